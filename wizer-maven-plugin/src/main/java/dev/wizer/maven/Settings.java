package dev.wizer.maven;

import dev.wizer.wasi.DirectoryAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What an execution of the goal is to do.
 *
 * @param input the module, in the binary or the text format
 * @param output where the result goes
 * @param init what the initialization is
 * @param wasi what the guest gets through WASI, if it may use it
 * @param result what the result is like
 * @param bounds what ends the run
 */
record Settings(
    Path input, Path output, Init init, Optional<Wasi> wasi, Result result, Bounds bounds) {

  /**
   * What the initialization is.
   *
   * @param functions the functions that are called, if not the default one
   * @param keep whether they stay exported
   * @param renames exports' new names, with the names that they have
   * @param stubs {@code MODULE.NAME} or {@code MODULE.NAME=VALUE}
   * @param expectedResult what the functions have to return, if that matters
   * @param acceptedExits with which codes the guest may end itself
   */
  record Init(
      Optional<List<String>> functions,
      boolean keep,
      SortedMap<String, String> renames,
      List<String> stubs,
      Optional<String> expectedResult,
      List<Integer> acceptedExits) {}

  /**
   * What the guest gets through WASI.
   *
   * @param directories the directories that it may use
   * @param environment its environment
   * @param arguments its arguments after the program's name
   * @param stdin what it reads from standard input, if not nothing
   * @param fixedTime if everything is to be the same in every run: when clocks begin, in
   *     nanoseconds since 1970
   */
  record Wasi(
      List<GrantedDirectory> directories,
      SortedMap<String, String> environment,
      List<String> arguments,
      Optional<Path> stdin,
      OptionalLong fixedTime) {}

  /**
   * A directory that the guest may use.
   *
   * @param guest the guest's name of it
   * @param host the directory
   * @param access what the guest may do in it
   */
  record GrantedDirectory(String guest, Path host, DirectoryAccess access) {}

  /**
   * What the result is like.
   *
   * @param maxDataSegments how many data segments it may have, if that matters
   * @param stripDebug whether it does without what only debuggers read
   * @param verify whether its state is compared with the snapshot
   * @param crossCheck whether the initialization runs once more, without compiled code
   */
  record Result(
      OptionalInt maxDataSegments, boolean stripDebug, boolean verify, boolean crossCheck) {}

  /**
   * What ends the run.
   *
   * @param timeout how long it may take
   * @param maxMemory how large the guest's memories, tables and objects may be, in bytes
   * @param fuel how many instructions the guest may execute
   */
  record Bounds(Optional<Duration> timeout, OptionalLong maxMemory, OptionalLong fuel) {}

  /** {@return whether the guest may change files of the host} */
  boolean changesHostFiles() {
    return wasi.isPresent()
        && wasi.get().directories().stream()
            .anyMatch(directory -> directory.access() == DirectoryAccess.READ_WRITE);
  }
}
