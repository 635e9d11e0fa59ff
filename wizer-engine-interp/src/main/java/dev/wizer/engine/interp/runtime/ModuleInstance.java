package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.interp.translate.ModuleLayout;

/**
 * The state of an instance. The fields are open because the interpreter works on them; the arrays
 * never change, what they hold does.
 */
public final class ModuleInstance {

  /** The module's layout. */
  public final ModuleLayout layout;

  /** The function index space. */
  public final Func[] funcs;

  /** The table index space. */
  public final Table[] tables;

  /** The memory index space. */
  public final LinearMemory[] memories;

  /** All globals' slots: see {@link ModuleLayout#globalSlot}. */
  public final long[] globals;

  /** Which data segments have been dropped. */
  public final boolean[] droppedData;

  /** The element segments as handles; null if dropped. */
  public final long[][] elements;

  /** The references that handles stand for. */
  public final References references;

  /** Moves values in and out. */
  public final Values values;

  ModuleInstance(ModuleLayout layout, Func[] funcs, Table[] tables, LinearMemory[] memories) {
    this.layout = layout;
    this.funcs = funcs;
    this.tables = tables;
    this.memories = memories;
    this.globals = new long[layout.globalSlotCount()];
    this.droppedData = new boolean[layout.module().datas().size()];
    this.elements = new long[layout.module().elems().size()][];
    this.references = new References(funcs.length);
    this.values = new Values(references);
  }
}
