package dev.wizer.tests.benchmark;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.instrument.InstrumentedModule;
import dev.wizer.instrument.Instrumenter;
import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.Snapshot;
import dev.wizer.snapshot.SnapshotLimits;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.WasmLimits;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.validate.CodeReferences;
import dev.wizer.wasm.validate.ModuleValidator;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Looks for changes in a memory of 64 MiB, one byte in each 12,288 of which was written. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
public class SnapshotBenchmark {

  private static final SnapshotLimits LIMITS =
      new SnapshotLimits(WasmLimits.MAX_DATA_SEGMENTS, WasmLimits.MAX_ELEMENT_SEGMENTS, 1);

  private final Module module = ModuleReader.read(GeneratedModule.sparse(1_024));
  private final InstrumentedModule instrumented = Instrumenter.instrument(module);
  private final CodeReferences references =
      ModuleValidator.validate(module, EnumSet.allOf(Feature.class)).references();
  private EngineInstance instance;

  /** Runs the initialization. */
  @Setup
  public void initialize() {
    instance = InterpEngine.create().instantiate(instrumented.bytes(), List.of());
    instance.invoke("wizer.initialize");
  }

  /** Releases the instance. */
  @TearDown
  public void close() {
    instance.close();
  }

  /** Takes the snapshot on one thread. */
  @Benchmark
  public Diff take() {
    return Snapshot.take(module, instance.state(), instrumented.names(), references, LIMITS);
  }
}
