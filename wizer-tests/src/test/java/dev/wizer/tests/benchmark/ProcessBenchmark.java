package dev.wizer.tests.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Measures whole processes, the Rust wizer's and ours, in turn, and prints medians as a table.
 *
 * <p>Arguments: the project's directory, the clients' directory, how many rounds, and words of
 * which one must be in a case's name, if not all cases are wanted.
 */
public final class ProcessBenchmark {

  private ProcessBenchmark() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    Path project = Path.of(args[0]).toAbsolutePath();
    Path clients = Path.of(args[1]).toAbsolutePath();
    int rounds = Integer.parseInt(args[2]);
    List<String> wanted = List.of(args).subList(3, args.length);
    Path directory = project.resolve("wizer-tests/target/benchmark");
    Map<String, List<String>> commands = commands(project, clients);
    print("| case | command | wall ms | CPU ms | peak MB | output bytes | ratio of wall |");
    print("|---|---|---|---|---|---|---|");
    for (Case input : new Cases(project, clients, directory).all()) {
      if (wanted.isEmpty() || wanted.stream().anyMatch(input.name()::contains)) {
        compare(input, commands, rounds, directory.resolve("out.wasm"));
      }
    }
  }

  /** The first is what the others are compared with. */
  private static Map<String, List<String>> commands(Path project, Path clients) {
    Map<String, List<String>> commands = new LinkedHashMap<>();
    Path rust = clients.resolve("node_modules/@bytecodealliance/wizer-linux-x64/wizer");
    Path ours = project.resolve("wizer-cli/target/wizer/bin/wizer");
    commands.put("Rust wizer", List.of(rust.toString()));
    commands.put("wizer", List.of(ours.toString()));
    return commands;
  }

  private static void compare(
      Case input, Map<String, List<String>> commands, int rounds, Path output) throws Exception {
    Map<String, List<Measurement>> measured = new LinkedHashMap<>();
    for (int i = 0; i < rounds; i++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        measured
            .computeIfAbsent(command.getKey(), name -> new ArrayList<>())
            .add(Measurement.of(command.getValue(), input, output));
      }
    }
    Files.deleteIfExists(output);
    long reference = 0;
    for (Map.Entry<String, List<Measurement>> entry : measured.entrySet()) {
      long wall = median(entry.getValue(), Measurement::wallMillis);
      reference = reference == 0 ? Math.max(1, wall) : reference;
      print(row(input.name(), entry.getKey(), entry.getValue(), (double) wall / reference));
    }
  }

  private static String row(String name, String command, List<Measurement> all, double ratio) {
    return String.format(
        "| %s | %s | %d | %d | %d | %d | %.2f |",
        name,
        command,
        median(all, Measurement::wallMillis),
        median(all, Measurement::cpuMillis),
        median(all, Measurement::peakKilobytes) / 1024,
        median(all, Measurement::outputBytes),
        ratio);
  }

  private static long median(List<Measurement> all, ToLongFunction<Measurement> what) {
    return all.stream().mapToLong(what).sorted().skip(all.size() / 2).findFirst().orElseThrow();
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
