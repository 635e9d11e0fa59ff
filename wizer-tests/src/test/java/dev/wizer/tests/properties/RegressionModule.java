package dev.wizer.tests.properties;

import dev.wizer.wasm.text.WatParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A module that was once pre-initialized wrongly, in the text format, with what is right in
 * comments at the beginning of lines.
 *
 * <ul>
 *   <li>{@code ;; init: NAME} names the initialization function, if it is not the usual one
 *   <li>{@code ;; fails: KIND MESSAGE} says that the run fails so, with a part of the message
 *   <li>{@code ;; state: LINE}, repeated: all of the state, in the words of {@link Outcome}
 * </ul>
 *
 * @param bytes the module
 * @param init the initialization function
 * @param failure how the run fails; empty if it does not
 * @param state the state afterwards; empty if the comments do not tell
 */
record RegressionModule(byte[] bytes, String init, String failure, List<String> state) {

  static RegressionModule read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return new RegressionModule(
        WatParser.parse(String.join("\n", lines)),
        values(lines, "init").stream().findFirst().orElse("wizer.initialize"),
        String.join(" ", values(lines, "fails")),
        values(lines, "state"));
  }

  private static List<String> values(List<String> lines, String key) {
    String start = ";; " + key + ": ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .toList();
  }
}
