package dev.wizer.engine.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.GuestExitException;
import dev.wizer.engine.InstanceImport;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.NumType;
import dev.wizer.engine.WasmFrame;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.compile.RegionLimits;
import dev.wizer.engine.interp.exec.Compilation;
import dev.wizer.engine.interp.exec.Numbers;
import dev.wizer.engine.interp.runtime.Geometry;
import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.module.Import;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import dev.wizer.wasm.validate.ModuleValidator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a module interpreted, compiled, and with functions that become compiled as it runs. Each run
 * that is to compile must have compiled something, and a call that returns must not have left
 * compiled code for the interpreter, unless {@link #leaving} expects it.
 */
public final class Tiers {

  private static final int MAX_CALL_DEPTH = 300;

  /** Of a runaway recursion, fewer frames are kept than there were. */
  private static final int FRAMES_COMPARED = 100;

  /** Functions that are neither all compiled nor all interpreted: these change over early. */
  private static final int SOON = 3;

  private static final RegionLimits SMALL = TestedEngine.SMALL_REGIONS.limits();

  /** Regions in which values go from block to block before they are left. */
  private static final RegionLimits SOME_BLOCKS = new RegionLimits(900, 900, 4);

  private static final Map<String, Compilation> COMPILING = new LinkedHashMap<>();

  /** Memories of which compiled code finds nearly all in chunks as long as it runs. */
  private static final Geometry IN_CHUNKS = geometry(1 << 14, 1);

  /** Memories that grow by chunks, and are soon gathered again. */
  private static final Geometry GATHERED = geometry(1 << 24, 12);

  static {
    COMPILING.put("always", Compilation.ALWAYS);
    COMPILING.put("always, in small regions", TestedEngine.SMALL_REGIONS);
    COMPILING.put("always, in regions of some blocks", Compilation.always(SOME_BLOCKS));
    COMPILING.put("always, with indices tested twice", Compilation.ALWAYS.with(Numbers.TESTED));
    COMPILING.put("soon", Compilation.soon(SOON, SOON, RegionLimits.OF_HOTSPOT));
    COMPILING.put("soon, in small regions", Compilation.soon(SOON, SOON, SMALL));
    COMPILING.put("loops soon", Compilation.soon(1 << 30, 100, RegionLimits.OF_HOTSPOT));
    COMPILING.put("loops soon, in small regions", Compilation.soon(1 << 30, 100, SMALL));
  }

  private static Geometry geometry(int maxHead, int gatherLog2) {
    Geometry.Paging none = new Geometry.Paging(10, Long.MAX_VALUE, 1 << 10, 8);
    return new Geometry(12, maxHead, 1 << 13, gatherLog2, none);
  }

  /** The name from which modules import what another instance in the same store exports. */
  private static final String OTHER = "other";

  /** What compiled code is expected to do. */
  private enum Expected {
    /** To do what is called to the end. */
    WHOLE,
    /** To hand over to the interpreter. */
    LEAVING,
    /** To be too large for a method. */
    TOO_LARGE
  }

  private final byte[] other;
  private final byte[] module;
  private final Expected expected;

  /** One module, in the text format. */
  public Tiers(String text) {
    this("(module)", text);
  }

  /**
   * Two modules.
   *
   * @param other is instantiated first; the second may import what it exports
   */
  public Tiers(String other, String text) {
    this(valid(other), valid(text), Expected.WHOLE);
  }

  private Tiers(byte[] other, byte[] module, Expected expected) {
    this.other = other;
    this.module = module;
    this.expected = expected;
  }

  /** {@return the same, where calls that return leave compiled code for the interpreter} */
  public Tiers leaving() {
    return new Tiers(other, module, Expected.LEAVING);
  }

  /** {@return the same, where the function is too large to be compiled in one piece} */
  public Tiers tooLarge() {
    return new Tiers(other, module, Expected.TOO_LARGE);
  }

  /** Engines rely on it, and a test of what is not valid would tell nothing. */
  private static byte[] valid(String text) {
    byte[] bytes = WatParser.parse(text);
    ModuleValidator.validate(ModuleReader.read(bytes), EnumSet.allOf(Feature.class));
    return bytes;
  }

  /**
   * Calls {@code f} with each argument in turn, in one instance; whatever is compiled, it must give
   * the same.
   *
   * @return what each call gave
   */
  public List<String> call(int... arguments) {
    List<String> outcomes = interpreted(arguments);
    COMPILING.forEach((name, compilation) -> compare(outcomes, name, compilation, arguments));
    if (hasMemory(module) || hasMemory(other)) {
      callInChunks(outcomes, "always", IN_CHUNKS, arguments);
      callInChunks(outcomes, "soon, in small regions", IN_CHUNKS, arguments);
      callInChunks(outcomes, "soon", GATHERED, arguments);
    }
    return outcomes;
  }

  private static boolean hasMemory(byte[] module) {
    return !ModuleReader.read(module).memories().isEmpty();
  }

  private void compare(
      List<String> outcomes, String name, Compilation compilation, int... arguments) {
    CompilationRecord record = new CompilationRecord();
    List<String> actual =
        outcomes(compilation.with(record), Geometry.STANDARD, record, name, arguments);
    assertEquals(outcomes, actual, name);
    // Compiled "soon" is what is called or loops often.
    if (name.startsWith("always") || name.startsWith("soon") && arguments.length > 2 * SOON) {
      assertDone(record, name);
    }
  }

  private void callInChunks(
      List<String> outcomes, String compilation, Geometry geometry, int... arguments) {
    String name = compilation + ", " + geometry;
    CompilationRecord record = new CompilationRecord();
    // What lies in a memory's tail is left to the interpreter.
    List<String> actual =
        leaving()
            .outcomes(COMPILING.get(compilation).with(record), geometry, record, name, arguments);
    assertEquals(outcomes, actual, name);
    if (compilation.equals("always")) {
      assertDone(record, name);
    }
  }

  private void assertDone(CompilationRecord record, String name) {
    if (expected == Expected.TOO_LARGE && !name.contains("regions")) {
      record.assertTooLarge(name);
    } else {
      record.assertCompiled(name);
    }
  }

  /** As {@link #call}, for what takes long: with all functions compiled alone. */
  public List<String> callFew(int... arguments) {
    List<String> outcomes = interpreted(arguments);
    compare(outcomes, "always", Compilation.ALWAYS, arguments);
    compare(outcomes, "always, in small regions", TestedEngine.SMALL_REGIONS, arguments);
    return outcomes;
  }

  /** As {@link #call}, for what takes very long: with all functions compiled, not divided. */
  public List<String> callWhole(int... arguments) {
    List<String> outcomes = interpreted(arguments);
    compare(outcomes, "always", Compilation.ALWAYS, arguments);
    return outcomes;
  }

  private List<String> interpreted(int... arguments) {
    return outcomes(
        Compilation.OFF, Geometry.STANDARD, new CompilationRecord(), "never", arguments);
  }

  private List<String> outcomes(
      Compilation compilation,
      Geometry geometry,
      CompilationRecord record,
      String name,
      int... arguments) {
    EngineInstance[] self = new EngineInstance[1];
    InterpEngine engine =
        InterpEngine.builder()
            .maxCallDepth(MAX_CALL_DEPTH)
            .compilation(compilation)
            .geometry(geometry)
            .build();
    List<String> outcomes = new ArrayList<>();
    EngineStore store = engine.newStore();
    EngineInstance first = store.instantiate(other, List.of());
    try (EngineInstance instance = store.instantiate(module, imports(first, self))) {
      self[0] = instance;
      for (int argument : arguments) {
        record.forgetExits();
        String outcome = outcome(instance, argument);
        if (expected == Expected.WHOLE && outcome.startsWith("[")) {
          record.assertNotLeft(name + ", called with " + argument);
        }
        outcomes.add(outcome);
      }
    }
    return outcomes;
  }

  /**
   * Functions of the host, which modules import by what they do: {@code exit} with a code, {@code
   * fail}, and {@code back}, which calls the export {@code g}.
   */
  private List<ModuleImport> imports(EngineInstance first, EngineInstance[] self) {
    FuncType type = new FuncType(List.of(NumType.I32), List.of(NumType.I32));
    List<ModuleImport> imports = new ArrayList<>();
    for (Import entry : ModuleReader.read(module).imports()) {
      if (entry.module().equals(OTHER)) {
        imports.add(new InstanceImport(OTHER, entry.name(), first.export(entry.name())));
        continue;
      }
      imports.add(
          new FunctionImport(
              entry.module(),
              entry.name(),
              type,
              (context, arguments) ->
                  switch (entry.name()) {
                    case "exit" ->
                        throw new GuestExitException(((WasmValue.I32) arguments[0]).value());
                    case "fail" -> throw new IllegalStateException("failed");
                    case "back" -> self[0].invoke("g", arguments);
                    default -> throw new AssertionError(entry.name());
                  }));
    }
    return imports;
  }

  private static String outcome(EngineInstance instance, int argument) {
    try {
      return Arrays.toString(instance.invoke("f", new WasmValue.I32(argument)));
    } catch (EngineException failure) {
      List<WasmFrame> frames = failure.backtrace();
      return failure.getClass().getSimpleName()
          + ": "
          + failure.getMessage()
          + frames.subList(0, Math.min(FRAMES_COMPARED, frames.size()));
    }
  }
}
