package dev.wizer.wasm.validate;

import static dev.wizer.wasm.validate.Verdicts.VALID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Modules that are built to exhaust a validator. */
class ExtremeModulesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A module with types {@code []->[]} and {@code []->[i32 x 1000]}, and one body of type 0. */
  private static byte[] module(WasmWriter body) {
    WasmWriter types = new WasmWriter().writeByte(2).writeByte(0x60).writeByte(0).writeByte(0);
    types.writeByte(0x60).writeByte(0).writeU32(1000);
    for (int i = 0; i < 1000; i++) {
      types.writeByte(0x7F);
    }
    WasmWriter functions = new WasmWriter().writeByte(2).writeByte(0).writeByte(1);
    WasmWriter code = new WasmWriter().writeByte(2).writeU32(body.lengthInBytes()).writeAll(body);
    code.writeByte(3).writeByte(0).writeByte(0x00).writeByte(0x0B);
    byte[] preamble = new RawModule().build();
    return new WasmWriter()
        .writeBytes(preamble, 0, preamble.length)
        .writeSection(SectionId.TYPE, types)
        .writeSection(SectionId.FUNCTION, functions)
        .writeSection(SectionId.CODE, code)
        .toByteArray();
  }

  private static String verdict(WasmWriter body) {
    byte[] module = module(body);
    ThrowingSupplier<String> verdict = () -> Verdicts.of(module, Features.supported());
    return assertTimeoutPreemptively(PATIENCE, verdict);
  }

  private static WasmWriter repeat(WasmWriter writer, int times, int... code) {
    for (int i = 0; i < times; i++) {
      for (int value : code) {
        writer.writeByte(value);
      }
    }
    return writer;
  }

  @Test
  void deepNesting_isValid() {
    WasmWriter body = new WasmWriter().writeByte(0);
    repeat(body, 1_000_000, 0x02, 0x40);
    repeat(body, 1_000_001, 0x0B);
    assertEquals(VALID, verdict(body));
  }

  @Test
  void deepNesting_notClosed_isRefused() {
    WasmWriter body = repeat(new WasmWriter().writeByte(0), 1_000_000, 0x03, 0x40);
    assertEquals("unexpected end of section or function", verdict(body));
  }

  @Test
  void manyOperands_withinTheLimit_areDropped() {
    WasmWriter body = repeat(new WasmWriter().writeByte(0), 1_000_000, 0x41, 0);
    repeat(body, 1_000_000, 0x1A).writeByte(0x0B);
    assertEquals(VALID, verdict(body));
  }

  @Test
  void callsThatPushManyOperands_meetTheLimit() {
    WasmWriter body = repeat(new WasmWriter().writeByte(0), 1_000_000, 0x10, 1);
    assertEquals("too many operands in call: the limit is 10000000", verdict(body.writeByte(0x0B)));
  }

  @Test
  void branchTablesWithManyOperands_areValidInTime() {
    WasmWriter body = new WasmWriter().writeByte(0);
    body.writeByte(0x02).writeByte(1).writeByte(0x02).writeByte(1);
    body.writeByte(0x10).writeByte(1).writeByte(0x41).writeByte(0);
    body.writeByte(0x0E).writeU32(2_000_000);
    repeat(body, 1_000_000, 0, 1).writeByte(0);
    body.writeByte(0x0B).writeByte(0x0B);
    body.writeByte(0x00).writeByte(0x0B);
    assertEquals(VALID, verdict(body));
  }

  @Test
  void branchTablesInUnreachableCode_areValidInTime() {
    WasmWriter body = new WasmWriter().writeByte(0);
    body.writeByte(0x02).writeByte(1).writeByte(0x02).writeByte(1);
    body.writeByte(0x00).writeByte(0x0E).writeU32(7_000_000);
    repeat(body, 3_500_000, 0, 1).writeByte(0);
    body.writeByte(0x0B).writeByte(0x0B);
    body.writeByte(0x00).writeByte(0x0B);
    assertEquals(VALID, verdict(body));
  }

  @Test
  void manyLocalDeclarationsOfNone_areValid() {
    WasmWriter body = new WasmWriter().writeU32(1_000_000);
    repeat(body, 1_000_000, 0, 0x7F).writeByte(0x0B);
    assertEquals(VALID, verdict(body));
  }

  @Test
  void hugeCountOfLocalDeclarations_isRefused() {
    WasmWriter body = new WasmWriter().writeU32(-1).writeByte(0x0B);
    assertEquals("length out of bounds", verdict(body));
  }

  @Test
  void nestedBlocksInAConstantExpression_areRefused() {
    WasmWriter global = new WasmWriter().writeByte(1).writeByte(0x7F).writeByte(0);
    repeat(global, 1_000_000, 0x02, 0x40);
    repeat(global, 1_000_001, 0x0B);
    byte[] preamble = new RawModule().build();
    byte[] module =
        new WasmWriter()
            .writeBytes(preamble, 0, preamble.length)
            .writeSection(SectionId.GLOBAL, global)
            .toByteArray();
    assertEquals("constant expression required: block", Verdicts.of(module, Features.supported()));
  }
}
