package dev.wizer.tests.library;

import static dev.wizer.tests.library.Modules.callI32;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.SizeReport;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.WizerResult;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.ConstExprEvaluator;
import dev.wizer.wasm.module.CustomSection;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that say what a result is to be like. */
class ResultFormTest {

  private static final String GET =
      """
      (func (export "get") (param i32) (result i32) (i32.load8_u (local.get 0)))
      """;

  /** The stack first, then data; initialization leaves something in both. */
  private static final String STACK =
      GET
          + """
          (memory 2)
          (global $sp (export "__stack_pointer") (mut i32) (i32.const 4096))
          (data (i32.const 4096) "data")
          (func $callee
            (global.set $sp (i32.sub (global.get $sp) (i32.const 16)))
            (i32.store (global.get $sp) (i32.const -1))
            (global.set $sp (i32.add (global.get $sp) (i32.const 16))))
          (func (export "wizer.initialize")
            (global.set $sp (i32.sub (global.get $sp) (i32.const 32)))
            (i32.store8 (global.get $sp) (i32.const 5))
            (call $callee)
            (i32.store8 (i32.const 5000) (i32.const 6)))
          """;

  private static Wizer.Builder builder() {
    return Wizer.builder().engine(InterpEngine.create()).verify(true);
  }

  @Test
  void zeroBelowStackPointer_keepsLiveFramesAndData() {
    byte[] module = WatParser.parse(STACK);
    byte[] with = builder().zeroBelowStackPointer(true).build().run(module).bytes();
    byte[] without = builder().build().run(module).bytes();

    try (EngineInstance instance = Modules.instantiate(with);
        EngineInstance other = Modules.instantiate(without)) {
      assertEquals(0, callI32(instance, "get", 4048));
      assertEquals(255, callI32(other, "get", 4048));
      for (EngineInstance each : List.of(instance, other)) {
        assertEquals(5, callI32(each, "get", 4064));
        assertEquals('d', callI32(each, "get", 4096));
        assertEquals(6, callI32(each, "get", 5000));
      }
    }
  }

  @Test
  void zeroBelowStackPointer_gapsThatAreFilled_haveZerosToo() {
    byte[] result =
        builder()
            .zeroBelowStackPointer(true)
            .maxDataSegments(1)
            .build()
            .run(
                WatParser.parse(
                    """
                    (memory 2)
                    (global $sp (mut i32) (i32.const 4096))
                    (global (export "__stack_low") i32 (i32.const 2048))
                    (export "__stack_pointer" (global $sp))
                    (func (export "wizer.initialize")
                      (memory.fill (i32.const 2000) (i32.const 9) (i32.const 3000)))
                    """))
            .bytes();

    Data data = ModuleReader.read(result).datas().get(0);
    byte[] expected = new byte[3_000];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) (i >= 48 && i < 2_096 ? 0 : 9);
    }
    assertEquals(3_000, data.bytes().lengthInBytes());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], result[data.bytes().start() + i], "byte " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(memory 1)",
        "(memory 1) (global (export \"__stack_pointer\") i32 (i32.const 4096))",
        "(memory 1) (global (export \"__stack_pointer\") (mut f32) (f32.const 4096))",
        "(global (export \"__stack_pointer\") (mut i32) (i32.const 4096))",
        "(memory 1) (global (export \"__stack_pointer\") (mut i32) (i32.const 4096))",
        "(memory 1) (global (export \"__stack_pointer\") (mut i32) (i32.const 4096))"
            + "(data (i32.const 1024) \"data, then bss, then the stack\")",
      })
  void zeroBelowStackPointer_stackUnknown_isRefused(String text) {
    byte[] module = WatParser.parse(text + "(func (export \"wizer.initialize\"))");
    Wizer wizer = builder().zeroBelowStackPointer(true).build();

    WizerException failure = assertThrows(WizerException.class, () -> wizer.run(module));

    assertEquals(FailureKind.REFUSED, failure.kind());
  }

  @Test
  void zeroBelowStackPointer_pointerElsewhere_isRefused() {
    byte[] module =
        WatParser.parse(
            """
            (memory 1) (data (i32.const 4096) "x")
            (global $sp (export "__stack_pointer") (mut i32) (i32.const 4096))
            (func (export "wizer.initialize") (global.set $sp (i32.const 50000)))
            """);
    Wizer wizer = builder().zeroBelowStackPointer(true).build();

    WizerException failure = assertThrows(WizerException.class, () -> wizer.run(module));

    assertEquals(FailureKind.UNSUPPORTED, failure.kind());
  }

  @Test
  void pageAligned_segments_areWholePages() {
    byte[] module =
        WatParser.parse(
            """
            (memory 3) (data (i32.const 10) "x") (data (i32.const 131000) "y")
            (func (export "wizer.initialize")
              (i32.store (i32.const 8190) (i32.const -1))
              (i32.store8 (i32.const 70000) (i32.const 1)))
            """);
    byte[] result = builder().pageAligned(true).build().run(module).bytes();

    Module read = ModuleReader.read(result);
    ConstExprEvaluator evaluator = new ConstExprEvaluator(read);
    for (Data data : read.datas()) {
      assertEquals(0, evaluator.evaluateAddress(data.offset()) % 4_096);
      assertEquals(0, data.bytes().lengthInBytes() % 4_096);
    }
    assertEquals(3, read.datas().size());
    byte[] again = builder().pageAligned(true).initCalls(List.of()).build().run(result).bytes();
    assertArrayEquals(result, again);
  }

  private static byte[] withCustoms(String text, String... names) {
    byte[] module = WatParser.parse(text);
    WasmWriter whole = new WasmWriter().writeBytes(module, 0, module.length);
    for (String name : names) {
      whole.writeSection(SectionId.CUSTOM, new WasmWriter().writeName(name));
    }
    return whole.toByteArray();
  }

  private static List<String> customs(byte[] module) {
    return ModuleReader.read(module).customs().stream().map(CustomSection::name).toList();
  }

  private static final String[] CUSTOMS = {
    "name",
    ".debug_info",
    "reloc..debug_line",
    "sourceMappingURL",
    "external_debug_info",
    "producers",
    "target_features",
    "build_id",
    "metadata.code.branch_hint"
  };

  @Test
  void stripDebug_leavesOutWhatOnlyDebuggersRead() {
    byte[] module = withCustoms("(func (export \"wizer.initialize\"))", CUSTOMS);

    assertEquals(
        List.of("producers", "target_features", "build_id", "metadata.code.branch_hint"),
        customs(builder().stripDebug(true).build().run(module).bytes()));
    assertEquals(List.of(CUSTOMS), customs(builder().build().run(module).bytes()));
  }

  @Test
  void sectionsForLinkers_segmentsOthersThanBefore_go() {
    byte[] module =
        withCustoms(
            "(memory 1) (func (export \"wizer.initialize\") (i32.store8 (i32.const 1) (i32.const 1)))",
            "linking",
            "reloc.CODE",
            "producers");

    assertEquals(List.of("producers"), customs(builder().build().run(module).bytes()));
  }

  @Test
  void sizeReport_saysWhereTheBytesAre() {
    byte[] module = WatParser.parse(STACK);
    WizerResult result = builder().build().run(module);

    SizeReport report = SizeReport.of(module, result.module());

    long before = 8;
    long after = 8;
    for (SizeReport.SectionSize section : report.sections()) {
      before += section.before();
      after += section.after();
    }
    assertEquals(module.length, before);
    assertEquals(result.lengthInBytes(), after);
    int segments = report.segments().stream().mapToInt(SizeReport.Group::count).sum();
    assertEquals(result.report().dataSegments(), segments);
    assertEquals(segments - 1, report.gaps().stream().mapToInt(SizeReport.Group::count).sum());
    assertTrue(
        report.segments().stream()
            .allMatch(
                group ->
                    group.lengthInBytes() >= group.minLength() * group.count()
                        && group.lengthInBytes() < 2 * group.minLength() * group.count()));
  }
}
