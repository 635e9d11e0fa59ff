package dev.wizer.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * What picocli found.
 *
 * @param result its result
 */
record PicocliArguments(ParseResult result) implements Arguments {

  @Override
  public Optional<String> input() {
    return Optional.ofNullable(result.matchedPositionalValue(0, null));
  }

  @Override
  public Optional<String> text(String option) {
    return Optional.ofNullable(result.matchedOptionValue(option, null));
  }

  @Override
  public List<String> texts(String option) {
    return result.matchedOptionValue(option, List.of());
  }

  @Override
  public boolean bool(String option, boolean otherwise) {
    return result.matchedOptionValue(option, otherwise);
  }

  @Override
  public boolean flag(String option) {
    return result.hasMatchedOption(option);
  }
}
