package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.interp.translate.ModuleLayout;
import dev.wizer.engine.interp.translate.Signature;
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

  private final Store store;
  private final ModuleLayout layout;
  private long[] stack = new long[8];
  private int top;

  ConstantEvaluator(Store store, ModuleLayout layout) {
    this.store = store;
    this.layout = layout;
  }

  /** Puts the value into {@code target} from {@code slot} on. */
  void evaluate(ConstExpr expression, long[] target, int slot) {
    WasmReader reader = new WasmReader(expression.range());
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

  /** {@return the value of an expression of one slot} */
  long evaluate(ConstExpr expression) {
    long[] result = new long[2];
    evaluate(expression, result, 0);
    return result[0];
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
    switch (opcode) {
      case I32_CONST -> push(reader.readS32());
      case I64_CONST -> push(reader.readS64());
      case F32_CONST -> push(reader.readF32Bits());
      case F64_CONST -> push(reader.readF64Bits());
      case GLOBAL_GET -> pushGlobal(reader.readU32());
      case REF_NULL -> {
        opcode.immediates().skip(reader);
        push(References.NULL);
      }
      case REF_FUNC -> push(layout.funcHandle(reader.readU32()));
      case I32_ADD -> push((int) (pop() + pop()));
      case I32_SUB -> push((int) (-pop() + pop()));
      case I32_MUL -> push((int) pop() * (int) pop());
      case I64_ADD -> push(pop() + pop());
      case I64_SUB -> push(-pop() + pop());
      case I64_MUL -> push(pop() * pop());
      case V128_CONST -> {
        push(reader.readF64Bits());
        push(reader.readF64Bits());
      }
      default -> applyAggregate(opcode, reader);
    }
  }

  private void applyAggregate(Opcode opcode, WasmReader reader) {
    switch (opcode) {
      case STRUCT_NEW -> {
        StructLayout structLayout = structLayout(reader);
        StructObject struct = new StructObject(structLayout);
        top -= structLayout.slots();
        push(store.references.handle(struct.fill(stack, top, store.references)));
      }
      case STRUCT_NEW_DEFAULT ->
          push(store.references.handle(new StructObject(structLayout(reader))));
      case ARRAY_NEW -> {
        ArrayObject array = store.newArray(arrayLayout(reader), (int) pop());
        top -= array.layout.kind().slots();
        for (int i = 0; i < array.length; i++) {
          array.store(i, stack, top, store.references);
        }
        push(store.references.handle(array));
      }
      case ARRAY_NEW_DEFAULT ->
          push(store.references.handle(store.newArray(arrayLayout(reader), (int) pop())));
      case ARRAY_NEW_FIXED -> pushFixedArray(arrayLayout(reader), reader.readU32());
      case REF_I31 -> push(References.i31((int) pop()));
      case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {
        // The reference is the same on both sides.
      }
      default -> throw new EngineFailureException("not a constant instruction: " + opcode, null);
    }
  }

  private void pushFixedArray(ArrayLayout arrayLayout, int length) {
    ArrayObject array = store.newArray(arrayLayout, length);
    int slots = arrayLayout.kind().slots();
    top -= length * slots;
    for (int i = 0; i < length; i++) {
      array.store(i, stack, top + i * slots, store.references);
    }
    push(store.references.handle(array));
  }

  private StructLayout structLayout(WasmReader reader) {
    return store.structLayout(layout.typeNumber(reader.readU32()));
  }

  private ArrayLayout arrayLayout(WasmReader reader) {
    return store.arrayLayout(layout.typeNumber(reader.readU32()));
  }

  private void pushGlobal(int globalIndex) {
    int slot = layout.globalSlot(globalIndex);
    for (int i = 0; i < Signature.width(layout.globalType(globalIndex)); i++) {
      push(store.globals[slot + i]);
    }
  }
}
