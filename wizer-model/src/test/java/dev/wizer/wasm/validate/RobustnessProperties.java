package dev.wizer.wasm.validate;

import static dev.wizer.wasm.binary.RawModule.body;
import static dev.wizer.wasm.binary.RawModule.bytes;
import static dev.wizer.wasm.binary.RawModule.concat;
import static dev.wizer.wasm.binary.RawModule.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the bytes, there is a verdict, and never another exception. */
class RobustnessProperties {

  private static final byte[] RICH = rich();

  private static byte[] rich() {
    int[] zero = {0x41, 0, 0x0B};
    int[] control = {
      2, 1, 0x7E, 2, 0x7B, 0x02, 0x7F, 0x20, 0, 0x03, 1, 0x22, 0, 0x41, 1, 0x0D, 0, 0x0B, 0x20, 0,
      0x0E, 2, 0, 1, 0, 0x0B, 0x04, 0x7F, 0x41, 0x80, 0x80, 4, 0x05, 0x3F, 1, 0x0B, 0x0B
    };
    int[] memory = {
      0, 0x41, 0, 0x20, 0, 0x29, 3, 16, 0x37, 0x43, 1, 2, 0x41, 1, 0xFD, 0, 4, 0, 0xFD, 0x15, 3,
      0x1A, 0x00, 0xFC, 8, 0, 0, 0xFC, 10, 0, 1, 0xFC, 12, 0, 0, 0x41, 0, 0x11, 0, 0, 0x42, 1, 0x0B
    };
    int[] references = {
      0, 0xD2, 2, 0xD1, 0x1A, 0x41, 0, 0x25, 1, 0xD0, 0x6F, 0x41, 1, 0x1C, 1, 0x6F, 0x41, 1, 0xFC,
      15, 1, 0x1A, 0x23, 1, 0x42, 5, 0x7C, 0x24, 1, 0x10, 0, 0x44, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F,
      0xFC, 2, 0x1A, 0x0F, 0x0B
    };
    return new RawModule()
        .section(SectionId.CUSTOM, concat(name("producers"), bytes(0)))
        .vector(
            SectionId.TYPE,
            bytes(0x60, 0, 0),
            bytes(0x60, 1, 0x7F, 1, 0x7F),
            bytes(0x60, 1, 0x7F, 1, 0x7E))
        .vector(SectionId.IMPORT, concat(name("env"), name("f"), bytes(0, 0)))
        .vector(SectionId.FUNCTION, bytes(1), bytes(2), bytes(0))
        .vector(SectionId.TABLE, bytes(0x70, 1, 1, 10), bytes(0x6F, 0, 1))
        .vector(SectionId.MEMORY, bytes(0, 1), bytes(1, 1, 2))
        .vector(
            SectionId.GLOBAL,
            bytes(0x7F, 0, 0x41, 1, 0x41, 2, 0x6A, 0x0B),
            bytes(0x7E, 1, 0x42, 0, 0x0B),
            bytes(0x70, 0, 0xD2, 2, 0x0B))
        .vector(SectionId.EXPORT, concat(name("f"), bytes(0, 1)), concat(name("m"), bytes(2, 0)))
        .section(SectionId.START, 0)
        .vector(
            SectionId.ELEMENT,
            concat(bytes(0), zero, bytes(2, 0, 1)),
            bytes(3, 0, 1, 3),
            bytes(5, 0x6F, 1, 0xD0, 0x6F, 0x0B))
        .section(SectionId.DATA_COUNT, 2)
        .vector(SectionId.CODE, body(control), body(memory), body(references))
        .vector(SectionId.DATA, bytes(1, 3, 1, 2, 3), concat(bytes(2, 1), zero, bytes(1, 9)))
        .section(SectionId.CUSTOM, concat(name("name"), bytes(1, 4, 1, 0, 1, 'g')))
        .build();
  }

  private static String verdict(byte[] module) {
    return Verdicts.of(module, Features.supported());
  }

  @Example
  void theModuleItselfIsValid() {
    assertEquals(Verdicts.VALID, verdict(RICH));
  }

  @Example
  void everyTruncationHasAVerdict() {
    int valid = 0;
    for (int length = 0; length < RICH.length; length++) {
      valid += verdict(Arrays.copyOf(RICH, length)).equals(Verdicts.VALID) ? 1 : 0;
    }
    // After the preamble, the first custom section, the types, the imports and the data.
    assertEquals(5, valid);
  }

  @Example
  void everyFlippedBitHasAVerdict() {
    for (int bit = 0; bit < Byte.SIZE * RICH.length; bit++) {
      byte[] module = RICH.clone();
      module[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertNotEquals("", verdict(module));
    }
  }

  @Example
  void everyByteReplacedHasAVerdict() {
    for (int offset = 0; offset < RICH.length; offset++) {
      for (int value = 0; value < 256; value += 3) {
        byte[] module = RICH.clone();
        module[offset] = (byte) value;
        assertNotEquals("", verdict(module));
      }
    }
  }

  @Property(tries = 3000)
  void severalChangesHaveAVerdict(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] module = RICH.clone();
    for (int left = 2 + random.nextInt(6); left > 0; left--) {
      module[8 + random.nextInt(module.length - 8)] = (byte) random.nextInt(256);
    }
    assertNotEquals("", verdict(module));
  }

  @Property(tries = 3000)
  void randomBodiesHaveAVerdict(@ForAll long seed) {
    Random random = new Random(seed);
    int[] code = random.ints(1 + random.nextInt(60), 0, 256).toArray();
    assertNotEquals("", Verdicts.of(Verdicts.richWith(random.nextInt(4), code)));
  }

  @Property(tries = 1000)
  void randomSectionsHaveAVerdict(@ForAll long seed) {
    Random random = new Random(seed);
    RawModule module = new RawModule();
    for (SectionId id : SectionId.values()) {
      if (random.nextInt(3) == 0) {
        module.section(id, random.ints(random.nextInt(30), 0, 16).toArray());
      }
    }
    assertNotEquals("", Verdicts.of(module));
  }
}
