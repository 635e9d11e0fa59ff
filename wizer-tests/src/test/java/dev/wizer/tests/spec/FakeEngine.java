package dev.wizer.tests.spec;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.Extern;
import dev.wizer.engine.InstanceImport;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.TableView;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.UncaughtExceptionException;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * An engine that executes nothing: what a function or an instantiation does is decided by its
 * export's name.
 */
final class FakeEngine implements WasmEngine {

  /** What has been imported, by all modules in order. */
  final List<Exported> imported = Collections.synchronizedList(new ArrayList<>());

  /**
   * What an instance exports.
   *
   * @param store the instance's store
   * @param name the export
   */
  record Exported(EngineStore store, String name) implements Extern {}

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public EngineStore newStore(RunBudget budget) {
    return new Store();
  }

  private final class Store implements EngineStore {

    @Override
    public EngineInstance instantiate(ModuleBytes bytes, List<? extends ModuleImport> imports) {
      imports.forEach(entry -> imported.add((Exported) ((InstanceImport) entry).extern()));
      Module module = ModuleReader.read(bytes);
      if (module.export("refused").isPresent()) {
        throw new UnsupportedByEngineException(name(), "SIMD");
      }
      if (module.export("of another type").isPresent()) {
        throw new LinkException("incompatible import type");
      }
      if (module.export("trap at the start").isPresent()) {
        throw new TrapException(TrapKind.UNREACHABLE);
      }
      return new Instance(this);
    }
  }

  private record Instance(EngineStore store) implements EngineInstance {

    @Override
    public WasmValue[] invoke(String exportName, WasmValue... arguments) {
      return switch (exportName) {
        case "echo" -> arguments;
        case "trap" -> throw new TrapException(TrapKind.INTEGER_OVERFLOW);
        case "recurse" -> throw new ExhaustionException("call stack exhausted", List.of());
        case "throw" -> throw new UncaughtExceptionException(this, "tag 0", List.of());
        case "loop" -> waitForEver();
        default -> throw new IllegalArgumentException("no function " + exportName);
      };
    }

    private static WasmValue[] waitForEver() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new WasmValue[0];
    }

    @Override
    public Extern export(String exportName) {
      return new Exported(store, exportName);
    }

    @Override
    public InstanceState state() {
      return new State();
    }

    @Override
    public void close() {}
  }

  /** All globals are 7. */
  private record State() implements InstanceState {

    @Override
    public WasmValue global(String exportName) {
      return new WasmValue.I32(7);
    }

    @Override
    public MemoryView memory(String exportName) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TableView table(String exportName) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isDataSegmentDropped(int dataIndex) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isElementSegmentDropped(int elemIndex) {
      throw new UnsupportedOperationException();
    }
  }
}
