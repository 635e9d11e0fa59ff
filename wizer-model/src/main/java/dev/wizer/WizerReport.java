package dev.wizer;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a run did.
 *
 * @param initFunc the name of the initialization function
 * @param exited whether the guest ended itself, with code 0, before that function returned
 * @param inputBytes the module's size
 * @param outputBytes the pre-initialized module's size
 * @param memories each memory's size
 * @param dataSegments how many data segments restore the memories
 * @param dataBytes how many bytes they have
 * @param changedGlobals how many globals changed
 * @param changedTables how many tables changed
 * @param objects how many structures and arrays are made anew for them
 * @param stages how long each stage took, in order
 */
public record WizerReport(
    String initFunc,
    boolean exited,
    int inputBytes,
    int outputBytes,
    List<MemorySize> memories,
    int dataSegments,
    long dataBytes,
    int changedGlobals,
    int changedTables,
    int objects,
    Map<Stage, Duration> stages) {

  public WizerReport {
    memories = List.copyOf(memories);
    stages = Collections.unmodifiableMap(new EnumMap<>(stages));
  }

  /**
   * A memory's size in its own pages, most often of 65,536 bytes.
   *
   * @param minPages the original's minimum
   * @param pages the size after initialization
   */
  public record MemorySize(long minPages, long pages) {}
}
