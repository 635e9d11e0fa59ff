package dev.wizer.tests.contract;

import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.chicory.ChicoryEngine;
import org.junit.jupiter.api.Nested;

class ChicoryInterpreterTest {

  private static final WasmEngine ENGINE = ChicoryEngine.interpreter();

  @Nested
  class Values extends ValueContract {
    @Override
    WasmEngine engine() {
      return ENGINE;
    }
  }

  @Nested
  class Numbers extends NumberContract {
    @Override
    WasmEngine engine() {
      return ENGINE;
    }
  }

  @Nested
  class Traps extends TrapContract {
    @Override
    WasmEngine engine() {
      return ENGINE;
    }
  }

  @Nested
  class Instantiation extends InstantiationContract {
    @Override
    WasmEngine engine() {
      return ENGINE;
    }
  }

  @Nested
  class Host extends HostContract {
    @Override
    WasmEngine engine() {
      return ENGINE;
    }
  }

  @Nested
  class State extends StateContract {
    @Override
    WasmEngine engine() {
      return ENGINE;
    }
  }

  @Nested
  class Linking extends LinkingContract {
    @Override
    WasmEngine engine() {
      return ENGINE;
    }
  }
}
