package dev.wizer.tests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the cases in a directory. */
final class Cases {

  private final Path project;
  private final Path scripts;
  private final Path clients;
  private final Path directory;

  Cases(Path project, Path clients, Path directory) {
    this.project = project;
    this.scripts = project.resolve("wizer-tests/clients");
    this.clients = clients;
    this.directory = directory;
  }

  /** {@return all cases} The numbers of instructions are {@link InstructionCounter}'s. */
  List<PlannedCase> all() throws IOException {
    Files.createDirectories(directory);
    return List.of(
        // 110 ms where a bare JVM takes 40.
        planned("tiny", () -> tiny(), new Goal(Goal.What.STARTS, 2.75)),
        planned("sieve of 4,000,000", () -> Case.of(project.resolve("examples/primes.wasm"))),
        planned("C, 1e9 instructions", () -> Case.of(scripts.resolve("c/work.wasm")), Goal.wall(2)),
        planned(
            "sparse 512 MiB",
            () -> Case.of(write("sparse", GeneratedModule.sparse(8_192))),
            Goal.wall(0.3),
            new Goal(Goal.What.OUTPUT, 0.2),
            new Goal(Goal.What.PEAK, 0.5)),
        // Less than twice the guest's memory.
        planned(
            "growing to 500 MiB",
            () -> Case.of(write("growing", GeneratedModule.growing(8_000))),
            new Goal(Goal.What.MEBIBYTES, 1_000)),
        planned("30 MB, little runs", () -> large(), Goal.wall(0.06)),
        starlingMonkey("StarlingMonkey hello", scripts.resolve("hello.js"), 0.10),
        starlingMonkey("StarlingMonkey expressions, 1e9", scripts.resolve("parse.js"), 0.35),
        starlingMonkey("StarlingMonkey tables, 4e9", scripts.resolve("tables.js"), 0.8),
        parser());
  }

  private static PlannedCase planned(String name, PlannedCase.Source source, Goal... goals) {
    return new PlannedCase(name, List.of(goals), source, new InitialState());
  }

  private Case tiny() throws IOException {
    return Case.of(write("tiny", GeneratedModule.tiny()));
  }

  private Case large() throws IOException {
    return Case.of(write("large", GeneratedModule.large(30_000)));
  }

  private PlannedCase starlingMonkey(String name, Path script, double wall) {
    Path kept = directory.resolve(script.getFileName().toString());
    StarlingMonkey engine = new StarlingMonkey(scripts, clients, script, kept);
    return new PlannedCase(name, List.of(Goal.wall(wall)), engine, engine);
  }

  /** A parser written in JavaScript reads 233 KB three times. */
  private PlannedCase parser() {
    Path script = directory.resolve("acorn.js");
    Path kept = directory.resolve("acorn");
    StarlingMonkey engine = new StarlingMonkey(scripts, clients, script, kept);
    PlannedCase.Source source =
        () -> {
          writeParser(script);
          return engine.make();
        };
    return new PlannedCase("StarlingMonkey acorn, 3e10", List.of(Goal.wall(1.5)), source, engine);
  }

  private void writeParser(Path script) throws IOException, InterruptedException {
    Path maker = scripts.resolve("parser-script.mjs");
    List<String> words =
        List.of("node", maker.toString(), clients.toString(), "3", script.toString());
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
      throw new UnusableException("no parser in " + clients + ": run wizer-tests/clients/install");
    }
  }

  private Path write(String name, byte[] module) throws IOException {
    return Files.write(directory.resolve(name + ".wasm"), module);
  }
}
