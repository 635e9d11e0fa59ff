package dev.wizer.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.WasmValue;
import dev.wizer.instrument.InstrumentedModule;
import dev.wizer.instrument.Instrumenter;
import dev.wizer.rewrite.ExportChanges;
import dev.wizer.rewrite.Rewriter;
import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.Snapshot;
import dev.wizer.snapshot.SnapshotLimits;
import dev.wizer.tests.generate.ModuleGenerator;
import dev.wizer.tests.generate.Profile;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.validate.CodeReferences;
import dev.wizer.wasm.validate.Features;
import dev.wizer.wasm.validate.ModuleValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A module is the same, whatever pieces it is in. */
class PiecesProperties {

  private static final int MAX_SIZE = 24;
  private static final String INIT = "wizer.initialize";
  private static final SnapshotLimits LIMITS = new SnapshotLimits(1_000, 1_000, 1);

  @Example
  void modulesOfTheTestsAreReadEqually() throws IOException {
    List<Path> files;
    try (Stream<Path> resources = Files.walk(Path.of("src", "test", "resources"));
        Stream<Path> clients = Files.walk(Path.of("clients"))) {
      files =
          Stream.concat(resources, clients)
              .filter(path -> path.toString().endsWith(".wasm"))
              // What is fuzzed from is not well-formed, some of it.
              .filter(path -> !path.startsWith(Path.of("src", "test", "resources", "fuzz")))
              .toList();
    }
    assertFalse(files.isEmpty());
    for (Path file : files) {
      assertReadEqually(Files.readAllBytes(file), file.toString());
    }
  }

  @Property(tries = 500)
  void generatedModulesAreReadEqually(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    assertReadEqually(ModuleGenerator.generate(seed, size, Profile.FULL), "generated");
  }

  private static void assertReadEqually(byte[] array, String name) {
    Module whole = ModuleReader.read(array);
    Module inPieces = ModuleReader.read(Pieces.split(array));

    assertEquals(Pieces.describe(whole), Pieces.describe(inPieces), name);
    assertEquals(problem(whole), problem(inPieces), name);
  }

  /** What is wrong with a module, without the offset. */
  private static String problem(Module module) {
    try {
      ModuleValidator.validate(module, Features.defaults());
      return "none";
    } catch (WasmFormatException e) {
      return e.problem();
    }
  }

  @Property(tries = 500)
  void modulesInPiecesDoTheSame(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.FULL);
    Outcome.Call init = new Outcome.Call(INIT);
    Outcome.Call main = new Outcome.Call(ModuleGenerator.MAIN, new WasmValue.I32(size));

    assertEquals(
        Outcome.of(Engines.INTERP, module, Engines.HOST, init, main),
        Outcome.of(Engines.INTERP, Pieces.split(module), Engines.HOST, init, main));
  }

  @Property(tries = 500)
  void modulesInPiecesAreRewrittenEqually(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = MAX_SIZE) int size) {
    byte[] module = ModuleGenerator.generate(seed, size, Profile.FULL);

    assertEquals(rewritten(ModuleBytes.of(module)), rewritten(Pieces.split(module)));
  }

  /** {@return a pre-initialized module, or nothing if its initialization function fails} */
  private static Optional<ModuleBytes> rewritten(ModuleBytes bytes) {
    Module module = ModuleReader.read(bytes);
    InstrumentedModule instrumented = Instrumenter.instrument(module);
    try (EngineInstance instance =
        Engines.INTERP.instantiate(instrumented.bytes(), Outcome.link(module, Engines.HOST))) {
      instance.invoke(INIT);
      CodeReferences references =
          ModuleValidator.validate(module, EnumSet.allOf(Feature.class)).references();
      Diff diff = Snapshot.take(module, instance.state(), instrumented.names(), references, LIMITS);
      Rewriter rewriter =
          new Rewriter(module, new ExportChanges(Set.of(INIT), Map.of()), references);
      return Optional.of(rewriter.rewrite(diff));
    } catch (EngineException e) {
      return Optional.empty();
    }
  }
}
