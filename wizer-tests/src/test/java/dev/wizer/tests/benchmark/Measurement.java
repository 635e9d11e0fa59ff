package dev.wizer.tests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one process took.
 *
 * @param wallMillis from its start to its end
 * @param cpuMillis processor time of all its threads, as last seen before its end
 * @param peakKilobytes the largest resident size
 * @param outputBytes the size of the result, or -1 if it failed
 */
record Measurement(long wallMillis, long cpuMillis, long peakKilobytes, long outputBytes) {

  private static final long POLL_MILLIS = 2;
  private static final long CLOCK_TICK_MILLIS = 10;

  /** Runs {@code command} on a case and measures it. */
  static Measurement of(List<String> command, Case input, Path output)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(command);
    words.addAll(input.options());
    words.addAll(List.of("-o", output.toString(), input.module().toString()));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectInput(input.input().toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    if (input.environment() != null) {
      builder.environment().clear();
      builder.environment().putAll(input.environment());
    }
    Files.deleteIfExists(output);
    long start = System.nanoTime();
    Process process = builder.start();
    long cpu = 0;
    long peak = 0;
    while (process.isAlive()) {
      cpu = Math.max(cpu, cpuMillis(process.pid()));
      peak = Math.max(peak, peakKilobytes(process.pid()));
      Thread.sleep(POLL_MILLIS);
    }
    long wall = (System.nanoTime() - start) / 1_000_000;
    boolean done = process.waitFor() == 0 && Files.exists(output);
    return new Measurement(wall, cpu, peak, done ? Files.size(output) : -1);
  }

  /** User and system time: the 14th and 15th field, counted behind the name in parentheses. */
  private static long cpuMillis(long pid) {
    String stat = read(pid, "stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
    if (fields.length < 13) {
      return 0;
    }
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * CLOCK_TICK_MILLIS;
  }

  private static long peakKilobytes(long pid) {
    return read(pid, "status")
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      // It has ended between two looks.
      return "";
    }
  }
}
