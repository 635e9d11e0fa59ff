package dev.wizer.cli;

import dev.wizer.SizeReport;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.WizerResult;
import dev.wizer.cli.files.HostStrings;
import dev.wizer.cli.files.OutputFile;
import dev.wizer.cli.files.OutputFiles;
import dev.wizer.cli.wiring.CrossCheckChoice;
import dev.wizer.cli.wiring.EngineChoice;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.wasm.binary.UnsupportedModuleException;
import dev.wizer.wasm.text.PrintableText;
import dev.wizer.wasm.text.TextFormat;
import dev.wizer.wasm.text.WatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.function.Supplier;

/** Carries out a command line: reads a module, pre-initializes it, writes the result. */
final class PreInitialize {

  /** No engine has these: their memories are arrays. */
  private static final String LARGE_MEMORIES = "memories of ";

  /** What to do about it. */
  static final String HEAP_IS_FULL =
      "the JVM's heap is full; give it more with -Xmx, for example WIZER_JAVA_OPTS=-Xmx8g";

  private static final String STACK_IS_FULL =
      "the JVM's stack is full; give it more with -Xss, for example WIZER_JAVA_OPTS=-Xss8m";

  private final List<String> commandLine;
  private final GuestOptions guest;
  private final Supplier<WasmEngine> engines;
  private final StandardStreams streams;
  private final GuestEnvironment environment;

  PreInitialize(
      List<String> commandLine,
      GuestOptions guest,
      Supplier<WasmEngine> engines,
      StandardStreams streams,
      GuestEnvironment environment) {
    this.commandLine = commandLine;
    this.guest = guest;
    this.engines = engines;
    this.streams = streams;
    this.environment = environment;
  }

  ExitCode run(CommandOptions options) {
    try (Deadline deadline = Deadline.begin(options.bounds().timeout(), streams)) {
      byte[] input = readInput(options);
      byte[] module = TextFormat.toBinary(input);
      WasiFactory wasi = new WasiFactory(options, guest, streams, environment);
      WizerResult result = run(options, input, module, wasi, deadline);
      if (options.verbose()) {
        streams.printError(
            ReportText.of(result.report(), options.engineName())
                + SizeText.of(SizeReport.of(module, result.module())));
        new GuestAccount(guest, wasi.world()).warnings().forEach(streams::printError);
      }
      return ExitCode.SUCCESS;
    } catch (BakedFactsException e) {
      return fail(ErrorText.of(e.getMessage(), e.details()), ExitCode.REFUSED, e, options);
    } catch (WizerException e) {
      return fail(e, options);
    } catch (FileFailure e) {
      return fail(e, options);
    } catch (WatException e) {
      String text = ErrorText.of("wasm text could not be parsed", List.of(e.getMessage()));
      return fail(text, ExitCode.INVALID_MODULE, e, options);
    } catch (UnsupportedModuleException e) {
      String text = ErrorText.of("the input is not supported", List.of(e.getMessage()));
      return fail(text, ExitCode.UNSUPPORTED, e, options);
    } catch (IllegalArgumentException e) {
      String text = ErrorText.of(PrintableText.of(e.getMessage()), List.of());
      return fail(text, ExitCode.REFUSED, e, options);
    } catch (OutOfMemoryError e) {
      String text = ErrorText.of("not enough memory", List.of(HEAP_IS_FULL));
      return fail(text, ExitCode.LIMIT, e, options);
    } catch (StackOverflowError e) {
      String text = ErrorText.of("not enough stack", List.of(STACK_IS_FULL));
      return fail(text, ExitCode.LIMIT, e, options);
    } catch (RuntimeException | Error e) {
      String text = ErrorText.of("internal error", List.of(PrintableText.of(e.toString())));
      return fail(text, ExitCode.INTERNAL, e, options);
    }
  }

  private byte[] readInput(CommandOptions options) {
    return options.input().isPresent()
        ? ModuleFiles.read(options.input().get(), streams.err())
        : ModuleFiles.read(streams.in());
  }

  /** Decides where results go before the guest can change anything about that. */
  private WizerResult run(
      CommandOptions options, byte[] input, byte[] module, WasiFactory wasi, Deadline deadline) {
    try (OutputFile output = open(options);
        OutputFile reportFile = openReport(options)) {
      Wizer wizer = wizer(options, wasi);
      deadline.allowForCancellation();
      WizerResult result = wizer.run(module);
      deadline.close();
      GuestAccount account = new GuestAccount(guest, wasi.world());
      account.requireAllowed();
      ModuleBytes completed = account.complete(result.module());
      write(options, completed, output);
      if (reportFile != null) {
        write(
            ReportJson.of(
                commandLine, options, guest, input, completed, result.report(), account.world()),
            reportFile);
      }
      return result;
    } catch (IOException e) {
      throw outputFailure(options, e);
    }
  }

  /** {@return where the report goes, or null if none is wanted} */
  private OutputFile openReport(CommandOptions options) {
    if (guest.report().isEmpty()) {
      return null;
    }
    String name = guest.report().get();
    try {
      return new OutputFiles(streams.out(), streams.err(), options.sync())
          .open(name, HostStrings.path(name));
    } catch (IOException | InvalidPathException e) {
      throw reportFailure(e);
    }
  }

  private void write(String report, OutputFile file) {
    try {
      file.write(ModuleBytes.of(report.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw reportFailure(e);
    }
  }

  private FileFailure reportFailure(Exception cause) {
    return new FileFailure("failed to write report `" + guest.report().orElse("") + "`", cause);
  }

  private Wizer wizer(CommandOptions options, WasiFactory wasi) {
    Wizer.Builder builder =
        Wizer.builder()
            .engine(engines.get())
            .keepInitFunc(options.init().keep())
            .startFunction(options.init().startFunction())
            .features(options.features())
            .verify(options.checks().verify());
    options.init().functions().ifPresent(builder::initCalls);
    options.init().expectedResult().ifPresent(builder::expectResult);
    options.init().acceptedExits().forEach(builder::acceptExit);
    options.init().stubs().forEach(builder::stub);
    options.checks().crossCheck().map(CrossCheckChoice::engine).ifPresent(builder::crossCheck);
    options.result().maxDataSegments().ifPresent(builder::maxDataSegments);
    builder.pageAligned(options.result().pageAligned());
    builder.zeroBelowStackPointer(options.result().zeroBelowStackPointer());
    builder.stripDebug(options.result().stripDebug());
    setBounds(builder, options.bounds());
    for (CommandOptions.Pair rename : options.renames()) {
      builder.rename(rename.left(), rename.right());
    }
    options
        .preloads()
        .forEach(
            (name, path) ->
                builder.preload(name, TextFormat.toBinary(ModuleFiles.read(path, streams.err()))));
    if (options.allowWasi()) {
      builder.allowWasi(wasi);
    }
    return builder.build();
  }

  private static void setBounds(Wizer.Builder builder, CommandOptions.BoundOptions bounds) {
    bounds.timeout().ifPresent(builder::timeout);
    bounds.fuel().ifPresent(builder::fuel);
    bounds.maxMemory().ifPresent(builder::maxMemory);
    bounds.maxStack().ifPresent(builder::maxCallDepth);
    bounds.maxOutput().ifPresent(builder::maxOutput);
  }

  private OutputFile open(CommandOptions options) {
    OutputFiles files = new OutputFiles(streams.out(), streams.err(), options.sync());
    try {
      return options.output().isPresent()
          ? files.open(options.output().get(), HostStrings.path(options.output().get()))
          : files.standardOutput();
    } catch (IOException | InvalidPathException e) {
      throw outputFailure(options, e);
    }
  }

  private void write(CommandOptions options, ModuleBytes module, OutputFile output) {
    try {
      output.write(module);
    } catch (IOException e) {
      throw outputFailure(options, e);
    }
  }

  private static FileFailure outputFailure(CommandOptions options, Exception cause) {
    return new FileFailure(
        options.output().isPresent()
            ? "failed to write output file `" + options.output().get() + "`"
            : "failed to write the module to standard output",
        cause);
  }

  private ExitCode fail(WizerException failure, CommandOptions options) {
    if (failure.getCause() instanceof FileFailure file) {
      return fail(file, options);
    }
    List<String> details = RemedyText.append(failure.details(), failure.remedy());
    if (failure.getCause() instanceof UnsupportedByEngineException unsupported
        && !options.engineName().equals(EngineChoice.DEFAULT)
        && !unsupported.feature().startsWith(LARGE_MEMORIES)) {
      details.add("the default engine can run it: --engine " + EngineChoice.DEFAULT);
    }
    String text = ErrorText.of(PrintableText.of(failure.getMessage()), details);
    return fail(text, ExitCode.of(failure.kind()), failure, options);
  }

  private ExitCode fail(FileFailure failure, CommandOptions options) {
    String text = ErrorText.of(failure.getMessage(), List.of(failure.reason()));
    return fail(text, ExitCode.IO, failure.getCause(), options);
  }

  private ExitCode fail(String text, ExitCode code, Throwable cause, CommandOptions options) {
    streams.printError(text);
    if (options.verbose() && cause != null) {
      StringWriter trace = new StringWriter();
      cause.printStackTrace(new PrintWriter(trace));
      streams.printError("\n" + trace.toString().replace("\r\n", "\n"));
    }
    return code;
  }
}
