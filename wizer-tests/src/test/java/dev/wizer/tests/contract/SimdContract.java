package dev.wizer.tests.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.NumType;
import dev.wizer.engine.VecType;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How vectors cross the port, for engines that have them. */
abstract class SimdContract {

  private static final FuncType SWAP =
      new FuncType(
          List.of(NumType.I32, VecType.V128, NumType.I64),
          List.of(NumType.I64, VecType.V128, NumType.I32));
  private static final WasmValue VECTOR =
      new WasmValue.V128(0x0807_0605_0403_0201L, 0x8F0E_0D0C_0B0A_0900L);

  abstract WasmEngine engine();

  private EngineInstance instantiate() {
    FunctionImport swap =
        new FunctionImport(
            "host",
            "swap",
            SWAP,
            (context, arguments) -> new WasmValue[] {arguments[2], arguments[1], arguments[0]});
    return engine().instantiate(Modules.read("simd/values"), List.of(swap));
  }

  @Test
  void invoke_vector_comesBackWithAllItsBits() {
    assertArrayEquals(new WasmValue[] {VECTOR}, instantiate().invoke("identity", VECTOR));
  }

  @Test
  void invoke_laneInstruction_takesLaneZeroFromTheLowBits() {
    assertArrayEquals(
        new WasmValue[] {new WasmValue.V128(0x0000_0001_FFFF_FFFFL, 0)},
        instantiate()
            .invoke(
                "add",
                new WasmValue.V128(0x0000_0000_FFFF_FFFEL, -1),
                new WasmValue.V128(0x0000_0001_0000_0001L, 0x0000_0001_0000_0001L)));
  }

  @Test
  void call_vectorAmongOthers_keepsBitsAndOrder() {
    assertArrayEquals(
        new WasmValue[] {new WasmValue.I64(2), VECTOR, new WasmValue.I32(1)},
        instantiate().invoke("swap", new WasmValue.I32(1), VECTOR, new WasmValue.I64(2)));
  }

  @Test
  void global_vector_hasItsValue() {
    EngineInstance instance = instantiate();
    assertEquals(new WasmValue.V128(1, -2), instance.state().global("global"));

    instance.invoke("setGlobal", VECTOR);

    assertEquals(VECTOR, instance.state().global("global"));
  }
}
