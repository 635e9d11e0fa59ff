package dev.wizer.engine.interp.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.interp.Tiers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loads and stores trap exactly where a memory ends that is hardly as long as they are wide, in all
 * tiers: at addresses near 2 GiB, sums and differences with an end so near to 0 wrap around.
 */
class ShortMemoryTest {

  /** Each with its width in bytes and the value that a store takes. */
  private static final String[][] ACCESSES = {
    {"i32.load8_u", "1", ""},
    {"i32.load8_s", "1", ""},
    {"i32.load16_u", "2", ""},
    {"i32.load16_s", "2", ""},
    {"i32.load", "4", ""},
    {"f32.load", "4", ""},
    {"i64.load32_u", "4", ""},
    {"i64.load", "8", ""},
    {"f64.load", "8", ""},
    {"v128.load", "16", ""},
    {"v128.load8_splat", "1", ""},
    {"v128.load64_zero", "8", ""},
    {"i32.store8", "1", "(i32.const -1)"},
    {"i32.store16", "2", "(i32.const -1)"},
    {"i32.store", "4", "(i32.const -1)"},
    {"i32.store", "4", "(i32.load8_u (i32.const 0))"},
    {"i64.store", "8", "(i64.const -1)"},
    {"f64.store", "8", "(f64.const 1)"},
    {"v128.store", "16", "(v128.const i64x2 1 2)"}
  };

  private static final int[] ADDRESSES = {
    0,
    1,
    7,
    8,
    15,
    16,
    17,
    0x7FFF_FFF0,
    0x7FFF_FFF8,
    0x7FFF_FFFC,
    0x7FFF_FFFE,
    0x7FFF_FFFF,
    0x8000_0000,
    0x8000_0001,
    -16,
    -8,
    -4,
    -2,
    -1
  };

  private static final long[] OFFSETS = {0, 0x7FFF_FFF8L, 0x8000_0000L};

  private static String module(String memories, String access, String immediates, String value) {
    return "(module "
        + memories
        + " (func (export \"f\") (param $address i32)"
        + (value.isEmpty() ? " (drop" : " (")
        + (value.isEmpty() ? " (" : "")
        + access
        + immediates
        + " (local.get $address) "
        + value
        + (value.isEmpty() ? "))" : ")")
        + "))";
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 7, 8, 17})
  void access_inAMemoryOfFewBytes_trapsIfItReachesBeyond(int length) {
    String memory = "(memory " + length + " (pagesize 1))";
    check(length, memory, "");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void access_inAnotherMemoryOfFewBytes_trapsIfItReachesBeyond(int length) {
    check(length, "(memory 1) (memory " + length + " (pagesize 1))", " 1");
  }

  private static void check(int length, String memories, String index) {
    for (String[] access : ACCESSES) {
      if (access[2].contains("load8_u") && length == 0) {
        continue;
      }
      for (long offset : OFFSETS) {
        List<String> outcomes =
            new Tiers(module(memories, access[0], index + " offset=" + offset, access[2]))
                .callFew(ADDRESSES);
        for (int i = 0; i < ADDRESSES.length; i++) {
          long end = (ADDRESSES[i] & 0xFFFF_FFFFL) + offset + Integer.parseInt(access[1]);
          String where = access[0] + " at " + ADDRESSES[i] + " + " + offset + " of " + length;
          boolean traps = outcomes.get(i).contains("out of bounds memory access");
          assertEquals(end > length, traps, () -> where + ": " + outcomes);
        }
      }
    }
  }
}
