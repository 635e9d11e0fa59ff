package dev.wizer.tests.benchmark;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.chicory.ChicoryEngine;
import dev.wizer.engine.interp.InterpEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Execution alone of compiled C, on our engine and on Chicory's, at their best: huge methods, of
 * which Chicory's interpreter is one, are compiled too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:-DontCompileHugeMethods", "-XX:+UseSerialGC"})
public class ExecuteBenchmark {

  /** The engine's name. */
  @Param({"interp", "chicory", "chicory-compiler"})
  public String engine;

  private EngineInstance instance;

  /** Makes the instance that all calls go to. */
  @Setup
  public void instantiate() throws IOException {
    byte[] module = Files.readAllBytes(Path.of(System.getProperty("wizer.work")));
    instance = engine().instantiate(module, List.of());
    instance.invoke("_initialize");
  }

  private WasmEngine engine() {
    return switch (engine) {
      case "interp" -> InterpEngine.create();
      case "chicory" -> ChicoryEngine.interpreter();
      default -> ChicoryEngine.compiler();
    };
  }

  /** Releases it. */
  @TearDown
  public void close() {
    instance.close();
  }

  /** About 1e7 instructions. */
  @Benchmark
  public void step() {
    instance.invoke("step");
  }
}
