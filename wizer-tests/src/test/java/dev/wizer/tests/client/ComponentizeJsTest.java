package dev.wizer.tests.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** componentize-js builds a component with our wizer, and the component works. */
@EnabledIfEnvironmentVariable(named = "WIZER_CLIENTS", matches = ".+")
class ComponentizeJsTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"interp", "chicory"})
  void componentize_withOurWizer_givesAComponentThatWorks(String engine) throws Exception {
    String clients = System.getenv("WIZER_CLIENTS");
    Path component = directory.resolve("hello.component.wasm");
    Command build =
        Command.run(
            directory,
            Map.of("WIZER_BIN", launcher(engine).toString()),
            List.of(
                "node",
                Distribution.CLIENTS.resolve("componentize.mjs").toString(),
                clients,
                Distribution.CLIENTS.resolve("hello.js").toString(),
                Distribution.CLIENTS.resolve("hello.wit").toString(),
                "hello",
                component.toString()));
    assertEquals(0, build.exitCode(), build.err());

    Command call =
        Command.run(
            directory,
            Map.of(),
            List.of(
                "node",
                Distribution.CLIENTS.resolve("call.mjs").toString(),
                clients,
                component.toString(),
                directory.resolve("scratch").toString(),
                "hello",
                "world"));
    assertEquals("hello world\n", call.outText(), call.err());
  }

  /** componentize-js has no way to add an option, so a launcher of the test's own adds it. */
  private Path launcher(String engine) throws Exception {
    if (engine.equals("interp")) {
      return Distribution.WIZER;
    }
    Path launcher = directory.resolve("wizer-" + engine);
    Files.writeString(
        launcher, "#!/bin/sh\nexec '" + Distribution.WIZER + "' --engine " + engine + " \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return launcher;
  }
}
