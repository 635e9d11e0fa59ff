package dev.wizer.wasm.module;

import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmReader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Computes the constant expressions of a valid module that imports no globals. Objects are made
 * anew each time an expression is computed, as in an instance; a global's initial value is computed
 * once.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">
 *     Constant expressions</a>
 */
public final class ConstExprEvaluator {

  private final Module module;
  private final WasmValue[] globals;
  private final ConstObjects objects;
  private int evaluatedGlobals;

  /** Makes an evaluator of the expressions of {@code module}. */
  public ConstExprEvaluator(Module module) {
    this.module = module;
    this.globals = new WasmValue[module.globals().size()];
    this.objects = new ConstObjects(module);
  }

  /** {@return the initial value of a global} */
  public WasmValue global(int globalIndex) {
    // Validation guarantees that an initial value refers to earlier globals alone; going through
    // them in order keeps a long chain of references from becoming a deep recursion.
    while (evaluatedGlobals <= globalIndex) {
      globals[evaluatedGlobals] = evaluate(module.globals().get(evaluatedGlobals).init());
      evaluatedGlobals++;
    }
    return globals[globalIndex];
  }

  /** {@return the value of an {@code i32} expression, as an unsigned number} */
  public long evaluateU32(ConstExpr expression) {
    return evaluateAddress(expression);
  }

  /** {@return the value of an expression that gives an address or an index; unsigned} */
  public long evaluateAddress(ConstExpr expression) {
    WasmValue value = evaluate(expression);
    return value instanceof WasmValue.I32 narrow
        ? Integer.toUnsignedLong(narrow.value())
        : ((WasmValue.I64) value).value();
  }

  /** {@return the value of an expression} */
  public WasmValue evaluate(ConstExpr expression) {
    WasmReader reader = new WasmReader(expression.range());
    Deque<WasmValue> stack = new ArrayDeque<>();
    Opcode opcode;
    while ((opcode = Opcode.read(reader)) != Opcode.END) {
      stack.push(evaluate(opcode, reader, stack));
    }
    return stack.pop();
  }

  /**
   * {@return the value of an element of a segment}
   *
   * @param elem the segment
   * @param index the element's index in it
   */
  public WasmValue element(Elem elem, int index) {
    return elem.init() instanceof Elem.FuncIndices funcs
        ? new WasmValue.FuncRef(funcs.indices()[index])
        : evaluate(((Elem.Expressions) elem.init()).expressions().get(index));
  }

  private WasmValue evaluate(Opcode opcode, WasmReader reader, Deque<WasmValue> stack) {
    return switch (opcode) {
      case I32_CONST -> new WasmValue.I32(reader.readS32());
      case I64_CONST -> new WasmValue.I64(reader.readS64());
      case F32_CONST -> new WasmValue.F32(reader.readF32Bits());
      case F64_CONST -> new WasmValue.F64(reader.readF64Bits());
      case V128_CONST -> new WasmValue.V128(reader.readF64Bits(), reader.readF64Bits());
      case REF_NULL -> new WasmValue.NullRef(new RefType(true, TypeReader.readHeapType(reader)));
      case REF_FUNC -> new WasmValue.FuncRef(reader.readU32());
      case GLOBAL_GET -> global(reader.readU32());
      case I32_ADD, I32_SUB, I32_MUL -> evaluateI32(opcode, stack);
      case I64_ADD, I64_SUB, I64_MUL -> evaluateI64(opcode, stack);
      case REF_I31 -> new WasmValue.I31Ref(((WasmValue.I32) stack.pop()).value() << 1 >> 1);
      case EXTERN_CONVERT_ANY -> externalize((WasmValue.Ref) stack.pop());
      case ANY_CONVERT_EXTERN -> internalize((WasmValue.Ref) stack.pop());
      default -> new WasmValue.HeapRef(objects.make(opcode, reader, stack));
    };
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

  private static WasmValue externalize(WasmValue.Ref value) {
    return value instanceof WasmValue.NullRef
        ? new WasmValue.NullRef(RefType.EXTERNREF)
        : new WasmValue.ExternalizedRef(value);
  }

  /** A host object can't occur: only an imported global could hold one. */
  private static WasmValue internalize(WasmValue.Ref value) {
    return value instanceof WasmValue.ExternalizedRef external
        ? external.internal()
        : new WasmValue.NullRef(RefType.ANYREF);
  }
}
