package dev.wizer.cli;

import java.util.ArrayList;
import java.util.List;

/** Runs several command lines in one process, so that all that they load becomes one archive. */
final class Training {

  private static final String SEPARATOR = "--";

  private Training() {}

  /** Runs the command lines between the separators. How they end does not matter. */
  public static void main(String[] args) {
    List<String> commandLine = new ArrayList<>();
    for (String argument : args) {
      if (argument.equals(SEPARATOR)) {
        run(commandLine);
        commandLine.clear();
      } else {
        commandLine.add(argument);
      }
    }
    run(commandLine);
  }

  private static void run(List<String> commandLine) {
    Main.run(commandLine.toArray(new String[0]), StandardStreams.ofProcess(), System.getenv());
  }
}
