package dev.wizer.tests.benchmark;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.validate.ModuleValidator;
import dev.wizer.wasm.validate.Validity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What comes before the first instruction, for 10,000 functions in 10 MB. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
public class InstantiateBenchmark {

  private final byte[] bytes = GeneratedModule.large(10_000);
  private final Module module = ModuleReader.read(bytes);
  private final Set<Feature> features = EnumSet.allOf(Feature.class);

  /** Reads the module. */
  @Benchmark
  public Module read() {
    return ModuleReader.read(bytes);
  }

  /** Validates it on one thread. */
  @Benchmark
  public Validity validate() {
    return ModuleValidator.validate(module, features);
  }

  /** Instantiates it. */
  @Benchmark
  public void instantiate() {
    try (EngineInstance instance = InterpEngine.create().instantiate(bytes, List.of())) {
      instance.state();
    }
  }
}
