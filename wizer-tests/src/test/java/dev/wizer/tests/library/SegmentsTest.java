package dev.wizer.tests.library;

import static dev.wizer.tests.library.Modules.callI32;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.Wizer;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.CustomSection;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Elem;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the data and element segments that a module has, and which ones it gets. */
class SegmentsTest {

  private static byte[] wizen(byte[] module, String initFunc) {
    return Wizer.builder()
        .engine(InterpEngine.create())
        .initFunc(initFunc)
        .keepInitFunc(true)
        .build()
        .run(module)
        .bytes();
  }

  private static byte[] wizen(String text) {
    return wizen(WatParser.parse(text), "init");
  }

  private static List<byte[]> wizenedAgainAndAgain(String text) {
    List<byte[]> results = new ArrayList<>();
    results.add(wizen(text));
    for (int i = 0; i < 3; i++) {
      results.add(wizen(results.get(i), "noop"));
    }
    return results;
  }

  private static void assertSame(List<byte[]> results) {
    for (byte[] result : results) {
      assertArrayEquals(results.get(0), result);
    }
  }

  @Test
  void wizenedAgain_manySegmentsAndAnIndexThatIsNamed_givesTheSameBytes() {
    List<byte[]> results =
        wizenedAgainAndAgain(
            """
            (memory (export "m") 40) (data $p "x")
            (func (export "use")
              (memory.init $p (i32.const 1) (i32.const 0) (i32.const 1)))
            (func (export "noop"))
            (func (export "init") (local $i i32)
              (loop $l
                (i32.store8 (i32.mul (local.get $i) (i32.const 40)) (i32.const 7))
                (br_if $l
                  (i32.lt_u
                    (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                    (i32.const 60000)))))
            """);

    assertSame(results);
    assertEquals(60_001, ModuleReader.read(results.get(0)).datas().size());
  }

  @Test
  void wizenedAgain_manyElementSegments_givesTheSameBytes() {
    List<byte[]> results =
        wizenedAgainAndAgain(
            """
            (table $t 9000 funcref) (elem (i32.const 0) func $f) (elem $p func $f $f)
            (func $f (export "use")
              (table.init $p (i32.const 1) (i32.const 0) (i32.const 1)))
            (func (export "noop"))
            (func (export "init") (local $i i32)
              (loop $l
                (table.set (local.get $i) (ref.func $f))
                (br_if $l
                  (i32.lt_u
                    (local.tee $i (i32.add (local.get $i) (i32.const 3)))
                    (i32.const 9000)))))
            """);

    assertSame(results);
    // One of 3,000 new ones stands before the one that is named.
    assertEquals(3_001, ModuleReader.read(results.get(0)).elems().size());
  }

  @Test
  void elementSegments_moreThanEnginesAllow_areFewer() {
    byte[] result =
        wizen(
            """
            (table $t 300000 funcref) (elem (i32.const 0) func $f) (elem $p func $f $f)
            (func $f (export "use")
              (table.init $p (i32.const 1) (i32.const 0) (i32.const 1)))
            (func (export "init") (local $i i32)
              (loop $l
                (table.set (local.get $i) (ref.func $f))
                (br_if $l
                  (i32.lt_u
                    (local.tee $i (i32.add (local.get $i) (i32.const 2)))
                    (i32.const 300000)))))
            """);

    int count = ModuleReader.read(result).elems().size();
    assertTrue(count <= WasmLimits.MAX_ELEMENT_SEGMENTS, count + " segments");
    assertTrue(count > WasmLimits.MAX_ELEMENT_SEGMENTS - 5, count + " segments");
  }

  @Test
  void newSegments_takePlacesThatInstructionsMayName() {
    byte[] result =
        wizen(
            """
            (memory 1)
            (data "never named") (data $dropped "ab") (data $kept "cd") (data (i32.const 9) "x")
            (func (export "use-dropped")
              (memory.init $dropped (i32.const 0) (i32.const 0) (i32.const 1)))
            (func (export "use-nothing-of-dropped")
              (memory.init $dropped (i32.const 0) (i32.const 0) (i32.const 0)))
            (func (export "use-kept")
              (memory.init $kept (i32.const 0) (i32.const 0) (i32.const 2)))
            (func (export "get") (param i32) (result i32) (i32.load8_u (local.get 0)))
            (func (export "init")
              (data.drop $dropped)
              (i32.store8 (i32.const 100) (i32.const 1))
              (i32.store8 (i32.const 200) (i32.const 2)))
            """);

    List<Data> datas = ModuleReader.read(result).datas();
    assertEquals(List.of(true, true, false, true), datas.stream().map(Data::isActive).toList());
    try (EngineInstance instance = Modules.instantiate(result)) {
      assertThrows(TrapException.class, () -> instance.invoke("use-dropped"));
      instance.invoke("use-nothing-of-dropped");
      instance.invoke("use-kept");
      assertEquals('d', callI32(instance, "get", 1));
      assertEquals('x', callI32(instance, "get", 9));
      assertEquals(1, callI32(instance, "get", 100));
      assertEquals(2, callI32(instance, "get", 200));
    }
  }

  @Test
  void segmentsAboveTheHighestIndexThatIsNamed_vanishWhenTheyAreGone() {
    byte[] result =
        wizen(
            """
            (memory 1) (table 4 funcref)
            (data $a "ab") (data "cd") (data (i32.const 8) "x") (data "ef")
            (elem $e func $f) (elem (i32.const 0) func $f) (elem func $f) (elem funcref)
            (func $f (export "f")
              (memory.init $a (i32.const 0) (i32.const 0) (i32.const 1))
              (table.init $e (i32.const 0) (i32.const 0) (i32.const 1)))
            (func (export "init")
              (i32.store8 (i32.const 8) (i32.const 0))
              (table.set (i32.const 0) (ref.null func)))
            """);

    Module module = ModuleReader.read(result);
    assertEquals(1, module.datas().size());
    assertEquals(1, module.dataCount().orElseThrow());
    assertEquals(1, module.elems().size());
  }

  @Test
  void placeholders_whereNoNewSegmentIsLeft_keepTheirType() {
    byte[] result =
        wizen(
            """
            (memory 1) (table $t 4 externref) (table $u 4 funcref)
            (data "ab") (data $a "ab")
            (elem (table $t) (i32.const 0) externref (ref.null extern))
            (elem $x externref (ref.null extern)) (elem $e funcref (ref.null func))
            (func (export "use")
              (memory.init $a (i32.const 0) (i32.const 0) (i32.const 1))
              (table.init $t $x (i32.const 0) (i32.const 0) (i32.const 1))
              (table.init $u $e (i32.const 0) (i32.const 0) (i32.const 1)))
            (func (export "noop"))
            (func (export "init") (data.drop $a) (elem.drop $x) (elem.drop $e))
            """);

    Module module = ModuleReader.read(result);
    assertEquals(2, module.datas().size());
    assertEquals(List.of(1, 0, 0), module.elems().stream().map(e -> e.init().size()).toList());
    try (EngineInstance instance = Modules.instantiate(result)) {
      assertThrows(TrapException.class, () -> instance.invoke("use"));
    }
    assertArrayEquals(result, wizen(result, "noop"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(elem (ref null $a) (item (array.new $a (i32.const 4) (i32.const 4))))",
        "(elem (ref $s) (item (struct.new_default $s)))",
        "(elem (ref null $a) (item (array.new_default $a (i32.const 4)))) (elem func) (data \"x\")"
      })
  void passiveSegmentsThatNoInstructionNames_vanish(String segments) {
    byte[] result =
        wizen(
            "(type $a (array (mut i32))) (type $s (struct (field (mut i32))))"
                + segments
                + "(func (export \"init\"))");

    assertEquals(List.of(), ModuleReader.read(result).elems());
    assertEquals(List.of(), ModuleReader.read(result).datas());
  }

  @Test
  void declarativeSegment_staysWithWhatItDeclares() {
    byte[] result =
        wizen(
            """
            (table 2 funcref) (elem (i32.const 1) func $g) (elem declare func $f)
            (func $f) (func $g)
            (func (export "is-null") (result i32) (ref.is_null (ref.func $f)))
            (func (export "init") (table.set (i32.const 0) (ref.func $f)))
            """);

    List<Elem> elems = ModuleReader.read(result).elems();
    assertTrue(elems.stream().anyMatch(elem -> elem.mode() instanceof Elem.Declarative));
  }

  private static final String OVERLAPPING =
      """
      (memory 1) (memory 1)
      (data (i32.const 8) "abcdefgh") (data (i32.const 10) "XY") (data (i32.const 14) "1234")
      (data (memory 1) (i32.const 0) "\\00\\00\\00") (data (i32.const 100) "")
      (data (i32.const 4) "0123\\00\\00\\00\\00\\00\\00\\00\\00\\00\\00\\00\\00\\00\\00z")
      (table 3 funcref) (elem (i32.const 1) func $f)
      (global $g (mut i32) (i32.const 5))
      (func $f (export "noop"))
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(func (export \"init\"))",
        "(func (export \"init\") (i32.store8 (i32.const 10) (i32.load8_u (i32.const 10))))",
        "(func (export \"init\") (global.set $g (i32.const 6)))",
        "(func (export \"init\") (drop (memory.grow (i32.const 2))))",
        "(func (export \"init\")) (data $p \"p\") (func (data.drop $p))",
      })
  void memoriesThatHoldWhatTheyDidAtFirst_keepTheModulesOwnSegments(String rest) {
    byte[] module = WatParser.parse(OVERLAPPING + rest);
    byte[] result = wizen(module, "init");

    for (SectionId id : List.of(SectionId.DATA, SectionId.DATA_COUNT, SectionId.ELEMENT)) {
      assertArrayEquals(section(module, id), section(result, id));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 9, 10, 13, 17, 18, 22, 50, 65_535})
  void memoryWithOneOtherByte_getsNewSegments(int address) {
    byte[] module =
        WatParser.parse(
            OVERLAPPING
                + "(func (export \"get\") (param i32) (result i32) (i32.load8_u (local.get 0)))"
                + "(func (export \"init\") (i32.store8 (i32.const %d) (i32.const 77)))"
                    .formatted(address));
    byte[] result = wizen(module, "init");

    assertFalse(Arrays.equals(section(module, SectionId.DATA), section(result, SectionId.DATA)));
    try (EngineInstance instance = Modules.instantiate(result)) {
      assertEquals(77, callI32(instance, "get", address));
    }
    assertArrayEquals(result, wizen(result, "noop"));
  }

  @Test
  void largeAddresses_smallGaps_areOneSegment() {
    byte[] module =
        WatParser.parse(
            """
            (memory (export "memory") 40)
            (func (export "wizer.initialize") (local $i i32)
              (local.set $i (i32.const 2000000))
              (loop $l
                (i32.store align=1 (local.get $i) (i32.const 0x01010101))
                (br_if $l
                  (i32.lt_u
                    (local.tee $i (i32.add (local.get $i) (i32.const 10)))
                    (i32.const 2500000)))))
            """);
    byte[] result = Wizer.builder().engine(InterpEngine.create()).build().run(module).bytes();

    assertEquals(1, ModuleReader.read(result).datas().size());
    assertTrue(result.length <= 500_110, result.length + " bytes");
  }

  /** A name section whose subsections name globals, element segments and data segments. */
  private static byte[] withNames(String text) {
    WasmWriter names = new WasmWriter().writeName("name");
    for (int id : new int[] {7, 8, 9}) {
      WasmWriter entries = new WasmWriter().writeU32(4);
      for (int i = 0; i < 4; i++) {
        entries.writeU32(i).writeName("n" + id + "." + i);
      }
      names.writeByte(id).writeU32(entries.lengthInBytes()).writeAll(entries);
    }
    byte[] module = WatParser.parse(text);
    WasmWriter whole = new WasmWriter().writeBytes(module, 0, module.length);
    return whole.writeSection(SectionId.CUSTOM, names).toByteArray();
  }

  private static String names(byte[] module) {
    StringBuilder text = new StringBuilder();
    for (CustomSection custom : ModuleReader.read(module).customs()) {
      text.append(
          new String(
              module,
              custom.content().start(),
              custom.content().lengthInBytes(),
              StandardCharsets.ISO_8859_1));
    }
    return text.toString();
  }

  @Test
  void namesOfSegments_followThem() {
    byte[] result =
        wizen(
            withNames(
                """
                (memory 1) (table 4 funcref)
                (data "") (data $kept "kept") (data (i32.const 0) "a") (data (i32.const 9) "b")
                (elem func $f) (elem $e func $f) (elem (i32.const 0) func $f)
                (elem declare func $f)
                (global i32 (i32.const 0)) (global i32 (i32.const 0))
                (global i32 (i32.const 0)) (global i32 (i32.const 0))
                (func $f
                  (memory.init $kept (i32.const 0) (i32.const 0) (i32.const 1))
                  (table.init $e (i32.const 0) (i32.const 0) (i32.const 1)))
                (func (export "init") (i32.store8 (i32.const 50) (i32.const 1))
                  (table.set (i32.const 3) (ref.func $f)))
                """),
            "init");

    String names = names(result);
    // Place 0 holds something new, 1 what it held, and behind it is what is not named by index.
    assertTrue(names.contains("\t\7\1\1\4n9.1"), names);
    assertTrue(names.contains("\b\r\2\1\4n8.1\2\4n8.3"), names);
    for (int i = 0; i < 4; i++) {
      assertTrue(names.contains((char) i + "\4n7." + i), names);
    }
    assertFalse(names.contains("n9.0") || names.contains("n9.2") || names.contains("n8.2"), names);
  }

  @Test
  void namesOfSegments_allGone_leaveNoSubsection() {
    byte[] result =
        wizen(
            withNames(
                """
                (memory 1) (data (i32.const 0) "aaaa") (data (i32.const 100) "bbbb")
                (data (i32.const 4) "cccc")
                (func (export "init") (i32.store (i32.const 8) (i32.const 0x64646464)))
                """),
            "init");

    assertFalse(names(result).contains("n9."), names(result));
    assertTrue(names(result).contains("n7.0"), names(result));
  }

  @Test
  void namesOfSegments_nothingChanged_keepTheirBytes() {
    byte[] module = withNames("(memory 1) (data (i32.const 0) \"aaaa\") (func (export \"init\"))");

    assertArrayEquals(module, wizen(module, "init"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void reactorInitialize_asInitFunction_isNotExportedAnyMore(boolean keep) {
    byte[] result =
        Wizer.builder()
            .engine(InterpEngine.create())
            .initFunc("_initialize")
            .keepInitFunc(keep)
            .build()
            .run(
                WatParser.parse(
                    """
                    (memory (export "memory") 1)
                    (global $initialized (mut i32) (i32.const 0))
                    (func (export "_initialize")
                      (if (global.get $initialized) (then unreachable))
                      (global.set $initialized (i32.const 1)))
                    """))
            .bytes();

    assertTrue(ModuleReader.read(result).export("_initialize").isEmpty());
  }

  private static byte[] section(byte[] module, SectionId id) {
    for (RawSection section : ModuleReader.read(module).sections()) {
      if (section.id() == id) {
        return Arrays.copyOfRange(module, section.frame().start(), section.frame().end());
      }
    }
    return new byte[0];
  }
}
