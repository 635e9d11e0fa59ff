package dev.wizer.wasm.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
  }
}
