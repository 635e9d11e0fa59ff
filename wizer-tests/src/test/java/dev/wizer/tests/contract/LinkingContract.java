package dev.wizer.tests.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.InstanceImport;
import dev.wizer.engine.LinkException;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.UncaughtExceptionException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the port's documentation promises of instances that import from one another. */
abstract class LinkingContract {

  static final String EXPORTER =
      """
      (module
        (type $callback (func))
        (tag (export "tag") (param i32))
        (memory (export "memory") 1 2)
        (global $g (export "global") (mut i32) (i32.const 5))
        (table (export "externs") 1 externref)
        (table (export "functions") 1 funcref)
        (func (export "add") (param i32) (result i32)
          (global.set $g (i32.add (global.get $g) (local.get 0)))
          (global.get $g))
        (func (export "same") (param funcref) (result funcref) (local.get 0))
        (func (export "grow") (drop (memory.grow (i32.const 1)))))
      """;

  abstract WasmEngine engine();

  static EngineInstance instantiate(EngineStore store, String text, EngineInstance... from) {
    byte[] module = WatParser.parse(text);
    List<ModuleImport> imports = new ArrayList<>();
    for (Import entry : ModuleReader.read(module).imports()) {
      imports.add(new InstanceImport(entry.module(), entry.name(), from[0].export(entry.name())));
    }
    return store.instantiate(module, imports);
  }

  private static WasmValue[] i32(int value) {
    return new WasmValue[] {new WasmValue.I32(value)};
  }

  @Test
  void instantiate_importsOfEachKind_areSharedBetweenInstances() {
    EngineStore store = engine().newStore();
    EngineInstance exporter = instantiate(store, EXPORTER);
    EngineInstance importer =
        instantiate(
            store,
            """
            (module
              (import "m" "add" (func $add (param i32) (result i32)))
              (import "m" "memory" (memory 1))
              (import "m" "global" (global $g (mut i32)))
              (import "m" "externs" (table 1 externref))
              (data (i32.const 7) "x")
              (func (export "run") (param externref) (result i32)
                (table.set (i32.const 0) (local.get 0))
                (drop (call $add (i32.const 10)))
                (global.set $g (i32.mul (global.get $g) (i32.const 2)))
                (call $add (i32.load8_u (i32.const 7)))))
            """,
            exporter);

    WasmValue[] results = importer.invoke("run", new WasmValue.ExternRef("object"));

    assertArrayEquals(i32(30 + 'x'), results);
    assertEquals(new WasmValue.I32(30 + 'x'), exporter.state().global("global"));
    assertEquals('x', exporter.state().memory("memory").chunk(0).get(7));
    assertEquals(new WasmValue.ExternRef("object"), exporter.state().table("externs").get(0));
    exporter.invoke("grow");
    assertEquals(2 << 16, exporter.state().memory("memory").lengthInBytes());
  }

  @Test
  void invoke_importedTag_isCaughtByTheOtherInstance() {
    EngineStore store = engine().newStore();
    EngineInstance exporter = instantiate(store, EXPORTER);
    EngineInstance importer =
        instantiate(
            store,
            """
            (module
              (import "m" "tag" (tag $t (param i32)))
              (func $throw (export "throw") (throw $t (i32.const 3)))
              (func (export "catch") (result i32)
                (block $caught (result i32)
                  (try_table (catch $t $caught) (call $throw))
                  (unreachable))))
            """,
            exporter);

    assertArrayEquals(i32(3), importer.invoke("catch"));
    assertThrows(UncaughtExceptionException.class, () -> importer.invoke("throw"));
  }

  @ParameterizedTest
  @CsvSource({
    "'(import \"m\" \"add\" (func))'",
    "'(import \"m\" \"add\" (global i32))'",
    "'(import \"m\" \"memory\" (memory 2))'",
    "'(import \"m\" \"memory\" (memory 1 1))'",
    "'(import \"m\" \"global\" (global i32))'",
    "'(import \"m\" \"global\" (global (mut i64)))'",
    "'(import \"m\" \"externs\" (table 2 externref))'",
    "'(import \"m\" \"externs\" (table 1 funcref))'",
    "'(import \"m\" \"tag\" (tag))'"
  })
  void instantiate_importOfAnotherType_isALinkFailure(String importer) {
    EngineStore store = engine().newStore();
    EngineInstance exporter = instantiate(store, EXPORTER);
    LinkException failure =
        assertThrows(LinkException.class, () -> instantiate(store, importer, exporter));
    assertTrue(failure.getMessage().startsWith("incompatible import type"));
  }
}
