package dev.wizer.wasi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a guest has seen of the host, and so what may have become part of its state.
 *
 * @param arguments the arguments, if the guest has read them; it gets all at once
 * @param environment the names of the environment variables, if the guest has read them; it gets
 *     all at once
 * @param clockReads how often each clock was read, by its name in the specification
 * @param randomCalls how often random bytes were asked for
 * @param randomBytes how many there were
 * @param stdinBytes how many bytes of standard input were read
 * @param preopens the directories that were open at the start, in the order of their descriptors
 * @param files what was done with files, by their paths; empty unless files were to be recorded
 * @param openAtEnd what was open when the guest ended, beside the standard streams and preopened
 *     directories that were open at the start
 * @param functions the functions that were called, by name
 */
public record GuestWorld(
    List<String> arguments,
    List<String> environment,
    SortedMap<String, Long> clockReads,
    long randomCalls,
    long randomBytes,
    long stdinBytes,
    List<Preopen> preopens,
    List<FileUse> files,
    List<OpenDescriptor> openAtEnd,
    SortedMap<String, Long> functions) {

  public GuestWorld {
    arguments = List.copyOf(Objects.requireNonNull(arguments, "arguments"));
    environment = List.copyOf(Objects.requireNonNull(environment, "environment"));
    Objects.requireNonNull(clockReads, "clockReads");
    preopens = List.copyOf(Objects.requireNonNull(preopens, "preopens"));
    files = List.copyOf(Objects.requireNonNull(files, "files"));
    openAtEnd = List.copyOf(Objects.requireNonNull(openAtEnd, "openAtEnd"));
    Objects.requireNonNull(functions, "functions");
  }

  /** {@return how often clocks were read} */
  public long allClockReads() {
    long all = 0;
    for (long reads : clockReads.values()) {
      all += reads;
    }
    return all;
  }

  /**
   * A preopened directory.
   *
   * @param descriptor its number
   * @param path the guest's name of it
   * @param access what the guest may do in it
   */
  public record Preopen(int descriptor, String path, DirectoryAccess access) {

    public Preopen {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(access, "access");
    }
  }

  /**
   * What was done with a file or a directory.
   *
   * @param path the guest's path, from the name of a preopened directory on, without links
   * @param uses how it was used
   * @param sha256 of a file that was opened for reading: the hash of its content then, in hex; of a
   *     directory that was listed: of its entries' names in order, each followed by a zero byte
   */
  public record FileUse(String path, List<Use> uses, Optional<String> sha256) {

    public FileUse {
      Objects.requireNonNull(path, "path");
      uses = List.copyOf(Objects.requireNonNull(uses, "uses"));
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /** How a file was used. */
  public enum Use {
    /** Its content could be read. */
    READ,
    /** Its entries were listed. */
    LISTED,
    /** Its attributes, or the target of the link that it is, were asked for. */
    EXAMINED,
    /** It was looked for and is not there. */
    MISSED,
    /** It was made, removed, renamed or written. */
    CHANGED
  }

  /**
   * A descriptor.
   *
   * @param descriptor its number
   * @param path the guest's path when it was opened
   * @param isDirectory whether it is a directory's
   * @param position of a file: the position in bytes, unsigned
   */
  public record OpenDescriptor(int descriptor, String path, boolean isDirectory, long position) {

    public OpenDescriptor {
      Objects.requireNonNull(path, "path");
    }
  }
}
