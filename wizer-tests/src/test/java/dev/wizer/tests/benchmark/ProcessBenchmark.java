package dev.wizer.tests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Measures whole processes, the Rust wizer's and ours, in turn, and prints medians as a table.
 *
 * <p>Arguments: the project's directory, the clients' directory, how many rounds, and words of
 * which one must be in a case's name, if not all cases are wanted. With {@code --save} the new
 * figures are kept for later runs to be compared with. The JVM that runs the benchmark is the one
 * that our command is started with.
 */
public final class ProcessBenchmark {

  private static final String SAVE = "--save";

  private final Path directory;
  private final String rust;
  private final String wizer;
  private final int rounds;
  private final FiguresFile figures;
  private final String jdk = System.getProperty("java.version");
  private final String javaHome = System.getProperty("java.home");

  private ProcessBenchmark(Path project, Path clients, int rounds) throws IOException {
    this.directory = project.resolve("wizer-tests/target/benchmark");
    this.rust =
        executable(
            clients.resolve("node_modules/@bytecodealliance/wizer-linux-x64/wizer"),
            "no Rust wizer in " + clients + ": run wizer-tests/clients/install " + clients);
    this.wizer =
        executable(
            project.resolve("wizer-cli/target/wizer/bin/wizer"),
            "wizer has not been built: run mvn -DskipTests package");
    this.rounds = rounds;
    this.figures = FiguresFile.read(project.resolve("wizer-tests/clients/figures.tsv"));
  }

  /** Runs the benchmark. */
  public static void main(String[] args) throws Exception {
    List<String> words = new ArrayList<>(List.of(args));
    boolean save = words.remove(SAVE);
    try {
      Path project = Path.of(words.get(0)).toAbsolutePath().normalize();
      Path clients = Path.of(words.get(1)).toAbsolutePath().normalize();
      ProcessBenchmark benchmark = new ProcessBenchmark(project, clients, rounds(words.get(2)));
      List<PlannedCase> cases = new Cases(project, clients, benchmark.directory).all();
      benchmark.run(chosen(cases, words.subList(3, words.size())), save);
    } catch (UnusableException e) {
      System.err.println("benchmark: " + e.getMessage());
      System.exit(2);
    }
  }

  private static int rounds(String word) {
    if (!word.matches("[1-9][0-9]{0,3}")) {
      throw new UnusableException("not a number of rounds: " + word);
    }
    return Integer.parseInt(word);
  }

  private static List<PlannedCase> chosen(List<PlannedCase> cases, List<String> words) {
    List<PlannedCase> chosen =
        cases.stream()
            .filter(one -> words.isEmpty() || words.stream().anyMatch(one.name()::contains))
            .toList();
    if (chosen.isEmpty()) {
      throw new UnusableException(
          "no such case; there are "
              + cases.stream().map(PlannedCase::name).collect(Collectors.joining("; ")));
    }
    return chosen;
  }

  private static String executable(Path file, String otherwise) {
    if (!Files.isExecutable(file)) {
      throw new UnusableException(otherwise);
    }
    return file.toString();
  }

  private void run(List<PlannedCase> cases, boolean save) throws Exception {
    System.out.printf("JDK %s, %d rounds; wizer / Rust wizer%n%n", jdk, rounds);
    print("| case | wall ms | ratio | CPU ms | peak MB | output KB | goals | results | before |");
    print("|---|---|---|---|---|---|---|---|---|");
    for (PlannedCase planned : cases) {
      Path ours = directory.resolve("ours.wasm");
      Path theirs = directory.resolve("theirs.wasm");
      Comparison comparison = measure(planned.source().make(), ours, theirs);
      boolean equal = comparison.isComplete() && isSame(planned.check(), ours, theirs);
      print(row(planned, comparison, equal));
      if (save && equal) {
        figures.put(Figures.of(LocalDate.now().toString(), jdk, planned.name(), comparison));
        figures.write();
      }
    }
  }

  private Comparison measure(Case input, Path ours, Path theirs) throws Exception {
    List<Measurement> ofTheirs = new ArrayList<>();
    List<Measurement> ofOurs = new ArrayList<>();
    List<Long> bareJvm = new ArrayList<>();
    // Both get it, for the guest sees it.
    Map<String, String> added = Map.of("JAVA_HOME", javaHome);
    for (int i = 0; i < rounds; i++) {
      ofTheirs.add(Measurement.of(rust, added, input, theirs));
      ofOurs.add(Measurement.of(wizer, added, input, ours));
      bareJvm.add(bareJvmMillis());
    }
    return new Comparison(ofTheirs, ofOurs, bareJvm);
  }

  private long bareJvmMillis() throws IOException, InterruptedException {
    ProcessBuilder java = new ProcessBuilder(javaHome + "/bin/java", "-version");
    return Measurement.of(java, directory).wallMillis();
  }

  private static boolean isSame(Check check, Path ours, Path theirs) throws Exception {
    return check.describe(ours).equals(check.describe(theirs));
  }

  private String row(PlannedCase planned, Comparison comparison, boolean equal) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f / %.0f | %.3f | %.0f / %.0f | %.0f / %.0f | %.0f / %.0f | %s | %s | %s |",
        planned.name(),
        comparison.ours(Measurement::wallMillis),
        comparison.theirs(Measurement::wallMillis),
        comparison.ratio(Measurement::wallMillis),
        comparison.ours(Measurement::cpuMillis),
        comparison.theirs(Measurement::cpuMillis),
        comparison.ours(Measurement::peakKilobytes) / 1024,
        comparison.theirs(Measurement::peakKilobytes) / 1024,
        comparison.ours(Measurement::outputBytes) / 1024,
        comparison.theirs(Measurement::outputBytes) / 1024,
        planned.goals().stream()
            .map(goal -> goal.text(comparison))
            .collect(Collectors.joining("; ")),
        equal ? "same" : "**differ**",
        before(planned.name(), comparison));
  }

  /** What our command took before, with the bare JVM's time beside it: machines differ. */
  private String before(String name, Comparison comparison) {
    Optional<Figures> before = figures.find(name, jdk);
    return before
        .map(
            then ->
                String.format(
                    Locale.ROOT,
                    "%d ms, ratio %.3f, peak %d MB (%s; bare JVM %d ms, now %.0f)",
                    then.wallMillis(),
                    then.ratio(),
                    then.peakMegabytes(),
                    then.date(),
                    then.bareJvmMillis(),
                    comparison.bareJvmMillis()))
        .orElse("");
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
