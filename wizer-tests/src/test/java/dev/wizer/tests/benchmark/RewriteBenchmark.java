package dev.wizer.tests.benchmark;

import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.instrument.InstrumentedModule;
import dev.wizer.instrument.Instrumenter;
import dev.wizer.rewrite.ExportChanges;
import dev.wizer.rewrite.Rewriter;
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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writes a result: 5,462 data segments, all else as it was. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
public class RewriteBenchmark {

  private static final SnapshotLimits LIMITS =
      new SnapshotLimits(WasmLimits.MAX_DATA_SEGMENTS, WasmLimits.MAX_ELEMENT_SEGMENTS, 1);

  private final Module module = ModuleReader.read(GeneratedModule.sparse(1_024));
  private final CodeReferences references =
      ModuleValidator.validate(module, EnumSet.allOf(Feature.class)).references();
  private Diff diff;

  /** Takes the snapshot. */
  @Setup
  public void initialize() {
    InstrumentedModule instrumented = Instrumenter.instrument(module);
    try (EngineInstance instance =
        InterpEngine.create().instantiate(instrumented.bytes(), List.of())) {
      instance.invoke("wizer.initialize");
      diff = Snapshot.take(module, instance.state(), instrumented.names(), references, LIMITS);
    }
  }

  /** Rewrites the module. */
  @Benchmark
  public ModuleBytes rewrite() {
    ExportChanges exports = new ExportChanges(Set.of("wizer.initialize"), Map.of());
    return new Rewriter(module, exports, references).rewrite(diff);
  }
}
