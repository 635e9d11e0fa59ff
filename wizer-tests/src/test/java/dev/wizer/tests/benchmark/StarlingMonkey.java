package dev.wizer.tests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A JavaScript engine with a script: what componentize-js asks its wizer for, kept by a command
 * that takes the wizer's place. In the same way a result is given back to componentize-js, which
 * makes a component of it that can be called.
 */
final class StarlingMonkey implements PlannedCase.Source, Check {

  private final Path scripts;
  private final Path clients;
  private final Path script;
  private final Path kept;

  /**
   * @param scripts where the scripts are that use the clients
   * @param clients where the clients are installed
   * @param script what the engine runs; it exports a function {@code hello}
   * @param kept a directory for this case alone
   */
  StarlingMonkey(Path scripts, Path clients, Path script, Path kept) {
    this.scripts = scripts;
    this.clients = clients;
    this.script = script;
    this.kept = kept;
  }

  @Override
  public Case make() throws IOException, InterruptedException {
    Files.createDirectories(kept);
    componentize(keeper(), kept.resolve("none.wasm"));
    if (!Files.exists(kept.resolve("stdin"))) {
      throw new UnusableException(
          "componentize-js did not get as far as wizer; see " + kept.resolve("log"));
    }
    return new Case(
        kept.resolve("in.wasm"),
        Files.readAllLines(kept.resolve("options")),
        environment(kept.resolve("environment")),
        kept.resolve("stdin"));
  }

  /** {@return what the component says} */
  @Override
  public String describe(Path result) throws IOException, InterruptedException {
    Path component = kept.resolve("component.wasm");
    Path scratch = kept.resolve("scratch");
    deleteAll(scratch);
    Files.deleteIfExists(component);
    componentize(replayer(result), component);
    Path said = kept.resolve("said");
    int exitCode = node(said, Map.of(), "call.mjs", clients, component, scratch, "hello", "world");
    return exitCode == 0 ? Files.readString(said).trim() : "no component that works, see " + said;
  }

  private void componentize(String wizer, Path output) throws IOException, InterruptedException {
    Path command = kept.resolve("wizer");
    Files.writeString(command, wizer);
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    node(
        kept.resolve("log"),
        Map.of("WIZER_BIN", command.toString()),
        "componentize.mjs",
        clients,
        script,
        scripts.resolve("hello.wit"),
        "hello",
        output);
  }

  private int node(Path log, Map<String, String> variables, String name, Object... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", scripts.resolve(name).toString()));
    Stream.of(words).map(Object::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return builder.start().waitFor();
  }

  /** Keeps everything where it can be used again, and then fails: nothing more is needed. */
  private String keeper() {
    return """
        #!/bin/bash
        PATH=/usr/bin:/bin
        cd 'KEPT'
        cp "${@: -1}" in.wasm
        rm -rf dir && mkdir dir
        : >options
        for option in "${@:1:$#-1}"; do
          case $option in
            --dir=*) cp -r "${option#--dir=}/." dir; original=${option#--dir=} ;;
          esac
          case $option in
            -o*) ;;
            *) printf '%s\\n' "${option//$original/KEPT\\/dir}" >>options ;;
          esac
        done
        sed "s#$original#KEPT/dir#g" >stdin
        tr '\\0' '\\n' </proc/self/environ | grep -v '^PATH=\\|^_=\\|^PWD=\\|^SHLVL=\\|^OLDPWD=' >environment
        exit 1
        """
        .replace("KEPT", kept.toString());
  }

  /** Has the result at once. */
  private static String replayer(Path result) {
    return """
        #!/bin/bash
        /bin/cat >/dev/null
        for option; do
          case $option in
            -o=*) exec /bin/cp 'RESULT' "${option#-o=}" ;;
          esac
        done
        exit 1
        """
        .replace("RESULT", result.toString());
  }

  private static Map<String, String> environment(Path file) throws IOException {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        variables.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return variables;
  }

  private static void deleteAll(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
