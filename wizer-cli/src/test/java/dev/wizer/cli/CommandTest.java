package dev.wizer.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.module.ConstExprEvaluator;
import dev.wizer.wasm.module.Data;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

  @TempDir Path directory;

  private final CommandRunner runner = new CommandRunner();
  private Path output;

  @BeforeEach
  void chooseOutput() {
    output = directory.resolve("out.wasm");
  }

  private String input(String name) {
    return CommandRunner.copyModule(name, directory);
  }

  private Module read() throws IOException {
    return ModuleReader.read(Files.readAllBytes(output));
  }

  private static List<String> exportNames(Module module) {
    return module.exports().stream().map(Export::name).toList();
  }

  private static int call(byte[] module, String function) {
    try (EngineInstance instance = InterpEngine.create().instantiate(module, List.of())) {
      return ((WasmValue.I32) instance.invoke(function)[0]).value();
    }
  }

  @Test
  void run_defaultInitFunction_restoresGlobalsAndMemory() throws IOException {
    assertEquals(0, runner.run(input("counter.wasm"), "-o", output.toString()));

    Module module = read();
    assertEquals(List.of("memory", "n", "other"), exportNames(module));
    assertEquals(2, module.memories().get(0).type().limits().min());
    assertEquals(5, call(Files.readAllBytes(output), "n"));
    Data data = module.datas().get(0);
    assertEquals(4, data.bytes().lengthInBytes());
    assertEquals(0x78, data.bytes().array()[data.bytes().start()]);
  }

  @Test
  void run_moduleOfVersionEleven_usesItsDefault() {
    assertEquals(0, runner.run(input("eleven.wasm"), "-o", output.toString(), "-v"));

    assertTrue(runner.errText().contains("`wizer-initialize`"), runner.errText());
  }

  @Test
  void run_reactor_runsItsConstructorsFirstAndOnce() throws IOException {
    assertEquals(0, runner.run(input("reactor.wasm"), "-o", output.toString()));

    assertEquals(10, call(Files.readAllBytes(output), "n"));
    assertEquals(List.of("n"), exportNames(read()));
  }

  @Test
  void run_constructorsAsInitFunction_runOnce() throws IOException {
    assertEquals(
        0, runner.run(input("reactor.wasm"), "-f", "_initialize", "-o", output.toString()));

    assertEquals(1, call(Files.readAllBytes(output), "n"));
    assertEquals(List.of("wizer.initialize", "n"), exportNames(read()));
  }

  @Test
  void run_standardInputToStandardOutput_writesTheModule() {
    int exitCode = runner.run(Map.of(), CommandRunner.module("counter.wasm"));

    assertEquals(0, exitCode);
    assertEquals(5, call(runner.out.toByteArray(), "n"));
  }

  @ParameterizedTest
  @CsvSource({
    "--keep-init-func, true",
    "--keep-init-func=true, true",
    "--keep-init-func true, true",
    "--keep-init-func=false, false",
    "--keep-init-func false, false"
  })
  void run_keepInitFunc_inEverySpelling(String option, boolean kept) throws IOException {
    List<String> words = new ArrayList<>(List.of(option.split(" ")));
    words.addAll(List.of(input("counter.wasm"), "-o", output.toString()));

    assertEquals(0, runner.run(words.toArray(String[]::new)), runner.errText());

    assertEquals(kept, exportNames(read()).contains("wizer.initialize"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-r", "--rename-func", "--func-rename"})
  void run_rename_replacesTheExportThatIsThere(String option) throws IOException {
    assertEquals(
        0,
        runner.run(option, "n=other", input("counter.wasm"), "-o=" + output, "-fwizer.initialize"));

    assertEquals(List.of("memory", "n"), exportNames(read()));
    assertEquals(1, call(Files.readAllBytes(output), "n"));
  }

  @Test
  void run_renameChain_appliesAllAtOnce() throws IOException {
    assertEquals(
        0, runner.run("-r", "memory=n", "-r", "n=other", input("counter.wasm"), "-o" + output));

    assertEquals(List.of("memory", "n"), exportNames(read()));
    assertEquals(5, call(Files.readAllBytes(output), "memory"));
    assertEquals(1, call(Files.readAllBytes(output), "n"));
  }

  @Test
  void run_failure_leavesTheOutputFileAsItWas() throws IOException {
    Files.writeString(output, "precious");

    assertEquals(5, runner.run(input("trap.wasm"), "-o", output.toString()));

    assertEquals("precious", Files.readString(output));
    assertNothingElseIn("trap.wasm", "out.wasm");
  }

  @Test
  void run_success_leavesNoTemporaryFile() throws IOException {
    Files.writeString(output, "old");
    Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("rw-r-----"));

    assertEquals(0, runner.run(input("counter.wasm"), "-o", output.toString()));

    assertNothingElseIn("counter.wasm", "out.wasm");
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(output)));
  }

  private void assertNothingElseIn(String... names) throws IOException {
    try (var files = Files.list(directory)) {
      assertEquals(
          List.of(names).stream().sorted().toList(),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void run_outputIsTheInput_works() throws IOException {
    String file = input("counter.wasm");

    assertEquals(0, runner.run(file, "-o", file));

    assertEquals(5, call(Files.readAllBytes(Path.of(file)), "n"));
  }

  @Test
  void run_outputIsASymbolicLink_replacesWhatItPointsTo() throws IOException {
    Path link = directory.resolve("link.wasm");
    Files.writeString(output, "old");
    Files.createSymbolicLink(link, output);

    assertEquals(0, runner.run(input("counter.wasm"), "-o", link.toString()));

    assertTrue(Files.isSymbolicLink(link));
    assertEquals(5, call(Files.readAllBytes(output), "n"));
  }

  @Test
  void run_exitWithCodeZero_isASuccess() throws IOException {
    int exitCode =
        runner.run("--allow-wasi", "-f", "success", input("exit.wasm"), "-o", output.toString());

    assertEquals(0, exitCode);
    Module module = read();
    assertEquals(9, firstDataByte(module));
  }

  @Test
  void run_preload_satisfiesTheImport() throws IOException {
    String library = "lib=" + input("lib.wasm");

    assertEquals(
        0, runner.run("--preload", library, input("double.wasm"), "-o", output.toString()));

    Module module = read();
    assertEquals(42, firstDataByte(module));
    assertEquals(1, module.imports().size());
  }

  /** The strings that the module found in its environment and its arguments. */
  private String strings(Map<String, String> environment, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("--allow-wasi"));
    words.addAll(List.of(options));
    words.addAll(List.of(input("environment.wasm"), "-o", output.toString()));
    assertEquals(
        0, runner.run(environment, new byte[0], words.toArray(String[]::new)), runner.errText());
    byte[] memory = new byte[2 * 65_536];
    Module module = read();
    for (Data data : module.datas()) {
      long offset =
          new ConstExprEvaluator(module).evaluateU32(((Data.Active) data.mode()).offset());
      ByteRange bytes = data.bytes();
      System.arraycopy(bytes.array(), bytes.start(), memory, (int) offset, bytes.lengthInBytes());
    }
    return text(memory, 4096) + "|" + text(memory, 65_536);
  }

  private static byte firstDataByte(Module module) {
    ByteRange bytes = module.datas().get(0).bytes();
    return bytes.array()[bytes.start()];
  }

  private static String text(byte[] memory, int start) {
    int end = start;
    while (memory[end] != 0 || memory[end + 1] != 0) {
      end++;
    }
    return new String(memory, start, end - start, StandardCharsets.UTF_8).replace('\0', ' ');
  }

  private static Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("ZEBRA", "z");
    variables.put("APPLE", "a");
    return variables;
  }

  @Test
  void run_environmentByDefault_isEmptyAndThereAreNoArguments() throws IOException {
    assertEquals("|", strings(environment()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--inherit-env", "--inherit-env=true"})
  void run_inheritEnv_givesTheEnvironmentSorted(String option) throws IOException {
    assertEquals("APPLE=a ZEBRA=z|", strings(environment(), option));
  }

  @Test
  void run_inheritEnvFalse_givesNothing() throws IOException {
    assertEquals("|", strings(environment(), "--inherit-env", "false"));
  }

  @Test
  void run_envOptions_giveTheNamedVariables() throws IOException {
    assertEquals(
        "ZEBRA=z NEW=1=2|",
        strings(environment(), "--env", "ZEBRA", "--env", "NEW=1=2", "--env", "UNSET"));
  }

  @Test
  void run_argOptions_followTheProgramsName() throws IOException {
    assertEquals(
        "|environment.wasm one two words",
        strings(environment(), "--arg", "one", "--arg", "two words"));
  }

  @Test
  void run_sameInputTwice_givesTheSameBytes() throws IOException {
    String file = input("counter.wasm");
    runner.run(file, "-o", output.toString());
    byte[] first = Files.readAllBytes(output);

    runner.run("--engine", "chicory", file, "-o", output.toString());

    assertArrayEquals(first, Files.readAllBytes(output));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--compile-hot-code=auto",
        "--compile-hot-code always",
        "--compile-hot-code=never",
        "--engine interp --compile-hot-code always"
      })
  void run_whateverIsCompiled_givesTheSameBytes(String options) throws IOException {
    String file = input("counter.wasm");
    runner.run(file, "-o", output.toString());
    byte[] first = Files.readAllBytes(output);
    List<String> words = new ArrayList<>(List.of(options.split(" ")));
    words.addAll(List.of(file, "-o", output.toString()));

    assertEquals(0, runner.run(words.toArray(String[]::new)), runner.errText());

    assertArrayEquals(first, Files.readAllBytes(output));
  }

  @Test
  void run_verboseFailure_showsTheStackTraceAfterTheError() {
    runner.run("-v", input("trap.wasm"), "-o", output.toString());

    assertTrue(runner.errText().contains("\tat dev.wizer."), runner.errText());
  }

  @Test
  void run_failureWithoutVerbose_showsNoStackTrace() {
    runner.run(input("trap.wasm"), "-o", output.toString());

    assertFalse(runner.errText().contains("\tat "), runner.errText());
  }

  @Test
  void run_relaxedSimdDeterministic_isAccepted() {
    assertEquals(
        0,
        runner.run(
            "--relaxed-simd-deterministic",
            "--wasm-relaxed-simd",
            "true",
            input("counter.wasm"),
            "-o",
            output.toString()));
  }

  @Test
  void run_relaxedSimd_isOnWhateverIsSaidOfDeterminism() throws IOException {
    Path module = directory.resolve("relaxed.wat");
    Files.writeString(
        module,
        "(module (memory (export \"m\") 1) (func (export \"wizer.initialize\")"
            + " (v128.store (i32.const 0) (f32x4.relaxed_madd"
            + " (v128.const f32x4 2 2 2 2) (v128.const f32x4 3 3 3 3)"
            + " (v128.const f32x4 1 1 1 1)))))");
    for (String determinism : List.of("", "=true", "=false")) {
      assertEquals(
          0,
          runner.run(
              "--relaxed-simd-deterministic" + determinism,
              module.toString(),
              "-o",
              output.toString()));
    }
    assertEquals(0, runner.run(module.toString(), "-o", output.toString()));
    assertEquals(
        ExitCode.INVALID_MODULE.code(),
        runner.run("--wasm-relaxed-simd=false", module.toString(), "-o", output.toString()));
  }

  @Test
  void run_component_isNotSupported() throws IOException {
    Path binary = directory.resolve("component.wasm");
    Files.write(binary, new byte[] {0, 'a', 's', 'm', 0x0D, 0, 1, 0});
    Path text = directory.resolve("component.wat");
    Files.writeString(text, "(component (core module))");
    for (Path component : List.of(binary, text)) {
      int exitCode = runner.run(component.toString(), "-o", output.toString());
      assertEquals(ExitCode.UNSUPPORTED.code(), exitCode);
      assertTrue(runner.errText().contains("this is a component, not a module"), runner.errText());
      assertFalse(Files.exists(output));
    }
  }
}
