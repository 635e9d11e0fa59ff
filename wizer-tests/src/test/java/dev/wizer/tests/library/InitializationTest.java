package dev.wizer.tests.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.InitCall;
import dev.wizer.Stub;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.WizerReport;
import dev.wizer.WizerResult;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.NumType;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasi.WasiConfig;
import dev.wizer.wasi.WasiPreview1;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Initialization functions of any type, several, or none; exits and imports that do no harm. */
class InitializationTest {

  /** Each function appends a digit to the global, which is what the result starts with. */
  private static final byte[] DIGITS =
      WatParser.parse(
          """
          (module
            (global $g (mut i32) (i32.const 0))
            (global $sum (mut f64) (f64.const 0))
            (func $add (param i32)
              (global.set $g
                (i32.add (i32.mul (global.get $g) (i32.const 10)) (local.get 0))))
            (func (export "g") (result i32) (global.get $g))
            (func (export "one") (call $add (i32.const 1)))
            (func (export "two") (result i32) (call $add (i32.const 2)) (i32.const -7))
            (func (export "digit") (param i32) (call $add (local.get 0)))
            (func (export "all") (param i32 i64 f32 f64) (result f64)
              (call $add (local.get 0))
              (f64.add (f64.convert_i64_u (local.get 1))
                (f64.add (f64.promote_f32 (local.get 2)) (local.get 3))))
            (func (export "several") (result i32 i64) (i32.const 1) (i64.const -2))
            (func (export "digit(9)") (call $add (i32.const 5)))
            (func (export "ref") (param externref)))
          """);

  private static Wizer.Builder builder() {
    return Wizer.builder().engine(InterpEngine.create());
  }

  private static WizerResult wizen(InitCall... calls) {
    return builder().initCalls(List.of(calls)).build().run(DIGITS);
  }

  private static int call(WizerResult result, String function) {
    try (EngineInstance instance = InterpEngine.create().instantiate(result.bytes(), List.of())) {
      return ((WasmValue.I32) instance.invoke(function)[0]).value();
    }
  }

  private static WizerException failure(Wizer.Builder builder, byte[] module) {
    Wizer wizer = builder.build();
    return assertThrows(WizerException.class, () -> wizer.run(module));
  }

  private static List<String> exportNames(WizerResult result) {
    return ModuleReader.read(result.bytes()).exports().stream().map(Export::name).toList();
  }

  @Test
  void initCalls_several_areMadeInOrderAndRemoved() {
    WizerResult result =
        wizen(
            InitCall.of("two"), InitCall.of("digit", "3"), InitCall.of("one"), InitCall.of("two"));

    assertEquals(2312, call(result, "g"));
    assertEquals(List.of("g", "all", "several", "digit(9)", "ref"), exportNames(result));
    List<WizerReport.InitResult> calls = result.report().initCalls();
    assertEquals(List.of("two", "digit", "one", "two"), names(calls));
    assertEquals(List.of(new WasmValue.I32(-7)), calls.get(0).results());
    assertEquals(List.of(), calls.get(1).results());
  }

  private static List<String> names(List<WizerReport.InitResult> calls) {
    return calls.stream().map(WizerReport.InitResult::exportName).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all(1, 2, 0.5, 0x1p-2)|1|2.75",
        "all( -1 ,18446744073709551615,-inf,1e3 )|-1|-Infinity",
        "all(0xffff_ffff,0,0,0)|-1|0.0"
      })
  void initCall_argumentsInItsName_areNumbersOfTheTextFormat(String text, int g, double sum) {
    WizerResult result = wizen(InitCall.of(text));

    assertEquals(g, call(result, "g"));
    assertEquals(
        List.of(new WasmValue.F64(Double.doubleToRawLongBits(sum))),
        result.report().initCalls().get(0).results());
  }

  @Test
  void initCall_exportOfThatVeryName_isMeant() {
    assertEquals(5, call(wizen(InitCall.of("digit(9)")), "g"));
    assertEquals(8, call(wizen(InitCall.of("digit(8)")), "g"));
    assertEquals(1, call(wizen(InitCall.of("one()")), "g"));
  }

  @Test
  void initCall_severalResults_areReported() {
    assertEquals(
        List.of(new WasmValue.I32(1), new WasmValue.I64(-2)),
        wizen(InitCall.of("several")).report().initCalls().get(0).results());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "digit|type `[i32] -> []`, but is called with none",
        "digit(1, 2)|is called with 2 arguments",
        "digit(1.5)|takes `i32` as argument 1, which `1.5` is not",
        "digit(4294967296)|which `4294967296` is not",
        "digit(x)|which `x` is not",
        "digit(,)|is called with 2 arguments",
        "all(1,2,3,nan:0x)|takes `f64` as argument 4",
        "ref(0)|only numbers can be given",
        "nothing(1)|does not have a `nothing` export",
      })
  void initCall_wrongArguments_areRefused(String call, String message) {
    WizerException e = failure(builder().initFunc(call), DIGITS);

    assertEquals(FailureKind.REFUSED, e.kind());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void initCalls_none_startFunctionAndReactorAloneInitialize() {
    byte[] module =
        WatParser.parse(
            """
            (module
              (global $g (mut i32) (i32.const 0))
              (func $start (global.set $g (i32.const 4)))
              (start $start)
              (func (export "_initialize")
                (global.set $g (i32.add (global.get $g) (i32.const 2))))
              (func (export "wizer.initialize") unreachable)
              (func (export "g") (result i32) (global.get $g)))
            """);
    WizerResult result = builder().initCalls(List.of()).build().run(module);

    assertEquals(6, call(result, "g"));
    assertEquals(List.of("wizer.initialize", "g"), exportNames(result));
    assertEquals(List.of(), result.report().initCalls());
  }

  @Test
  void expectResult_thatIsReturned_isSuccess() {
    List<InitCall> calls = List.of(InitCall.of("one"), InitCall.of("two"));
    assertEquals(12, call(builder().initCalls(calls).expectResult("-7").build().run(DIGITS), "g"));
    assertEquals(
        12, call(builder().initCalls(calls).expectResult("0xfffffff9").build().run(DIGITS), "g"));
  }

  @Test
  void expectResult_anotherIsReturned_isAFailure() {
    WizerException e = failure(builder().initFunc("two").expectResult("0"), DIGITS);

    assertEquals(FailureKind.GUEST_EXIT, e.kind());
    assertEquals("the `two` function returned -7, but 0 is expected", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"one,0", "several,1", "two,1.5", "two,zero"})
  void expectResult_thatNothingCouldReturn_isRefused(String function, String expected) {
    WizerException e = failure(builder().initFunc(function).expectResult(expected), DIGITS);
    assertEquals(FailureKind.REFUSED, e.kind(), e.getMessage());
  }

  private static final byte[] EXITING =
      WatParser.parse(
          """
          (module
            (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
            (memory (export "memory") 1)
            (global $g (mut i32) (i32.const 0))
            (func (export "init") (global.set $g (i32.const 1)) (call $exit (i32.const 66)))
            (func (export "after") (global.set $g (i32.const 2)))
            (func (export "g") (result i32) (global.get $g)))
          """);

  private static Wizer.Builder exiting() {
    return builder()
        .allowWasi(() -> WasiPreview1.open(WasiConfig.builder().build()))
        .initCalls(List.of(InitCall.of("init"), InitCall.of("after")));
  }

  private static int callExiting(WizerResult result, String function) {
    FunctionImport exit =
        new FunctionImport(
            "wasi_snapshot_preview1",
            "proc_exit",
            new FuncType(List.of(NumType.I32), List.of()),
            (context, arguments) -> {
              throw new IllegalStateException("not called");
            });
    try (EngineInstance instance =
        InterpEngine.create().instantiate(result.bytes(), List.of(exit))) {
      return ((WasmValue.I32) instance.invoke(function)[0]).value();
    }
  }

  @Test
  void acceptExit_thatCode_endsTheInitialization() {
    WizerResult result = exiting().acceptExit(3).acceptExit(66).build().run(EXITING);

    assertEquals(OptionalInt.of(66), result.report().exitCode());
    assertEquals(List.of("init"), names(result.report().initCalls()));
    assertEquals(1, callExiting(result, "g"));
    assertEquals(FailureKind.GUEST_EXIT, failure(exiting().acceptExit(3), EXITING).kind());
    assertEquals(FailureKind.GUEST_EXIT, failure(exiting(), EXITING).kind());
  }

  private static final byte[] IMPORTING =
      WatParser.parse(
          """
          (module
            (import "env" "a" (func $a (param i32) (result i32)))
            (import "env" "b" (func $b (result f64)))
            (import "other.x" "c" (func $c))
            (import "env" "unused" (func $unused (result (ref extern))))
            (memory (export "memory") 1)
            (func (export "wizer.initialize")
              (i32.store (i32.const 0) (call $a (i32.const 3)))
              (i32.store (i32.const 4) (call $a (i32.const 3)))
              (f64.store (i32.const 8) (call $b))
              (call $c))
            (func (export "ref") (drop (call $unused))))
          """);

  @Test
  void stub_ofAModule_returnsZerosAndCounts() {
    WizerResult result = builder().stub(Stub.of("*")).build().run(IMPORTING);

    assertEquals(
        List.of(
            new WizerReport.StubCalls("env", "a", 2),
            new WizerReport.StubCalls("env", "b", 1),
            new WizerReport.StubCalls("other.x", "c", 1),
            new WizerReport.StubCalls("env", "unused", 0)),
        result.report().stubs());
    assertEquals(0, ModuleReader.read(result.bytes()).datas().size());
  }

  @Test
  void stub_withAValue_returnsIt() {
    WizerResult result =
        builder()
            .stub(new Stub("env.a", Optional.of("0x01020304")))
            .stub(Stub.of("env.*"))
            .stub(Stub.of("other.x.c"))
            .build()
            .run(IMPORTING);

    ByteRange data = ModuleReader.read(result.bytes()).datas().get(0).bytes();
    assertEquals(8, data.lengthInBytes());
    assertEquals(4, data.array()[data.start()]);
    assertEquals(1, data.array()[data.start() + 7]);
  }

  @Test
  void stub_byName_comesBeforeOthersAndByPatternBehindThem() {
    Wizer.Builder provided =
        builder()
            .hostFunctions(
                (module, name, type) ->
                    Optional.of(
                        (context, arguments) -> {
                          throw new IllegalStateException("called " + name);
                        }));
    assertTrue(
        String.join(" ", failure(provided.stub(Stub.of("env.*")), IMPORTING).details())
            .contains("called a"));
    assertTrue(
        String.join(" ", failure(provided.stub(Stub.of("env.a")), IMPORTING).details())
            .contains("called b"));
  }

  @ParameterizedTest
  @CsvSource({"env.z,", "a,", "env.a,x", "env.a,1.5", "other.x.c,0"})
  void stub_thatFitsNoImport_isRefused(String pattern, String value) {
    Stub stub = new Stub(pattern, Optional.ofNullable(value));
    WizerException e = failure(builder().stub(stub), IMPORTING);
    assertEquals(FailureKind.REFUSED, e.kind(), e.getMessage());
  }

  @Test
  void stub_thatHasToReturnAReference_failsWhenCalled() {
    WizerException e = failure(builder().initFunc("ref").stub(Stub.of("*")), IMPORTING);
    assertEquals(FailureKind.HOST, e.kind());
    assertTrue(String.join(" ", e.details()).contains("`env.unused`"), e.details().toString());
  }
}
