package dev.wizer.tests.spec;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatException;
import dev.wizer.wasm.text.WatParser;
import dev.wizer.wasm.text.script.ModuleSource;
import dev.wizer.wasm.validate.BranchHintValidator;
import dev.wizer.wasm.validate.Features;
import dev.wizer.wasm.validate.ModuleValidator;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes modules of what scripts give.
 *
 * @param features what the modules may use
 */
record ScriptModules(Set<Feature> features) {

  /** Where the scripts are that were written for WebAssembly 1.0 and threads. */
  private static final String THREADS_FOLDER = "proposals/threads/";

  /** {@return what makes modules that may use everything} */
  static ScriptModules ofAllFeatures() {
    return new ScriptModules(Features.supported());
  }

  /** {@return what makes the modules of a script, for whose time it depends on its folder} */
  static ScriptModules of(String scriptName) {
    if (!scriptName.startsWith(THREADS_FOLDER)) {
      return ofAllFeatures();
    }
    Set<Feature> features = EnumSet.copyOf(Features.supported());
    features.removeAll(Set.of(Feature.MULTI_MEMORY, Feature.REFERENCE_TYPES));
    return new ScriptModules(features);
  }

  /**
   * {@return a valid module}
   *
   * @throws WatException if its text is malformed
   * @throws MalformedModuleException if its bytes are
   * @throws InvalidModuleException if it is invalid
   */
  Module load(ModuleSource source) {
    Module module = ModuleReader.read(bytes(source));
    ModuleValidator.validate(module, features, 1);
    BranchHintValidator.validate(module);
    return module;
  }

  private static byte[] bytes(ModuleSource source) {
    if (source instanceof ModuleSource.Binary binary) {
      return binary.bytes();
    }
    return source instanceof ModuleSource.Quote quote
        ? WatParser.parse(quote.utf8())
        : WatParser.parse(((ModuleSource.Text) source).text());
  }
}
