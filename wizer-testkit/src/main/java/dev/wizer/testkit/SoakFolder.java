package dev.wizer.testkit;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a soak test leaves what it found: a file of counts, and a file for each failure that can be
 * moved to {@code wizer-tests/regressions}.
 *
 * @param path the folder, which is made when it is needed
 */
public record SoakFolder(Path path) {

  /** The file of counts: lines of a number of executions, a tab, and a test's name. */
  public static final String COUNTS = "executions.tsv";

  /** Notes that a test was executed {@code executions} times. */
  public void count(String test, long executions) throws IOException {
    Files.createDirectories(path);
    Files.writeString(path.resolve(COUNTS), executions + "\t" + test + "\n", CREATE, APPEND);
  }

  /** Keeps a failure; the same failure of another seed has another file. */
  public void save(FailureRecord failure, Optional<Throwable> cause) throws IOException {
    Files.createDirectories(path);
    String method = failure.test().substring(failure.test().indexOf('#') + 1);
    String name = method + "-" + Long.toHexString(failure.baseSeed()).toLowerCase(Locale.ROOT);
    Files.writeString(
        path.resolve(name + FailureRecord.SUFFIX),
        comment(cause.map(Throwable::toString).orElse("")) + failure.text());
  }

  private static String comment(String text) {
    String shortened = text.length() > 2_000 ? text.substring(0, 2_000) + " ..." : text;
    return "# " + shortened.replaceAll("\\R", "\n# ") + "\n";
  }
}
