package dev.wizer.tests.spec;

import dev.wizer.engine.EngineStore;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.text.script.ModuleSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The module that every script can import from. Its parts are instantiated when something of them
 * is imported, as not every engine has all that they need.
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#spectest-host-module">The
 *     spectest host module</a>
 */
final class Spectest {

  /** The module name in imports. */
  static final String NAME = "spectest";

  private static final List<Module> PARTS =
      List.of(
          part(
              """
              (global (export "global_i32") i32 (i32.const 666))
              (global (export "global_i64") i64 (i64.const 666))
              (global (export "global_f32") f32 (f32.const 666.6))
              (global (export "global_f64") f64 (f64.const 666.6))
              (table (export "table") 10 20 funcref)
              (memory (export "memory") 1 2)
              (func (export "print"))
              (func (export "print_i32") (param i32))
              (func (export "print_i64") (param i64))
              (func (export "print_f32") (param f32))
              (func (export "print_f64") (param f64))
              (func (export "print_i32_f32") (param i32 f32))
              (func (export "print_f64_f64") (param f64 f64))
              """),
          part("(table (export \"table64\") i64 10 20 funcref)"),
          part("(memory (export \"shared_memory\") 1 2 shared)"));

  private final EngineStore store;
  private final List<ScriptInstance> instances = new ArrayList<>();

  Spectest(EngineStore store) {
    this.store = store;
  }

  private static Module part(String fields) {
    return ScriptModules.ofAllFeatures().load(new ModuleSource.Text(fields));
  }

  /** {@return the instance that exports {@code name}, if one does} */
  Optional<ScriptInstance> find(String name) {
    return PARTS.stream()
        .filter(part -> part.export(name).isPresent())
        .findFirst()
        .map(this::instance);
  }

  private ScriptInstance instance(Module part) {
    for (ScriptInstance existing : instances) {
      if (existing.module() == part) {
        return existing;
      }
    }
    ScriptInstance made = new ScriptInstance(part, store.instantiate(part.bytes(), List.of()));
    instances.add(made);
    return made;
  }
}
