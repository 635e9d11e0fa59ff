package dev.wizer.maven;

import dev.wizer.FailureKind;
import dev.wizer.InitCall;
import dev.wizer.Remedy;
import dev.wizer.Stub;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.engine.interp.CompilationMode;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.binary.UnsupportedModuleException;
import dev.wizer.wasm.text.PrintableText;
import dev.wizer.wasm.text.TextFormat;
import dev.wizer.wasm.text.WatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out an execution of the goal: reads a module, pre-initializes it, writes the result. */
final class PreInitialization {

  private final String pluginVersion;
  private final Path stateDirectory;
  private final Consumer<String> log;

  /**
   * Makes what carries out executions.
   *
   * @param pluginVersion another version makes results anew
   * @param stateDirectory where it is remembered what results were made of
   * @param log takes lines about what was done, and what guests write
   */
  PreInitialization(String pluginVersion, Path stateDirectory, Consumer<String> log) {
    this.pluginVersion = pluginVersion;
    this.stateDirectory = stateDirectory;
    this.log = log;
  }

  /**
   * Makes the output, unless it is up to date.
   *
   * @return whether it was made
   */
  boolean run(Settings settings) throws PreInitializationException {
    try {
      return make(settings);
    } catch (WizerException e) {
      List<String> details = new ArrayList<>(e.details());
      e.remedy().ifPresent(remedy -> details.add(text(remedy)));
      throw failure(settings, e.getMessage(), details, e, e.kind() == FailureKind.INTERNAL);
    } catch (WatException e) {
      throw failure(settings, "wasm text could not be parsed", List.of(e.getMessage()), e, false);
    } catch (UnsupportedModuleException e) {
      throw failure(settings, "the input is not supported", List.of(e.getMessage()), e, false);
    } catch (NoSuchFileException e) {
      throw failure(settings, "no such file: `" + e.getFile() + "`", List.of(), e, false);
    } catch (IOException e) {
      throw failure(settings, text(e), List.of(), e, false);
    } catch (UncheckedIOException e) {
      throw failure(settings, text(e.getCause()), List.of(), e.getCause(), false);
    } catch (IllegalArgumentException e) {
      throw failure(settings, e.getMessage(), List.of(), e, false);
    } catch (OutOfMemoryError | StackOverflowError e) {
      String what = e instanceof OutOfMemoryError ? "not enough memory" : "not enough stack";
      throw failure(settings, what, List.of(text(Remedy.MORE_HEAP)), e, false);
    }
  }

  private boolean make(Settings settings) throws IOException {
    Path output = settings.output();
    if (Files.exists(output) && Files.isSameFile(settings.input(), output)) {
      throw new IllegalArgumentException(
          "<input> and <output> are the same file: the next build would find the result");
    }
    if (Files.isDirectory(output)) {
      throw new IllegalArgumentException("<output> is a directory: `" + output + "`");
    }
    byte[] input = Files.readAllBytes(settings.input());
    requireDirectories(settings);
    String fingerprint = Fingerprint.of(pluginVersion, settings, input);
    StateFile state = new StateFile(stateDirectory, output);
    if (!settings.changesHostFiles() && state.isCurrent(fingerprint)) {
      log.accept(PrintableText.of(output + " is up to date"));
      return false;
    }
    byte[] module = TextFormat.toBinary(input);
    byte[] result = preInitialize(settings, module);
    AtomicFiles.write(output, result);
    state.remember(fingerprint, result);
    log.accept(
        PrintableText.of(
            "pre-initialized "
                + settings.input()
                + " ("
                + module.length
                + " bytes) to "
                + output
                + " ("
                + result.length
                + " bytes)"));
    return true;
  }

  private static void requireDirectories(Settings settings) throws IOException {
    if (settings.wasi().isEmpty()) {
      return;
    }
    for (Settings.GrantedDirectory directory : settings.wasi().get().directories()) {
      if (!Files.exists(directory.host())) {
        throw new NoSuchFileException(directory.host().toString());
      }
      if (!Files.isDirectory(directory.host())) {
        throw new NotDirectoryException(directory.host().toString());
      }
    }
  }

  private byte[] preInitialize(Settings settings, byte[] module) throws IOException {
    Settings.Init init = settings.init();
    Settings.Result result = settings.result();
    Wizer.Builder builder =
        Wizer.builder()
            .engine(InterpEngine.create())
            .keepInitFunc(init.keep())
            .stripDebug(result.stripDebug())
            .verify(result.verify());
    init.functions()
        .ifPresent(names -> builder.initCalls(names.stream().map(InitCall::of).toList()));
    init.renames().forEach(builder::rename);
    init.stubs().forEach(text -> builder.stub(stub(text)));
    init.expectedResult().ifPresent(builder::expectResult);
    init.acceptedExits().forEach(builder::acceptExit);
    result.maxDataSegments().ifPresent(builder::maxDataSegments);
    if (result.crossCheck()) {
      builder.crossCheck(InterpEngine.builder().compilation(CompilationMode.NEVER).build());
    }
    settings.bounds().timeout().ifPresent(builder::timeout);
    settings.bounds().maxMemory().ifPresent(builder::maxMemory);
    settings.bounds().fuel().ifPresent(builder::fuel);
    if (settings.wasi().isEmpty()) {
      return builder.build().run(module).bytes();
    }
    try (GuestWasi wasi = new GuestWasi(settings.wasi().get(), settings.input(), log)) {
      return builder.allowWasi(wasi).build().run(module).bytes();
    }
  }

  private static Stub stub(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? Stub.of(text)
        : new Stub(text.substring(0, equals), Optional.of(text.substring(equals + 1)));
  }

  private static String text(IOException failure) {
    if (!(failure instanceof FileSystemException file)) {
      return "a file could not be read or written: " + failure.getMessage();
    }
    String reason = file.getReason();
    if (failure instanceof AccessDeniedException) {
      reason = "permission denied";
    } else if (failure instanceof NotDirectoryException) {
      reason = "not a directory";
    } else if (reason == null) {
      reason = failure.getClass().getSimpleName();
    }
    return "cannot use `" + file.getFile() + "`: " + reason;
  }

  private static String text(Remedy remedy) {
    return switch (remedy) {
      case ALLOW_WASI -> "<allowWasi>true</allowWasi> lets the guest use WASI";
      case MORE_HEAP -> "give Maven's JVM more memory, for example with MAVEN_OPTS=-Xmx8g";
    };
  }

  private static PreInitializationException failure(
      Settings settings, String message, List<String> details, Throwable cause, boolean internal) {
    StringBuilder text = new StringBuilder("cannot pre-initialize ");
    text.append(PrintableText.of(settings.input().toString())).append(": ");
    text.append(PrintableText.ofLines(String.valueOf(message)));
    for (String detail : details) {
      text.append("\n    ").append(PrintableText.ofLines(detail).replace("\n", "\n    "));
    }
    return new PreInitializationException(text.toString(), cause, internal);
  }
}
