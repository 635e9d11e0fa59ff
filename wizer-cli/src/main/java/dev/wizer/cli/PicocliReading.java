package dev.wizer.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Reads command lines that are not plain: requests for help, unusual spellings, errors. */
final class PicocliReading {

  private PicocliReading() {}

  static ParsedCommandLine of(String[] args) {
    // Arguments that begin with @ are names like others, not files with more arguments.
    CommandLine commandLine = new CommandLine(CommandLineSpec.create()).setExpandAtFiles(false);
    try {
      ParseResult result = commandLine.parseArgs(args);
      if (result.hasMatchedOption("--help")) {
        return new ParsedCommandLine.Text(commandLine.getUsageMessage());
      }
      if (result.hasMatchedOption("--version")) {
        return new ParsedCommandLine.Text("wizer " + Version.current() + "\n");
      }
      return CommandLineParser.understand(new PicocliArguments(result));
    } catch (CommandLine.ParameterException e) {
      return new ParsedCommandLine.UsageError(e.getMessage());
    }
  }
}
