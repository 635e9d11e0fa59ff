package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.NumType;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkingTest {

  private static final String STATE =
      "(module"
          + " (memory (export \"memory\") 1 3)"
          + " (table (export \"table\") 2 4 funcref)"
          + " (global (export \"global\") (mut i32) (i32.const 1))"
          + " (global (export \"fixed\") i32 (i32.const 7))"
          + " (tag (export \"tag\") (param i32))"
          + " (func (export \"seven\") (result i32) (i32.const 7))"
          + " (func (export \"load\") (result i32) (i32.load (i32.const 8)))"
          + " (func (export \"get\") (result i32) (global.get 0))"
          + " (func (export \"call\") (param i32) (result i32)"
          + "   (call_indirect (result i32) (local.get 0)))"
          + " (func (export \"throw\") (param i32) (throw 0 (local.get 0))))";

  private final EngineStore store = TestedEngine.create().newStore();
  private final EngineInstance state = store.instantiate(WatParser.parse(STATE), List.of());

  private EngineInstance importing(String text) {
    return Wat.instantiate(store, state, text);
  }

  private String refusal(String text) {
    return assertThrows(LinkException.class, () -> importing(text)).getMessage();
  }

  @Test
  void memory_imported_isTheSame() {
    EngineInstance other =
        importing(
            "(module (import \"m\" \"memory\" (memory 1))"
                + " (func (export \"store\") (param i32) (i32.store (i32.const 8) (local.get 0)))"
                + " (func (export \"grow\") (result i32) (memory.grow (i32.const 1))))");
    other.invoke("store", new WasmValue.I32(42));
    assertEquals(42, Wat.i32(state, "load"));
    assertEquals(1, Wat.i32(other, "grow"));
    assertEquals(2 * 65_536, state.state().memory("memory").lengthInBytes());
  }

  @Test
  void global_importedMutable_isTheSame() {
    EngineInstance other =
        importing(
            "(module (import \"m\" \"global\" (global (mut i32)))"
                + " (func (export \"set\") (param i32) (global.set 0 (local.get 0))))");
    other.invoke("set", new WasmValue.I32(5));
    assertEquals(5, Wat.i32(state, "get"));
    assertEquals(new WasmValue.I32(5), state.state().global("global"));
  }

  @Test
  void table_withAnotherInstancesFunction_callsItWithItsOwnState() {
    importing(
        "(module (import \"m\" \"table\" (table 2 funcref)) (memory 1)"
            + " (data (i32.const 0) \"\\2a\")"
            + " (func $f (result i32) (i32.load (i32.const 0)))"
            + " (elem (i32.const 1) $f))");
    assertEquals(42, Wat.i32(state, "call", 1));
    assertTrue(
        state.state().table("table").get(1) instanceof WasmValue.ForeignFuncRef,
        "a function that the instance has not got");
  }

  @Test
  void function_imported_keepsItsIdentity() {
    EngineInstance other =
        importing(
            "(module (import \"m\" \"seven\" (func $f (result i32)))"
                + " (export \"again\" (func $f)) (table (export \"t\") 1 funcref)"
                + " (elem (i32.const 0) $f)"
                + " (func (export \"g\") (result i32) (call $f)))");
    assertEquals(7, Wat.i32(other, "again"));
    assertEquals(7, Wat.i32(other, "g"));
    assertEquals(new WasmValue.FuncRef(0), other.state().table("t").get(0));
  }

  @Test
  void tag_imported_catchesWhatTheOtherInstanceThrows() {
    EngineInstance other =
        importing(
            "(module (import \"m\" \"tag\" (tag $t (param i32)))"
                + " (import \"m\" \"throw\" (func $throw (param i32)))"
                + " (func (export \"f\") (result i32)"
                + "  (block $h (result i32)"
                + "   (try_table (catch $t $h) (call $throw (i32.const 9)))"
                + "   (i32.const 0))))");
    assertEquals(9, Wat.i32(other, "f"));
  }

  @Test
  void imports_ofOtherTypes_areRefused() {
    assertEquals(
        "incompatible import type for `m` `seven`: imported as a global, but it is a function",
        refusal("(module (import \"m\" \"seven\" (global i32)))"));
    assertTrue(
        refusal("(module (import \"m\" \"seven\" (func (result i64))))")
            .endsWith("imported as [] -> [i64], but it is of type [] -> [i32]"));
    assertTrue(
        refusal("(module (import \"m\" \"memory\" (memory 2)))")
            .endsWith("its size is 1, at least 2 is wanted"));
    assertTrue(
        refusal("(module (import \"m\" \"memory\" (memory 1 2)))")
            .endsWith("its size may exceed 2"));
    assertTrue(
        refusal("(module (import \"m\" \"fixed\" (global (mut i32))))")
            .endsWith("the global is not mutable"));
    assertTrue(
        refusal("(module (import \"m\" \"tag\" (tag (param i64))))")
            .endsWith("the tag is of another type"));
    assertTrue(
        refusal("(module (import \"m\" \"memory\" (memory i64 1)))")
            .endsWith("the memory has other addresses"));
  }

  @Test
  void import_ofAnotherStore_isRefused() {
    EngineStore other = TestedEngine.create().newStore();
    String text = "(module (import \"m\" \"memory\" (memory 1)))";
    LinkException failure =
        assertThrows(LinkException.class, () -> Wat.instantiate(other, state, text));
    assertTrue(failure.getMessage().endsWith("it belongs to another store"));
  }

  @Test
  void sharedMemory_ofAnotherStore_isTheSame() {
    EngineInstance owner =
        store.instantiate(
            WatParser.parse(
                "(module (memory (export \"memory\") 1 2 shared)"
                    + " (func (export \"load\") (result i32) (i32.load (i32.const 0))))"),
            List.of());
    EngineInstance other =
        Wat.instantiate(
            TestedEngine.create().newStore(),
            owner,
            "(module (import \"m\" \"memory\" (memory 1 2 shared))"
                + " (func (export \"store\") (i32.store (i32.const 0) (i32.const 3))))");
    other.invoke("store");
    assertEquals(3, Wat.i32(owner, "load"));
  }

  @Test
  void segments_beforeTheOneThatDoesNotFit_stayApplied() {
    String text =
        "(module (import \"m\" \"memory\" (memory 1))"
            + " (data (i32.const 8) \"\\05\") (data (i32.const 65536) \"x\"))";
    assertThrows(TrapException.class, () -> importing(text));
    assertEquals(5, Wat.i32(state, "load"));
  }

  @Test
  void hostFunction_calledThroughAnotherInstance_seesTheCallersMemory() {
    HostFunction length =
        (context, arguments) ->
            new WasmValue[] {
              new WasmValue.I32((int) context.memory("memory").orElseThrow().lengthInBytes() >>> 16)
            };
    EngineInstance exporter =
        store.instantiate(
            WatParser.parse(
                "(module (import \"h\" \"f\" (func $f (result i32)))"
                    + " (memory (export \"memory\") 1) (export \"f\" (func $f)))"),
            List.of(
                new FunctionImport(
                    "h", "f", new FuncType(List.of(), List.of(NumType.I32)), length)));
    EngineInstance caller =
        Wat.instantiate(
            store,
            exporter,
            "(module (import \"m\" \"f\" (func $f (result i32)))"
                + " (memory (export \"memory\") 5)"
                + " (func (export \"g\") (result i32) (call $f)))");
    assertEquals(5, Wat.i32(caller, "g"));
    assertEquals(1, Wat.i32(exporter, "f"));
  }
}
