package dev.wizer.wasm.module;

import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Computes the constant expressions of a valid module that imports no globals.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">
 *     Constant expressions</a>
 */
public final class ConstExprEvaluator {

  private final Module module;
  private final WasmValue[] globals;

  /** Makes an evaluator of the expressions of {@code module}. */
  public ConstExprEvaluator(Module module) {
    this.module = module;
    this.globals = new WasmValue[module.globals().size()];
  }

  /** {@return the initial value of a global} */
  public WasmValue global(int globalIndex) {
    // Validation guarantees that an initial value refers to earlier globals alone; going through
    // them in order keeps a long chain of references from becoming a deep recursion.
    for (int i = 0; i <= globalIndex; i++) {
      if (globals[i] == null) {
        globals[i] = evaluate(module.globals().get(i).init());
      }
    }
    return globals[globalIndex];
  }

  /** {@return the value of an {@code i32} expression, as an unsigned number} */
  public long evaluateU32(ConstExpr expression) {
    return Integer.toUnsignedLong(((WasmValue.I32) evaluate(expression)).value());
  }

  /** {@return the value of an expression} */
  public WasmValue evaluate(ConstExpr expression) {
    WasmReader reader = new WasmReader(module.bytes(), expression.range());
    Deque<WasmValue> stack = new ArrayDeque<>();
    Opcode opcode;
    while ((opcode = Opcode.read(reader)) != Opcode.END) {
      evaluate(opcode, reader, stack);
    }
    return stack.pop();
  }

  private void evaluate(Opcode opcode, WasmReader reader, Deque<WasmValue> stack) {
    switch (opcode) {
      case I32_CONST -> stack.push(new WasmValue.I32(reader.readS32()));
      case I64_CONST -> stack.push(new WasmValue.I64(reader.readS64()));
      case F32_CONST -> stack.push(new WasmValue.F32(reader.readF32Bits()));
      case F64_CONST -> stack.push(new WasmValue.F64(reader.readF64Bits()));
      case V128_CONST -> stack.push(new WasmValue.V128(reader.readF64Bits(), reader.readF64Bits()));
      case REF_NULL -> stack.push(new WasmValue.NullRef(readNullType(reader)));
      case REF_FUNC -> stack.push(new WasmValue.FuncRef(reader.readU32()));
      case GLOBAL_GET -> stack.push(global(reader.readU32()));
      case I32_ADD, I32_SUB, I32_MUL -> stack.push(evaluateI32(opcode, stack));
      case I64_ADD, I64_SUB, I64_MUL -> stack.push(evaluateI64(opcode, stack));
      default -> throw new AssertionError("guaranteed constant by validation: " + opcode);
    }
  }

  private static RefType readNullType(WasmReader reader) {
    return TypeReader.readRefType(reader);
  }

  private static WasmValue evaluateI32(Opcode opcode, Deque<WasmValue> stack) {
    int second = ((WasmValue.I32) stack.pop()).value();
    int first = ((WasmValue.I32) stack.pop()).value();
    return new WasmValue.I32(
        switch (opcode) {
          case I32_ADD -> first + second;
          case I32_SUB -> first - second;
          default -> first * second;
        });
  }

  private static WasmValue evaluateI64(Opcode opcode, Deque<WasmValue> stack) {
    long second = ((WasmValue.I64) stack.pop()).value();
    long first = ((WasmValue.I64) stack.pop()).value();
    return new WasmValue.I64(
        switch (opcode) {
          case I64_ADD -> first + second;
          case I64_SUB -> first - second;
          default -> first * second;
        });
  }
}
