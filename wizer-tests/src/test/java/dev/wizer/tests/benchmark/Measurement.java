package dev.wizer.tests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one process took.
 *
 * @param wallMillis from its start to its end
 * @param cpuMillis processor time of all its threads, in steps of 10
 * @param peakKilobytes the largest resident size, as last seen before its end
 * @param outputBytes the size of the result, or -1 if it failed
 */
record Measurement(long wallMillis, long cpuMillis, long peakKilobytes, long outputBytes) {

  private static final long POLL_MILLIS = 2;
  private static final long CLOCK_TICK_MILLIS = 10;

  /** User and system time of children that have ended: fields behind the name in parentheses. */
  private static final int CHILDREN_USER = 13;

  private static final int CHILDREN_SYSTEM = 14;

  /**
   * Runs {@code command} on a case and measures it.
   *
   * @param added variables that are added to the case's environment
   */
  static Measurement of(String command, Map<String, String> added, Case input, Path output)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(input.options());
    words.addAll(List.of("-o", output.toString(), input.module().toString()));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectInput(input.input().toFile());
    if (input.environment() != null) {
      builder.environment().clear();
      builder.environment().putAll(input.environment());
    }
    builder.environment().putAll(added);
    Files.deleteIfExists(output);
    return of(builder, output);
  }

  /** Runs a process, without its output, and measures it. */
  static Measurement of(ProcessBuilder builder, Path output)
      throws IOException, InterruptedException {
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long cpu = childrensCpuMillis();
    long start = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, peakKilobytes(process.pid()));
      Thread.sleep(POLL_MILLIS);
    }
    long wall = (System.nanoTime() - start) / 1_000_000;
    boolean done = process.waitFor() == 0 && Files.exists(output);
    return new Measurement(wall, childrensCpuMillis() - cpu, peak, done ? Files.size(output) : -1);
  }

  boolean isDone() {
    return outputBytes >= 0;
  }

  private static long childrensCpuMillis() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
    long ticks = Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]);
    return ticks * CLOCK_TICK_MILLIS;
  }

  private static long peakKilobytes(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "status"))
          .lines()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      // It has ended between two looks.
      return 0;
    }
  }
}
