package dev.wizer.cli;

/** What a command line asks for. */
sealed interface ParsedCommandLine {

  /** To pre-initialize a module. */
  record Options(CommandOptions options) implements ParsedCommandLine {}

  /** To print something: help or the version. */
  record Text(String text) implements ParsedCommandLine {}

  /** Nothing that can be understood. */
  record UsageError(String message) implements ParsedCommandLine {}
}
