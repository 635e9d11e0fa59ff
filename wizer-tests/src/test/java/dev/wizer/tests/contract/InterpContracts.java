package dev.wizer.tests.contract;

import dev.wizer.engine.WasmEngine;
import org.junit.jupiter.api.Nested;

/** All that the in-house engine promises. */
abstract class InterpContracts {

  abstract WasmEngine engine();

  @Nested
  class Values extends ValueContract {
    @Override
    WasmEngine engine() {
      return InterpContracts.this.engine();
    }
  }

  @Nested
  class Numbers extends NumberContract {
    @Override
    WasmEngine engine() {
      return InterpContracts.this.engine();
    }
  }

  @Nested
  class Traps extends TrapContract {
    @Override
    WasmEngine engine() {
      return InterpContracts.this.engine();
    }
  }

  @Nested
  class Instantiation extends InstantiationContract {
    @Override
    WasmEngine engine() {
      return InterpContracts.this.engine();
    }
  }

  @Nested
  class Host extends HostContract {
    @Override
    WasmEngine engine() {
      return InterpContracts.this.engine();
    }
  }

  @Nested
  class State extends StateContract {
    @Override
    WasmEngine engine() {
      return InterpContracts.this.engine();
    }
  }

  @Nested
  class Simd extends SimdContract {
    @Override
    WasmEngine engine() {
      return InterpContracts.this.engine();
    }
  }

  @Nested
  class Linking extends LinkingContract {
    @Override
    WasmEngine engine() {
      return InterpContracts.this.engine();
    }
  }
}
