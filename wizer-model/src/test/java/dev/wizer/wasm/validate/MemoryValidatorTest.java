package dev.wizer.wasm.validate;

import static dev.wizer.wasm.binary.RawModule.body;
import static dev.wizer.wasm.binary.RawModule.bytes;
import static dev.wizer.wasm.binary.RawModule.concat;
import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.of;
import static dev.wizer.wasm.validate.Verdicts.ofCode;
import static dev.wizer.wasm.validate.Verdicts.ofCodeText;
import static dev.wizer.wasm.validate.Verdicts.plainWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import org.junit.jupiter.api.Test;

class MemoryValidatorTest {

  private static String ofLoad(int... memArg) {
    return ofCode(concat(bytes(0x41, 0, 0x28), memArg, bytes(0x1A)));
  }

  @Test
  void memArg_alignment_isAtMostNatural() {
    assertEquals(VALID, ofLoad(2, 0));
    assertEquals(
        "alignment must not be larger than natural in i32.load: 2^3 instead of 2^2", ofLoad(3, 0));
    assertEquals(
        "alignment must not be larger than natural in i32.load: 2^32 instead of 2^2",
        ofLoad(32, 0));
    assertEquals(
        "alignment must not be larger than natural in v128.store: 2^5 instead of 2^4",
        ofCode(concat(bytes(0x41, 0, 0xFD, 12), new int[16], bytes(0xFD, 11, 5, 0))));
  }

  @Test
  void memArg_unknownFlags_areMalformed() {
    assertEquals("malformed memop flags", ofLoad(0x80, 0x01, 0));
    assertEquals("malformed memop flags", ofLoad(0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0, 0));
  }

  @Test
  void memArg_memoryIndex_followsTheFlags() {
    assertEquals(VALID, ofLoad(0x42, 1, 0));
    assertEquals("unknown memory 2 in i32.load", ofLoad(0x42, 2, 0));
    assertEquals(
        "alignment must not be larger than natural in i32.load: 2^3 instead of 2^2",
        ofLoad(0x43, 1, 0));
  }

  @Test
  void memArg_offset_has32Bits() {
    assertEquals(VALID, ofLoad(2, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F));
    assertEquals("offset out of range in i32.load", ofLoad(2, 0x80, 0x80, 0x80, 0x80, 0x10));
    assertEquals(
        "integer representation too long",
        ofLoad(2, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0));
  }

  @Test
  void access_withoutMemory_isUnknown() {
    for (int[] code :
        new int[][] {{0x41, 0, 0x28, 2, 0}, {0x41, 0, 0x41, 0, 0x36, 2, 0}, {0x3F, 0}}) {
      RawModule module =
          new RawModule()
              .vector(SectionId.TYPE, bytes(0x60, 0, 0))
              .vector(SectionId.FUNCTION, bytes(0))
              .vector(SectionId.CODE, body(concat(bytes(0), code, bytes(0, 0, 0, 0, 0x0B))));
      String problem = of(module);
      assertEquals("unknown memory 0", problem.substring(0, 16));
    }
  }

  @Test
  void lane_outOfRange_isInvalid() {
    int[] vector = concat(bytes(0xFD, 12), new int[16]);
    assertEquals(VALID, ofCode(concat(vector, bytes(0xFD, 0x15, 15, 0x1A))));
    assertEquals(
        "invalid lane index in i8x16.extract_lane_s: 16 of 16 lanes",
        ofCode(concat(vector, bytes(0xFD, 0x15, 16, 0x1A))));
    assertEquals(
        "invalid lane index in f64x2.extract_lane: 2 of 2 lanes",
        ofCode(concat(vector, bytes(0xFD, 0x21, 2, 0x1A))));
    assertEquals(
        "invalid lane index in v128.load64_lane: 2 of 2 lanes",
        ofCode(concat(bytes(0x41, 0), vector, bytes(0xFD, 0x57, 0, 0, 2, 0x1A))));
    int[] shuffle = new int[16];
    shuffle[15] = 32;
    assertEquals(
        "invalid lane index in i8x16.shuffle: 32 of 32 lanes",
        ofCode(concat(vector, vector, bytes(0xFD, 13), shuffle)));
  }

  @Test
  void memoryInstructions_nameUnknownMemories() {
    assertEquals(VALID, ofCode(0x3F, 1, 0x40, 1, 0x1A));
    assertEquals("unknown memory 2 in memory.size", ofCode(0x3F, 2));
    assertEquals("unknown memory 2 in memory.grow", ofCode(0x41, 0, 0x40, 2));
    assertEquals("unknown memory 2 in memory.copy", ofCode(0x00, 0xFC, 10, 0, 2));
    assertEquals("unknown memory 3 in memory.copy", ofCode(0x00, 0xFC, 10, 3, 2));
    assertEquals("unknown memory 2 in memory.fill", ofCode(0x00, 0xFC, 11, 2));
    assertEquals("unknown memory 2 in memory.init", ofCode(0x00, 0xFC, 8, 9, 2));
  }

  @Test
  void dataSegments_areCountedByTheirSection() {
    assertEquals(VALID, ofCode(0xFC, 9, 1));
    assertEquals("unknown data segment 2 in data.drop", ofCode(0xFC, 9, 2));
    assertEquals("unknown data segment 2 in memory.init", ofCode(0x00, 0xFC, 8, 2, 0));
    assertEquals("data count section required", of(plainWith(0, 0xFC, 9, 0, 0x0B)));
  }

  private static final String WIDE = "(memory $w i64 1) (memory $n 1) (data $d \"\")";

  @Test
  void wideAddresses_areTakenByAllAccesses() {
    assertEquals(VALID, ofCodeText(WIDE, "i64.const 0 i32.load i64.const 0 f64.load drop drop"));
    assertEquals(VALID, ofCodeText(WIDE, "i64.const 0 f32.const 0 f32.store"));
    assertEquals(VALID, ofCodeText(WIDE, "i64.const 0 v128.load i8x16.abs drop"));
    assertEquals(
        VALID, ofCodeText(WIDE, "i64.const 0 v128.const i32x4 0 0 0 0 v128.store8_lane 3"));
    assertEquals(VALID, ofCodeText(WIDE, "i32.const 0 i32.load $n drop"));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in i32.load",
        ofCodeText(WIDE, "i32.const 0 i32.load drop"));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in i64.store",
        ofCodeText(WIDE, "i32.const 0 i64.const 0 i64.store"));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in i32.load",
        ofCodeText(WIDE, "i64.const 0 i32.load $n drop"));
  }

  @Test
  void wideOffsets_areForWideMemoriesAlone() {
    assertEquals(VALID, ofCodeText(WIDE, "i64.const 0 i32.load offset=0xFFFFFFFFFFFFFFFF drop"));
    assertEquals(
        "offset out of range in i32.load",
        ofCodeText(WIDE, "i32.const 0 i32.load $n offset=0x100000000 drop"));
  }

  @Test
  void wideMemories_areMeasuredInWideNumbers() {
    assertEquals(VALID, ofCodeText(WIDE, "memory.size i64.eqz drop"));
    assertEquals(VALID, ofCodeText(WIDE, "i64.const 1 memory.grow i64.eqz drop"));
    assertEquals(VALID, ofCodeText(WIDE, "i64.const 0 i32.const 0 i64.const 1 memory.fill"));
    assertEquals(VALID, ofCodeText(WIDE, "i64.const 0 i32.const 0 i32.const 1 memory.init $d"));
    assertEquals(VALID, ofCodeText(WIDE, "i32.const 1 memory.grow $n i32.eqz drop"));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in memory.fill",
        ofCodeText(WIDE, "i64.const 0 i64.const 0 i64.const 1 memory.fill"));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in memory.init",
        ofCodeText(WIDE, "i64.const 0 i32.const 0 i64.const 1 memory.init $d"));
  }

  @Test
  void copies_takeTheNarrowerLength() {
    assertEquals(VALID, ofCodeText(WIDE, "i64.const 0 i64.const 0 i64.const 1 memory.copy"));
    assertEquals(VALID, ofCodeText(WIDE, "i64.const 0 i32.const 0 i32.const 1 memory.copy $w $n"));
    assertEquals(VALID, ofCodeText(WIDE, "i32.const 0 i64.const 0 i32.const 1 memory.copy $n $w"));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in memory.copy",
        ofCodeText(WIDE, "i64.const 0 i32.const 0 i64.const 1 memory.copy $w $n"));
  }

  @Test
  void atomics_needTheirNaturalAlignment() {
    String memory = "(memory 1 1 shared)";
    assertEquals(VALID, ofCodeText(memory, "i32.const 0 i32.atomic.load drop"));
    assertEquals(
        "atomic alignment must be natural in i32.atomic.load: 2^1 instead of 2^2",
        ofCodeText(memory, "i32.const 0 i32.atomic.load align=2 drop"));
    assertEquals(
        "atomic alignment must be natural in i64.atomic.rmw8.add_u: 2^1 instead of 2^0",
        ofCodeText(memory, "i32.const 0 i64.const 0 i64.atomic.rmw8.add_u align=2 drop"));
  }

  @Test
  void atomics_takeAddressesOfTheMemory() {
    assertEquals(
        VALID, ofCodeText(WIDE, "i64.const 0 i32.const 0 i32.const 1 i32.atomic.rmw.cmpxchg drop"));
    assertEquals(VALID, ofCodeText(WIDE, "i64.const 0 i32.const 0 memory.atomic.notify drop"));
    assertEquals(
        VALID, ofCodeText(WIDE, "i64.const 0 i64.const 0 i64.const 1 memory.atomic.wait64 drop"));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in memory.atomic.wait32",
        ofCodeText(WIDE, "i32.const 0 i32.const 0 i64.const 1 memory.atomic.wait32 drop"));
    assertEquals(
        "unknown memory 0 in i32.atomic.load", ofCodeText("", "i32.const 0 i32.atomic.load drop"));
  }

  @Test
  void fence_needsNoMemory() {
    assertEquals(VALID, ofCodeText("", "atomic.fence"));
    assertEquals("zero byte expected", ofCode(0xFE, 3, 1));
  }
}
