package dev.wizer.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.chicory.ChicoryEngine;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract, and where Chicory's compiled code departs from it: see the package's description.
 */
class ChicoryCompilerTest {

  private static final WasmEngine ENGINE = ChicoryEngine.compiler();

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

    /** Any NaN. */
    @Override
    void assertF32Nan(WasmValue result) {
      assertTrue(Float.isNaN(Float.intBitsToFloat(((WasmValue.F32) result).bits())));
    }

    /** Any NaN. */
    @Override
    void assertF64Nan(WasmValue result) {
      assertTrue(Double.isNaN(Double.longBitsToDouble(((WasmValue.F64) result).bits())));
    }

    /** The sign depends on what the JVM has compiled. */
    @Override
    @Test
    void invoke_absOfNan_clearsTheSignAlone() {
      WasmValue.F32 result = (WasmValue.F32) numbers("f32.abs", f32(0xFFA0_0001));
      assertEquals(0x7FA0_0001, result.bits() & Integer.MAX_VALUE);
    }

    /** Wrong: the number was to become positive. */
    @Override
    @Test
    void invoke_copysignFromLargeNumber_takesItsSign() {
      int large = Float.floatToRawIntBits(4290772992.0f);
      assertEquals(f32(0xBF80_0000), numbers("f32.copysign", f32(0xBF80_0000), f32(large)));
    }
  }

  @Nested
  class Traps extends TrapContract {
    @Override
    WasmEngine engine() {
      return ENGINE;
    }

    /** Wrong: nothing happens. */
    @Override
    @ParameterizedTest
    @ValueSource(
        strings = {
          "table.fill from 2^31-1",
          "table.fill of 2^31-1 elements",
          "table.init to 2^31-1"
        })
    void invoke_tableRangeWithEndOf2To31OrMore_traps(String export) {
      assertEquals(0, instantiate("traps").invoke(export).length);
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
