package dev.wizer.tests.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasm.text.WatParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run in which an error is thrown at a site, or at all that its thread comes by then, never gives
 * another result than a run without: it gives that, or fails.
 *
 * <p>Each site has one of the kinds; with {@code -Dwizer.faults=all}, it has all, and there are
 * runs in which all threads fail.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FaultsTest {

  private static final boolean ALL = "all".equals(System.getProperty("wizer.faults"));

  private static final List<Supplier<? extends Error>> KINDS =
      List.of(
          OutOfMemoryError::new,
          StackOverflowError::new,
          NoClassDefFoundError::new,
          UnknownError::new);

  /** Code that is worth a second thread, memory that is, and one of each kind of state. */
  private static byte[] module(boolean objects) {
    String nops = "nop ".repeat(50_000);
    String struct = objects ? "(type $s (struct (field (mut i32)) (field (ref null $s))))" : "";
    String global = objects ? "(global $o (mut (ref null $s)) (ref.null $s))" : "";
    String objectCode =
        objects
            ? "(global.set $o (struct.new $s (i32.const 7) (struct.new $s (i32.const 8)"
                + " (ref.null $s))))"
            : "";
    return WatParser.parse(
        ("(module "
                + struct
                + "(import \"host\" \"answer\" (func $answer (result i32)))"
                + "(memory 12) (table $t 4 funcref) (global $g (mut i64) (i64.const 0))"
                + global
                + "(elem declare func $one)"
                + "(func $one (result i32) (i32.const 1))"
                + "(func $long1 "
                + nops
                + ") (func $long2 "
                + nops
                + ") (func $long3 "
                + nops
                + ") (func $long4 "
                + nops
                + ")"
                + "(func (export \"wizer.initialize\") (local $i i32)"
                + objectCode
                + "(if (i32.eq (memory.grow (i32.const 2)) (i32.const -1)) (then unreachable))"
                + "(if (i32.eq (table.grow $t (ref.func $one) (i32.const 2)) (i32.const -1))"
                + " (then unreachable))"
                + "(loop $l"
                + " (i32.store (i32.mul (local.get $i) (i32.const 7919))"
                + "  (i32.add (call $answer)"
                + "    (call_indirect (result i32) (i32.const 4))))"
                + " (local.set $i (i32.add (local.get $i) (i32.const 1)))"
                + " (br_if $l (i32.lt_u (local.get $i) (i32.const 100))))"
                + "(i64.store (i32.const 900000) (i64.const -1))"
                + "(global.set $g (i64.const 5))))")
            .getBytes(StandardCharsets.UTF_8));
  }

  @SuppressWarnings("unchecked")
  private static Function<byte[], byte[]> load(FaultyClasses classes, String name, Object argument)
      throws ReflectiveOperationException {
    Class<?> type = argument instanceof Path ? Path.class : argument.getClass();
    return (Function<byte[], byte[]>)
        classes.loadClass(name).getConstructor(type).newInstance(argument);
  }

  @ParameterizedTest
  @ValueSource(strings = {"USUAL", "INTERPRETED", "COMPILED", "CHICORY"})
  void run_errorAtAnySite_givesTheResultOrFails(String engine) throws Exception {
    FaultyClasses classes = new FaultyClasses();
    Function<byte[], byte[]> run = load(classes, FaultyRun.class.getName(), engine);

    check(engine, classes, run, module(!engine.equals("CHICORY")));
  }

  @Test
  void command_errorAtAnySite_writesTheResultOrFails(@TempDir Path folder) throws Exception {
    FaultyClasses classes = new FaultyClasses();
    Function<byte[], byte[]> run = load(classes, "dev.wizer.cli.FaultyCommand", folder);
    byte[] module =
        WatParser.parse(
            "(module (memory 1) (func (export \"wizer.initialize\") (i32.store (i32.const 0)"
                .concat(" (i32.const 77))))")
                .getBytes(StandardCharsets.UTF_8));

    check("command", classes, run, module);
  }

  private static void check(
      String name, FaultyClasses classes, Function<byte[], byte[]> run, byte[] module) {
    byte[] expected = run.apply(module);
    BitSet sites = Faults.sitesOf(() -> assertArrayEquals(expected, run.apply(module)));
    int[] tally = new int[3];
    List<String> wrong = new ArrayList<>();
    for (int site = sites.nextSetBit(0); site >= 0; site = sites.nextSetBit(site + 1)) {
      for (int kind = 0; kind < KINDS.size(); kind++) {
        if (ALL || site % KINDS.size() == kind) {
          for (Faults.Extent extent : Faults.Extent.values()) {
            if (ALL || extent != Faults.Extent.EVERYWHERE) {
              strike(run, module, expected, site, kind, extent, tally, wrong);
            }
          }
        }
      }
    }
    System.out.printf(
        "%s: %d of %d sites, %d runs: %d failed, %d had the result, %d did not come by%n",
        name,
        sites.cardinality(),
        classes.siteCount(),
        tally[0] + tally[1] + tally[2],
        tally[0],
        tally[1],
        tally[2]);
    assertEquals(List.of(), wrong);
    assertTrue(sites.cardinality() > 500, "sites: " + sites.cardinality());
    assertTrue(tally[0] > sites.cardinality(), "failed runs: " + tally[0]);
    assertArrayEquals(expected, run.apply(module), "a run after all these");
  }

  private static void strike(
      Function<byte[], byte[]> run,
      byte[] module,
      byte[] expected,
      int site,
      int kind,
      Faults.Extent extent,
      int[] tally,
      List<String> wrong) {
    Faults.arm(site, extent, KINDS.get(kind));
    byte[] result = null;
    try {
      result = run.apply(module);
    } catch (Throwable t) {
      // That is how it should be.
    }
    boolean struck = Faults.disarm();
    if (!struck) {
      tally[2]++;
    } else if (result == null) {
      tally[0]++;
    } else {
      tally[1]++;
    }
    if (result != null && !Arrays.equals(expected, result)) {
      wrong.add("site " + site + ", kind " + kind + ", " + extent);
    }
  }
}
