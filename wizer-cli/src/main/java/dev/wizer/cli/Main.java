package dev.wizer.cli;

import dev.wizer.cli.files.HostStrings;
import dev.wizer.cli.wiring.EngineChoice;
import dev.wizer.engine.WasmEngine;
import dev.wizer.wasm.text.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Where the process begins. */
public final class Main {

  /** Made beforehand: when memory has run out, there may not be enough to make it. */
  private static final byte[] OUT_OF_MEMORY =
      ("Error: not enough memory\n\nCaused by:\n    " + PreInitialize.HEAP_IS_FULL + "\n")
          .getBytes(StandardCharsets.UTF_8);

  /** A launcher that waits for us asks for another code where the JVM's own failures have ours. */
  private static final String REFUSED_CODE = "wizer.launcher.refused";

  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    StandardStreams streams = StandardStreams.ofProcess();
    ExitCode code;
    try {
      // A thread whose failure matters tells the one that waits for it, which then says so.
      Thread.setDefaultUncaughtExceptionHandler(new SilentThreadEnd());
      code = run(HostStrings.arguments(args), streams, HostStrings.environment(System.getenv()));
    } catch (OutOfMemoryError | StackOverflowError e) {
      end(ExitCode.LIMIT, OUT_OF_MEMORY, streams.err());
      return;
    } catch (RuntimeException | Error e) {
      String text = "Error: internal error\n\nCaused by:\n    " + describe(e);
      end(ExitCode.INTERNAL, text.concat("\n").getBytes(StandardCharsets.UTF_8), streams.err());
      return;
    }
    // Success is what a process ends with anyway: JDKs of version 21 and newer load their loggers
    // in System.exit. All threads of ours are daemons.
    if (code == ExitCode.REFUSED) {
      System.exit(Integer.getInteger(REFUSED_CODE, code.code()));
    } else if (code != ExitCode.SUCCESS) {
      System.exit(code.code());
    }
  }

  /** Also where the installation is not complete, and that is the failure. */
  private static String describe(Throwable failure) {
    try {
      return PrintableText.of(failure.toString());
    } catch (LinkageError e) {
      return failure.getClass().getName();
    }
  }

  /** Ends the process when next to nothing can be done any more. */
  private static void end(ExitCode code, byte[] message, OutputStream err) {
    try {
      err.write(message);
      System.exit(code.code());
    } catch (IOException | Error e) {
      Runtime.getRuntime().halt(code.code());
    }
  }

  /**
   * Runs the command.
   *
   * @param args the command line, without the program's name
   * @param streams where input comes from and output goes
   * @param environment the process's environment, of which the guest may inherit
   * @return how it ended
   */
  static ExitCode run(String[] args, StandardStreams streams, Map<String, String> environment) {
    ParsedCommandLine parsed = new CommandLineParser().parse(args);
    if (parsed instanceof ParsedCommandLine.Text text) {
      streams.printText(text.text());
      return ExitCode.SUCCESS;
    }
    if (parsed instanceof ParsedCommandLine.UsageError error) {
      return refuse(error.message(), streams);
    }
    CommandOptions options = ((ParsedCommandLine.Options) parsed).options();
    GuestOptions guest;
    try {
      guest = options.guest().in(environment);
    } catch (UsageException e) {
      return refuse(e.getMessage(), streams);
    }
    GuestEnvironment inherited = GuestEnvironment.withoutLauncherVariables(environment);
    Supplier<WasmEngine> engine = EngineChoice.engine(options.engine(), options.compilation());
    if (options.engine().isEmpty()) {
      // Others take long to load, and their classes are not those of the whole way.
      WarmUp.begin(engine);
    }
    return new PreInitialize(List.of(args), guest, engine, streams, inherited).run(options);
  }

  private static ExitCode refuse(String message, StandardStreams streams) {
    streams.printError("error: " + message + "\n\nFor more information, try '--help'.");
    return ExitCode.USAGE;
  }
}
