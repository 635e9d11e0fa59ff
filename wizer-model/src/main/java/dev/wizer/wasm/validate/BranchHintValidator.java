package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.CustomSection;
import dev.wizer.wasm.module.Module;

/**
 * Validates branch hints. A module is valid whatever its custom sections say, so only who uses them
 * asks.
 *
 * @see <a
 *     href="https://webassembly.github.io/branch-hinting/core/appendix/custom.html#branch-hints-section">
 *     Branch hints</a>
 */
public final class BranchHintValidator {

  private static final String SECTION = "metadata.code.branch_hint";

  private final Module module;
  private final WasmReader reader;

  private BranchHintValidator(Module module, ByteRange content) {
    this.module = module;
    this.reader = new WasmReader(content);
  }

  /**
   * Validates the branch hints of a valid module, if there are any.
   *
   * @throws MalformedModuleException if the section is malformed
   * @throws InvalidModuleException if a hint is not at an {@code if} or {@code br_if}
   */
  public static void validate(Module module) {
    for (CustomSection custom : module.customs()) {
      if (custom.name().equals(SECTION)) {
        new BranchHintValidator(module, custom.content()).validateSection();
      }
    }
  }

  private void validateSection() {
    int imported = module.funcTypeIndices().length - module.funcs().size();
    for (long left = reader.readU32AsLong(); left > 0; left--) {
      int start = reader.position();
      int defined = reader.readU32() - imported;
      Context.checkIndex(defined, module.funcs().size(), "function", start);
      validateFunction(module.funcs().get(defined).body());
    }
  }

  /** Hints come in the order of their offsets, so the body is read once. */
  private void validateFunction(ByteRange body) {
    WasmReader code = new WasmReader(body);
    Immediates.skipLocals(code);
    for (long left = reader.readU32AsLong(); left > 0; left--) {
      int start = reader.position();
      long offset = body.start() + reader.readU32AsLong();
      reader.readRange(reader.readU32());
      if (!isBranchAt(offset, code)) {
        throw new InvalidModuleException("@" + SECTION + " annotation: invalid target", start);
      }
    }
  }

  private static boolean isBranchAt(long offset, WasmReader code) {
    while (code.hasMore()) {
      int position = code.position();
      Opcode opcode = Opcode.read(code);
      opcode.immediates().skip(code);
      if (position == offset) {
        return opcode == Opcode.IF || opcode == Opcode.BR_IF;
      }
    }
    return false;
  }
}
