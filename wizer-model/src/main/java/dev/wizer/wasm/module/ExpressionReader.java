package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import java.util.Arrays;

/**
 * Reads expressions by the binary format's grammar alone: their instructions must be well formed
 * and their blocks nested.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/binary/instructions.html#expressions">Expressions
 *     </a>
 */
final class ExpressionReader {

  private final WasmReader reader;

  /** The blocks around, by the instructions that began them or what follows in them. */
  private Opcode[] blocks = new Opcode[4];

  private int depth;
  private boolean dataReferred;

  ExpressionReader(WasmReader reader) {
    this.reader = reader;
  }

  /** Reads an expression, up to and including its {@code end}. */
  void read() {
    push(Opcode.BLOCK);
    while (depth > 0) {
      int start = reader.position();
      Opcode opcode = Opcode.read(reader);
      opcode.immediates().skip(reader);
      if (opcode == Opcode.END) {
        depth--;
      } else {
        note(opcode, start);
      }
    }
  }

  /** {@return whether an instruction with a data segment's index has been read} */
  boolean refersToData() {
    return dataReferred;
  }

  private void note(Opcode opcode, int start) {
    switch (opcode) {
      case BLOCK, LOOP, IF, TRY, TRY_TABLE -> push(opcode);
      case ELSE -> replace(top() == Opcode.IF, opcode, start);
      case CATCH, CATCH_ALL -> replace(top() == Opcode.TRY || top() == Opcode.CATCH, opcode, start);
      case DELEGATE -> {
        replace(top() == Opcode.TRY, opcode, start);
        depth--;
      }
      case MEMORY_INIT, DATA_DROP, ARRAY_NEW_DATA, ARRAY_INIT_DATA -> dataReferred = true;
      default -> {}
    }
  }

  private void push(Opcode opcode) {
    if (depth == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * depth);
    }
    blocks[depth++] = opcode;
  }

  private Opcode top() {
    return blocks[depth - 1];
  }

  private void replace(boolean allowed, Opcode opcode, int start) {
    if (!allowed) {
      throw new MalformedModuleException("END opcode expected, found " + opcode.mnemonic(), start);
    }
    blocks[depth - 1] = opcode;
  }
}
