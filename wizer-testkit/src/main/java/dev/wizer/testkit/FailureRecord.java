package dev.wizer.testkit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.lifecycle.PropertyExecutionResult;

/**
 * A failure of a random test, such that it can be run again: a file of lines {@code key: value},
 * and comments that begin with {@code #}.
 *
 * @param test the test: class, {@code #}, method
 * @param baseSeed the base seed of the run that failed
 * @param arguments what the test was called with, after shrinking; empty if it has arguments that
 *     cannot be written down, or none
 */
public record FailureRecord(String test, long baseSeed, Optional<String> arguments) {

  /** How the files' names end. */
  public static final String SUFFIX = ".failure";

  private static final String TEST = "test: ";
  private static final String BASE_SEED = "base-seed: ";
  private static final String ARGUMENTS = "arguments: ";

  /** {@return the record of a property's failure} */
  static FailureRecord of(String test, Method method, PropertyExecutionResult result) {
    Optional<String> arguments =
        result
            .falsifiedParameters()
            .flatMap(values -> Arguments.written(method.getParameterTypes(), values));
    return new FailureRecord(test, Seeds.base(), arguments);
  }

  /**
   * {@return the record in a file}
   *
   * @throws IllegalArgumentException if the file is not one
   */
  static FailureRecord read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return new FailureRecord(
        value(lines, TEST).orElseThrow(() -> new IllegalArgumentException(file + " names no test")),
        value(lines, BASE_SEED).map(Long::parseLong).orElse(Seeds.base()),
        value(lines, ARGUMENTS));
  }

  private static Optional<String> value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .findFirst();
  }

  String className() {
    return test.substring(0, test.indexOf('#'));
  }

  /** {@return the method of that name, which must be the only one} */
  Method method() throws ReflectiveOperationException {
    String name = test.substring(test.indexOf('#') + 1);
    return Arrays.stream(Class.forName(className()).getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException(test));
  }

  /** {@return the content of a file} */
  String text() {
    return TEST
        + test
        + "\n"
        + BASE_SEED
        + baseSeed
        + "\n"
        + arguments.map(values -> ARGUMENTS + values + "\n").orElse("");
  }
}
