package dev.wizer.engine.chicory;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.SectionId;
import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.EngineStore;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.wasm.module.CanonicalTypes;
import dev.wizer.wasm.module.Module;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;

/** Instances that know each other's types and host objects. */
final class ChicoryStore implements EngineStore {

  private final String engineName;
  private final Execution execution;
  private final CancellationToken token;
  private final Values values = new Values();
  private final CanonicalTypes types = new CanonicalTypes();

  ChicoryStore(String engineName, Execution execution, CancellationToken token) {
    this.token = token;
    this.engineName = engineName;
    this.execution = execution;
  }

  @Override
  public EngineInstance instantiate(ModuleBytes bytes, List<? extends ModuleImport> imports) {
    Objects.requireNonNull(bytes, "module");
    Objects.requireNonNull(imports, "imports");
    Module module = ModuleCheck.check(bytes, engineName);
    WasmModule parsed = parse(bytes.toByteArray());
    int[] typeNumbers = types.addAll(module);
    new ImportMatcher(types, module, typeNumbers, engineName).check(imports);
    ChicoryInstance instance =
        new ChicoryInstance(module, typeNumbers, parsed, imports, execution, values, token);
    instance.initialize();
    return instance;
  }

  private WasmModule parse(byte[] module) {
    try {
      return parser().parse(() -> new ByteArrayInputStream(module));
    } catch (RuntimeException e) {
      throw new UnsupportedByEngineException(engineName, "this module: " + e.getMessage());
    }
  }

  /** A parser that relies on the module being valid and does not look at custom sections. */
  private static Parser parser() {
    Parser.Builder builder = Parser.builder().withValidation(false);
    for (int id = SectionId.TYPE; id <= SectionId.TAG; id++) {
      builder.includeSectionId(id);
    }
    return builder.build();
  }
}
