package dev.wizer.tests.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.chicory.ChicoryEngine;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChicoryRefusalsTest {

  @ParameterizedTest
  @CsvSource({
    "'(import \"m\" \"functions\" (table 1 funcref))'",
    "'(import \"m\" \"same\" (func (param funcref) (result funcref)))'",
    "'(import \"m\" \"memory\" (memory 1)) (data \"x\")'",
    "'(memory i64 1)'",
    "'(memory 1 1 shared)'",
    "'(memory 1 (pagesize 1))'",
    "'(table i64 1 funcref)'",
    "'(type (struct))'",
    "'(global anyref (ref.null any))'",
    "'(func (local (ref null i31)))'",
    "'(memory 1) (func (drop (i32.atomic.load (i32.const 0))))'",
    "'(func try catch_all end)'",
    "'(func (i32.const 0) (try_table (param i32) (drop)))'"
  })
  void instantiate_whatChicoryCanNotDo_isRefused(String module) {
    for (WasmEngine engine : List.of(ChicoryEngine.interpreter(), ChicoryEngine.compiler())) {
      EngineStore store = engine.newStore();
      EngineInstance exporter = LinkingContract.instantiate(store, LinkingContract.EXPORTER);
      assertThrows(
          UnsupportedByEngineException.class,
          () -> LinkingContract.instantiate(store, module, exporter));
    }
  }
}
