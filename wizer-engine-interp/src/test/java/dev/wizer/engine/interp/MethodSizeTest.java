package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * HotSpot never compiles methods of more than 8,000 bytes of bytecode, and compiles long ones late:
 * the interpreter would be ten times slower without any other sign.
 */
class MethodSizeTest {

  private static final int MAX_BYTES = 8_000;
  private static final int MAX_LOOP_BYTES = 6_000;
  private static final String LOOP = "exec/ExecutionLoop.exec";

  @Test
  void allMethods_areCompiledByHotSpot() throws IOException, URISyntaxException {
    Map<String, Integer> sizes = sizes();
    assertTrue(sizes.size() > 100, () -> "methods found: " + sizes.size());
    sizes.values().removeIf(size -> size < MAX_BYTES);
    assertEquals(Map.of(), sizes);
  }

  @Test
  void interpreterLoop_leavesRoom() throws IOException, URISyntaxException {
    int size = sizes().get(LOOP);
    assertTrue(size > 1_000 && size < MAX_LOOP_BYTES, () -> LOOP + ": " + size);
  }

  /** The sizes of all methods of the engine, by package, class and name. */
  private static Map<String, Integer> sizes() throws IOException, URISyntaxException {
    Path root = Path.of(InterpEngine.class.getResource("InterpEngine.class").toURI()).getParent();
    Map<String, Integer> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      for (Path file : classes) {
        String name = root.relativize(file).toString().replace('\\', '/').replace(".class", "");
        MethodSizes.add(Files.readAllBytes(file), name, sizes);
      }
    }
    return sizes;
  }
}
