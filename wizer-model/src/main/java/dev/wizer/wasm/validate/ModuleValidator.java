package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.module.CodeGrammar;
import dev.wizer.wasm.module.Module;
import java.util.Set;

/**
 * Validates modules.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html">Modules</a>
 */
public final class ModuleValidator {

  private ModuleValidator() {}

  /**
   * Validates a module, on as many threads as there are processors. The outcome does not depend on
   * their number.
   *
   * @param module the module
   * @param features the features that it may use; see {@link Features}
   * @return that it is valid
   * @throws MalformedModuleException if the bytes of a function body or a constant expression break
   *     the binary format's grammar
   * @throws InvalidModuleException if the module breaks a validation rule, an engine's limit, or
   *     uses a feature that is not in {@code features}
   */
  public static Validity validate(Module module, Set<Feature> features) {
    return validate(module, features, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Validates a module.
   *
   * @param module the module
   * @param features the features that it may use; see {@link Features}
   * @param parallelism how many threads may be used at most, the calling one included; at least 1
   * @return that it is valid
   * @throws MalformedModuleException if the bytes of a function body or a constant expression break
   *     the binary format's grammar
   * @throws InvalidModuleException if the module breaks a validation rule, an engine's limit, or
   *     uses a feature that is not in {@code features}
   * @throws IllegalArgumentException if {@code parallelism} is less than 1
   */
  public static Validity validate(Module module, Set<Feature> features, int parallelism) {
    checkParallelism(parallelism);
    try {
      return new Validity(validateSections(module, features, null, parallelism));
    } catch (WasmFormatException e) {
      CodeGrammar.check(module);
      throw e;
    }
  }

  /**
   * Validates a module that was made of a valid one. If the function bodies are the same bytes, and
   * all that they can refer to is still there and of the same type, they are not validated again.
   *
   * @param module the module
   * @param original that the other one is valid; the features are the same
   * @param parallelism how many threads may be used at most, the calling one included; at least 1
   * @return that it is valid
   * @throws MalformedModuleException if the bytes of a function body or a constant expression break
   *     the binary format's grammar
   * @throws InvalidModuleException if the module breaks a validation rule, an engine's limit, or
   *     uses a feature that the original was not allowed to use
   * @throws IllegalArgumentException if {@code parallelism} is less than 1
   */
  public static Validity validate(Module module, Validity original, int parallelism) {
    checkParallelism(parallelism);
    Context before = original.context();
    return new Validity(validateSections(module, before.features(), before, parallelism));
  }

  private static void checkParallelism(int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1, not " + parallelism);
    }
  }

  /**
   * {@return the module's context}
   *
   * @param original the context of the module that this one was made of, or null
   */
  private static Context validateSections(
      Module module, Set<Feature> features, Context original, int parallelism) {
    TypeSpace types = TypeSectionValidator.validate(module, features);
    Context context = new Context(module, features, types);
    InstructionTable instructions = new InstructionTable(features);
    ConstExprValidator constants = new ConstExprValidator(context, instructions);
    ImportSectionValidator.validate(context);
    FunctionSectionValidator.validate(context);
    TableSectionValidator.validate(context, constants);
    MemorySectionValidator.validate(context);
    TagSectionValidator.validate(context);
    GlobalSectionValidator.validate(context, constants);
    ExportSectionValidator.validate(context);
    StartSectionValidator.validate(context);
    ElementSectionValidator.validate(context, constants);
    if (original != null && context.keepsCodeOf(original)) {
      context.takeCodeOf(original);
    } else {
      CodeSectionValidator.validate(context, instructions, parallelism);
    }
    DataSectionValidator.validate(context, constants);
    return context;
  }
}
