package dev.wizer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FuncTypeTest {

  @Test
  void toString_everyKindOfType_isWrittenAsInTheSpecification() {
    FuncType type =
        new FuncType(
            List.of(NumType.I32, VecType.V128, RefType.FUNCREF), List.of(RefType.EXTERNREF));

    assertEquals("[i32 v128 funcref] -> [externref]", type.toString());
  }
}
