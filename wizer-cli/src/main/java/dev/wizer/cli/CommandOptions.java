package dev.wizer.cli;

import dev.wizer.InitCall;
import dev.wizer.Stub;
import dev.wizer.cli.wiring.CompilationChoice;
import dev.wizer.cli.wiring.CrossCheckChoice;
import dev.wizer.cli.wiring.EngineChoice;
import dev.wizer.wasm.binary.Feature;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line, understood.
 *
 * @param input the module's path, or empty for standard input
 * @param output where the result goes, or empty for standard output
 * @param sync whether the result has to be on the disk when the command ends
 * @param init what initializes the module
 * @param renames exports to rename, in order
 * @param preloads module files by the name under which others import from them, in order
 * @param allowWasi whether the guest may use WASI
 * @param wasi what WASI lets it see
 * @param features what modules may use
 * @param result what the result is to be like
 * @param bounds what the run may use
 * @param engine the engine's name, if one was named
 * @param compilation what the default engine compiles
 * @param checks how the run verifies itself
 * @param guest how much of the host WASI lets it see, and what is told of it
 * @param verbose whether to report what was done
 */
record CommandOptions(
    Optional<String> input,
    Optional<String> output,
    boolean sync,
    InitOptions init,
    List<Pair> renames,
    Map<String, String> preloads,
    boolean allowWasi,
    WasiOptions wasi,
    Set<Feature> features,
    ResultOptions result,
    BoundOptions bounds,
    Optional<String> engine,
    CompilationChoice compilation,
    CheckOptions checks,
    GuestOptions guest,
    boolean verbose) {

  /** {@return the name of the engine that runs the module} */
  String engineName() {
    return engine.orElse(EngineChoice.DEFAULT);
  }

  /**
   * How the run verifies itself.
   *
   * @param verify whether the result's state is compared with the one that was snapshotted
   * @param crossCheck what initializes the module a second time, if anything does
   */
  record CheckOptions(boolean verify, Optional<CrossCheckChoice> crossCheck) {}

  /**
   * Two words with an equals sign between them.
   *
   * @param left the first word
   * @param right the second
   */
  record Pair(String left, String right) {}

  /**
   * What initializes the module.
   *
   * @param functions the functions, as they were given, if any were; none if there must not be any
   * @param keep whether they stay exported
   * @param expectedResult what they have to return, if that was given
   * @param acceptedExits the exit codes that are no failure
   * @param stubs imports that do nothing
   * @param startFunction whether the result may have a start function
   */
  record InitOptions(
      Optional<List<InitCall>> functions,
      boolean keep,
      Optional<String> expectedResult,
      List<Integer> acceptedExits,
      List<Stub> stubs,
      boolean startFunction) {}

  /**
   * What the result is to be like.
   *
   * @param maxDataSegments how many data segments it may have, if that was given
   * @param pageAligned whether they consist of whole pages
   * @param zeroBelowStackPointer whether the unused part of the stack is left out
   * @param stripDebug whether what only debuggers read is left out
   */
  record ResultOptions(
      Optional<Integer> maxDataSegments,
      boolean pageAligned,
      boolean zeroBelowStackPointer,
      boolean stripDebug) {}

  /**
   * What the run may use; nothing where nothing was given.
   *
   * @param timeout how long it may take
   * @param fuel how many instructions guests may execute
   * @param maxMemory how many bytes their memories, tables and objects may have
   * @param maxStack how deep their calls may nest
   * @param maxOutput how many bytes the result may have
   */
  record BoundOptions(
      Optional<Duration> timeout,
      Optional<Long> fuel,
      Optional<Long> maxMemory,
      Optional<Integer> maxStack,
      Optional<Long> maxOutput) {}

  /**
   * What WASI lets the guest see.
   *
   * @param args its arguments after the program's name; without any it has no name either
   * @param environment variables given on the command line, in order; an empty value stands for the
   *     process's own
   * @param inheritEnv whether it sees the process's environment
   * @param inheritStdio whether it sees the process's standard streams
   * @param directories the directories that it may use, in order
   */
  record WasiOptions(
      List<String> args,
      Map<String, Optional<String>> environment,
      boolean inheritEnv,
      boolean inheritStdio,
      List<GuestDirectory> directories) {}

  /**
   * A directory that the guest may use.
   *
   * @param guestPath the guest's name of it
   * @param hostPath the host's
   * @param access what may be done in it: {@code rw}, {@code ro} or {@code overlay}
   */
  record GuestDirectory(String guestPath, String hostPath, String access) {}
}
