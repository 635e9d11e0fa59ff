package dev.wizer.tests.spec;

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

/** Makes modules of what scripts give. */
final class ScriptModules {

  private ScriptModules() {}

  /**
   * {@return a valid module}
   *
   * @throws WatException if its text is malformed
   * @throws MalformedModuleException if its bytes are
   * @throws InvalidModuleException if it is invalid
   */
  static Module load(ModuleSource source) {
    Module module = ModuleReader.read(bytes(source));
    ModuleValidator.validate(module, Features.supported(), 1);
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
