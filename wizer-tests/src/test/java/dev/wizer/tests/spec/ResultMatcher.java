package dev.wizer.tests.spec;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.ConcreteHeapType;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.module.CompType;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.text.script.WastPattern;
import dev.wizer.wasm.text.script.WastValue;
import java.util.ArrayList;
import java.util.List;

/** Compares the results of a module's functions with a script's patterns. */
final class ResultMatcher {

  private static final int F32_CANONICAL_NAN = 0x7FC0_0000;
  private static final long F64_CANONICAL_NAN = 0x7FF8_0000_0000_0000L;

  private final Module module;

  ResultMatcher(Module module) {
    this.module = module;
  }

  /** {@return whether each value is what the pattern in its place expects} */
  boolean matches(List<WastPattern> patterns, WasmValue[] values) {
    if (patterns.size() != values.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!matches(patterns.get(i), values[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(WastPattern pattern, WasmValue value) {
    if (pattern instanceof WastPattern.Exactly exactly) {
      return exactly.value() instanceof WastValue.NullRef expected
          ? isNull(expected, value)
          : Arguments.of(exactly.value()).equals(value);
    }
    if (pattern instanceof WastPattern.Either either) {
      return either.patterns().stream().anyMatch(option -> matches(option, value));
    }
    if (pattern instanceof WastPattern.Lanes lanes) {
      return value instanceof WasmValue.V128 vector
          && matches(lanes.lanes(), lanes(vector, lanes.lanes().size()));
    }
    if (pattern instanceof WastPattern.FuncRef func) {
      return new WasmValue.FuncRef(func.funcIndex()).equals(value);
    }
    return pattern instanceof WastPattern.AnyRef reference
        ? isReference(reference.kind(), value)
        : isNan(pattern, value);
  }

  /** Nulls of one hierarchy can't be told apart: any of its types may be the value's. */
  private boolean isNull(WastValue.NullRef expected, WasmValue value) {
    return value instanceof WasmValue.NullRef actual
        && (expected.heapType() == null
            || top(Arguments.heapType(expected.heapType())) == top(actual.type().heapType()));
  }

  private AbstractHeapType top(HeapType type) {
    if (type instanceof ConcreteHeapType concrete) {
      CompType definition = module.types().get(concrete.typeIndex()).compType();
      return definition instanceof CompType.Func ? AbstractHeapType.FUNC : AbstractHeapType.ANY;
    }
    return switch ((AbstractHeapType) type) {
      case FUNC, NOFUNC -> AbstractHeapType.FUNC;
      case EXTERN, NOEXTERN -> AbstractHeapType.EXTERN;
      case EXN, NOEXN -> AbstractHeapType.EXN;
      case ANY, EQ, I31, STRUCT, ARRAY, NONE -> AbstractHeapType.ANY;
    };
  }

  private static boolean isReference(String kind, WasmValue value) {
    boolean isI31 = value instanceof WasmValue.I31Ref;
    boolean isHost = value instanceof WasmValue.InternalizedRef;
    boolean isHeap = value instanceof WasmValue.HeapRef;
    return switch (kind) {
      case "func" ->
          value instanceof WasmValue.FuncRef || value instanceof WasmValue.ForeignFuncRef;
      case "extern" ->
          value instanceof WasmValue.ExternRef || value instanceof WasmValue.ExternalizedRef;
      case "exn" -> value instanceof WasmValue.ExnRef;
      case "any" -> isI31 || isHeap || isHost;
      case "eq" -> isI31 || isHeap;
      case "i31" -> isI31;
      case "struct" -> value instanceof WasmValue.HeapRef heap && !heap.object().isArray();
      case "array" -> value instanceof WasmValue.HeapRef heap && heap.object().isArray();
      case "host" -> isHost;
      default -> throw new IllegalArgumentException("no kind of reference: " + kind);
    };
  }

  private static boolean isNan(WastPattern pattern, WasmValue value) {
    boolean isCanonical = pattern instanceof WastPattern.CanonicalNan;
    int bits =
        pattern instanceof WastPattern.CanonicalNan canonical
            ? canonical.bits()
            : ((WastPattern.ArithmeticNan) pattern).bits();
    if (bits == Float.SIZE) {
      int mask = isCanonical ? Integer.MAX_VALUE : F32_CANONICAL_NAN;
      return value instanceof WasmValue.F32 f32 && (f32.bits() & mask) == F32_CANONICAL_NAN;
    }
    long mask = isCanonical ? Long.MAX_VALUE : F64_CANONICAL_NAN;
    return value instanceof WasmValue.F64 f64 && (f64.bits() & mask) == F64_CANONICAL_NAN;
  }

  /** {@return a vector's lanes: floating-point numbers, two or four} */
  private static WasmValue[] lanes(WasmValue.V128 vector, int count) {
    List<WasmValue> lanes = new ArrayList<>();
    for (long half : new long[] {vector.low(), vector.high()}) {
      if (count == 2) {
        lanes.add(new WasmValue.F64(half));
      } else {
        lanes.add(new WasmValue.F32((int) half));
        lanes.add(new WasmValue.F32((int) (half >>> Integer.SIZE)));
      }
    }
    return lanes.toArray(WasmValue[]::new);
  }
}
