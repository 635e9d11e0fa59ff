package dev.wizer.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class WasmFormatExceptionTest {

  @Test
  void getMessage_outsideFunctions_hasTheOffset() {
    WasmFormatException e = new InvalidModuleException("unknown type 3", 0x1F3);
    assertEquals("unknown type 3 (at offset 0x1f3)", e.getMessage());
    assertEquals(WasmFormatException.NO_FUNCTION, e.funcIndex());
  }

  @Test
  void inFunction_keepsAllElse() {
    InvalidModuleException invalid = new InvalidModuleException("p", 16).inFunction(7);
    assertEquals("func 7: p (at offset 0x10)", invalid.getMessage());
    MalformedModuleException malformed = new MalformedModuleException("p", 16).inFunction(7);
    assertEquals("func 7: p (at offset 0x10)", malformed.getMessage());
    UnsupportedFeatureException unsupported =
        new UnsupportedFeatureException(Feature.GC, 16).inFunction(7);
    assertEquals(
        "func 7: unsupported: garbage collection (at offset 0x10)", unsupported.getMessage());
    assertSame(Feature.GC, unsupported.feature());
    assertEquals("unsupported: garbage collection", unsupported.problem());
    assertEquals(16, unsupported.offset());
    assertEquals(7, unsupported.funcIndex());
  }
}
