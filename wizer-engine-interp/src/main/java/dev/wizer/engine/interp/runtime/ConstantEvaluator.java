package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.module.ConstExpr;
import java.util.Arrays;

/**
 * Evaluates constant expressions.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">
 *     Constant expressions</a>
 */
final class ConstantEvaluator {

  private final ModuleInstance instance;
  private long[] stack = new long[8];
  private int top;

  ConstantEvaluator(ModuleInstance instance) {
    this.instance = instance;
  }

  /** Puts the value into {@code target} from {@code slot} on. */
  void evaluate(ConstExpr expression, long[] target, int slot) {
    WasmReader reader = new WasmReader(instance.layout.module().bytes(), expression.range());
    top = 0;
    while (true) {
      Opcode opcode = Opcode.read(reader);
      if (opcode == Opcode.END) {
        break;
      }
      apply(opcode, reader);
    }
    System.arraycopy(stack, 0, target, slot, top);
  }

  private void push(long value) {
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, 2 * top);
    }
    stack[top++] = value;
  }

  private long pop() {
    return stack[--top];
  }

  private void apply(Opcode opcode, WasmReader reader) {
    switch (opcode.prefix() << 12 | opcode.number()) {
      case 0x41 -> push(reader.readS32());
      case 0x42 -> push(reader.readS64());
      case 0x43 -> push(reader.readF32Bits());
      case 0x44 -> push(reader.readF64Bits());
      case 0x23 -> pushGlobal(reader.readU32());
      case 0xD0 -> {
        reader.readS33();
        push(0);
      }
      case 0xD2 -> push(reader.readU32() + 1L);
      case 0x6A -> push((int) (pop() + pop()));
      case 0x6B -> push((int) (-pop() + pop()));
      case 0x6C -> push((int) pop() * (int) pop());
      case 0x7C -> push(pop() + pop());
      case 0x7D -> push(-pop() + pop());
      case 0x7E -> push(pop() * pop());
      case 0xFD00C -> {
        push(reader.readF64Bits());
        push(reader.readF64Bits());
      }
      default -> throw new EngineFailureException("not a constant instruction: " + opcode, null);
    }
  }

  private void pushGlobal(int global) {
    int slot = instance.layout.globalSlot(global);
    int end =
        global + 1 < instance.layout.module().globals().size()
            ? instance.layout.globalSlot(global + 1)
            : instance.globals.length;
    for (int i = slot; i < end; i++) {
      push(instance.globals[i]);
    }
  }
}
