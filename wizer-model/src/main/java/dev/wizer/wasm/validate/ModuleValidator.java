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

  /** No lambda: the first one costs a young JVM some milliseconds. */
  private static final Runnable NO_CHECKPOINT =
      new Runnable() {
        @Override
        public void run() {
          // Goes on.
        }
      };

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
    return begin(module, features, parallelism).get();
  }

  /**
   * Begins to validate a module. All but the function bodies is validated at once; these are too if
   * there are few, or else on other threads, while the calling one may do something else.
   *
   * @param module the module
   * @param features the features that it may use; see {@link Features}
   * @param parallelism how many threads may be used at most, the calling one included; at least 1
   * @return what has begun
   * @throws MalformedModuleException if the bytes of a function body or a constant expression break
   *     the binary format's grammar
   * @throws InvalidModuleException if the module breaks a validation rule, an engine's limit, or
   *     uses a feature that is not in {@code features}
   * @throws IllegalArgumentException if {@code parallelism} is less than 1
   */
  public static PendingValidity begin(Module module, Set<Feature> features, int parallelism) {
    return begin(module, features, parallelism, NO_CHECKPOINT);
  }

  /**
   * Begins to validate a module, in a way that can be given up.
   *
   * @param module the module
   * @param features the features that it may use; see {@link Features}
   * @param parallelism how many threads may be used at most, the calling one included; at least 1
   * @param checkpoint called before each function body, on the thread that validates it; what it
   *     throws, {@link PendingValidity#get} throws
   * @return what has begun
   * @throws MalformedModuleException if the bytes of a function body or a constant expression break
   *     the binary format's grammar
   * @throws InvalidModuleException if the module breaks a validation rule, an engine's limit, or
   *     uses a feature that is not in {@code features}
   * @throws IllegalArgumentException if {@code parallelism} is less than 1
   */
  public static PendingValidity begin(
      Module module, Set<Feature> features, int parallelism, Runnable checkpoint) {
    checkParallelism(parallelism);
    try {
      TypeSpace types = TypeSectionValidator.validate(module, features);
      Context context = new Context(module, features, types);
      InstructionTable instructions = new InstructionTable(features);
      ConstExprValidator constants = new ConstExprValidator(context, instructions);
      validateSectionsBeforeCode(context, constants);
      CodeSectionValidator code =
          CodeSectionValidator.begin(context, instructions, parallelism, checkpoint);
      validateData(context, constants, code);
      if (!code.isShared()) {
        code.finish();
      }
      return new PendingValidity(context, code);
    } catch (WasmFormatException e) {
      CodeGrammar.check(module);
      throw e;
    }
  }

  /** What is wrong with the code is said first: it comes first. */
  private static void validateData(
      Context context, ConstExprValidator constants, CodeSectionValidator code) {
    try {
      DataSectionValidator.validate(context, constants);
    } catch (WasmFormatException e) {
      code.finish();
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
    TypeSpace types = TypeSectionValidator.validate(module, before.features());
    Context context = new Context(module, before.features(), types);
    InstructionTable instructions = new InstructionTable(before.features());
    ConstExprValidator constants = new ConstExprValidator(context, instructions);
    validateSectionsBeforeCode(context, constants);
    if (context.keepsCodeOf(before)) {
      context.takeCodeOf(before);
    } else {
      CodeSectionValidator.begin(context, instructions, parallelism, NO_CHECKPOINT).finish();
    }
    DataSectionValidator.validate(context, constants);
    return new Validity(context);
  }

  private static void checkParallelism(int parallelism) {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1, not " + parallelism);
    }
  }

  private static void validateSectionsBeforeCode(Context context, ConstExprValidator constants) {
    ImportSectionValidator.validate(context);
    FunctionSectionValidator.validate(context);
    TableSectionValidator.validate(context, constants);
    MemorySectionValidator.validate(context);
    TagSectionValidator.validate(context);
    GlobalSectionValidator.validate(context, constants);
    ExportSectionValidator.validate(context);
    StartSectionValidator.validate(context);
    ElementSectionValidator.validate(context, constants);
  }
}
