package dev.wizer.tests.benchmark;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.interp.InterpEngine;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first call of functions: each of 2,000 functions of 1,000 bytes is translated and called
 * once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
public class TranslateBenchmark {

  private final byte[] module = GeneratedModule.calls(2_000);
  private EngineInstance instance;

  /** Makes an instance of which no function has been called. */
  @Setup(Level.Invocation)
  public void instantiate() {
    instance = InterpEngine.create().instantiate(module, List.of());
  }

  /** Releases it. */
  @TearDown(Level.Invocation)
  public void close() {
    instance.close();
  }

  /** Translates all functions. */
  @Benchmark
  public void firstCalls() {
    instance.invoke("wizer.initialize");
  }
}
