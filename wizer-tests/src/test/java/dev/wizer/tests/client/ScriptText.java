package dev.wizer.tests.client;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.EngineException;
import dev.wizer.engine.ExhaustionException;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.RefType;
import dev.wizer.engine.TableView;
import dev.wizer.engine.TrapException;
import dev.wizer.engine.UncaughtExceptionException;
import dev.wizer.engine.WasmValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Values and failures in the words of {@code run-plans.mjs}, which knows what JavaScript knows. */
final class ScriptText {

  private ScriptText() {}

  /** {@return the argument that a plan writes as {@code word}} */
  static WasmValue argument(String word) {
    String kind = word.substring(0, word.indexOf(':'));
    String text = word.substring(word.indexOf(':') + 1);
    return switch (kind) {
      case "i32" -> new WasmValue.I32(Integer.parseInt(text));
      case "i64" -> new WasmValue.I64(Long.parseLong(text));
      case "f32" -> new WasmValue.F32(Float.floatToRawIntBits(Float.parseFloat(text)));
      case "f64" -> new WasmValue.F64(Double.doubleToRawLongBits(Double.parseDouble(text)));
      case "i31" -> new WasmValue.I31Ref(Integer.parseInt(text));
      case "extern" -> new WasmValue.ExternalizedRef(new WasmValue.I31Ref(Integer.parseInt(text)));
      case "null" -> new WasmValue.NullRef(new RefType(true, AbstractHeapType.valueOf(text)));
      default -> throw new IllegalArgumentException(word);
    };
  }

  /** {@return a value as JavaScript sees it} */
  static String of(WasmValue value) {
    if (value instanceof WasmValue.I64 i64) {
      return Long.toString(i64.value());
    } else if (value instanceof WasmValue.I32 i32) {
      return number(i32.value());
    } else if (value instanceof WasmValue.F32 f32) {
      return number(Float.intBitsToFloat(f32.bits()));
    } else if (value instanceof WasmValue.F64 f64) {
      return number(Double.longBitsToDouble(f64.bits()));
    } else if (value instanceof WasmValue.Ref ref) {
      return reference(ref);
    }
    return "opaque";
  }

  private static String reference(WasmValue.Ref ref) {
    if (isException(ref)) {
      return "opaque";
    } else if (ref instanceof WasmValue.ExternalizedRef external) {
      return reference(external.internal());
    } else if (ref instanceof WasmValue.I31Ref i31) {
      return number(i31.value());
    } else if (ref instanceof WasmValue.NullRef) {
      return "null";
    }
    boolean function = ref instanceof WasmValue.FuncRef || ref instanceof WasmValue.ForeignFuncRef;
    return function ? "func" : "object";
  }

  private static boolean isException(WasmValue.Ref ref) {
    return ref.type().heapType() == AbstractHeapType.EXN
        || ref.type().heapType() == AbstractHeapType.NOEXN;
  }

  /** JavaScript has one type of numbers. */
  private static String number(double value) {
    return Double.isNaN(value) ? "nan" : "0x" + Long.toHexString(Double.doubleToRawLongBits(value));
  }

  /** {@return a memory's length and a digest of its content} */
  static String of(MemoryView memory) {
    MessageDigest digest = sha256();
    for (int i = 0; i < memory.chunkCount(); i++) {
      digest.update(memory.chunk(i));
    }
    return memory.lengthInBytes() + " " + HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("guaranteed by the Java platform", e);
    }
  }

  /** {@return a table's size and its elements} */
  static String of(TableView table) {
    StringBuilder text = new StringBuilder().append(table.size());
    for (long i = 0; i < table.size(); i++) {
      if (isException(table.get(i))) {
        return table.size() + " opaque";
      }
      text.append(' ').append(of(table.get(i)));
    }
    return text.toString();
  }

  /** {@return a failure, as finely as V8 tells them apart} */
  static String of(EngineException failure) {
    if (failure instanceof TrapException trap) {
      return "trap " + of(trap);
    } else if (failure instanceof UncaughtExceptionException) {
      return "exception";
    }
    return failure instanceof ExhaustionException ? "exhausted" : failure.toString();
  }

  private static String of(TrapException trap) {
    return switch (trap.kind()) {
      case UNREACHABLE -> "unreachable";
      case INTEGER_DIVIDE_BY_ZERO -> "zero";
      case INTEGER_OVERFLOW, INVALID_CONVERSION_TO_INTEGER -> "conversion";
      case OUT_OF_BOUNDS_MEMORY_ACCESS, UNALIGNED_ATOMIC -> "memory";
      case OUT_OF_BOUNDS_TABLE_ACCESS, UNDEFINED_ELEMENT -> "table";
      case UNINITIALIZED_ELEMENT, INDIRECT_CALL_TYPE_MISMATCH -> "call";
      case OUT_OF_BOUNDS_ARRAY_ACCESS -> "array";
      case NULL_REFERENCE,
          NULL_FUNCTION_REFERENCE,
          NULL_STRUCTURE_REFERENCE,
          NULL_ARRAY_REFERENCE,
          NULL_I31_REFERENCE,
          NULL_EXCEPTION_REFERENCE ->
          "null";
      case CAST_FAILURE -> "cast";
      case EXPECTED_SHARED_MEMORY, HOST -> trap.getMessage();
    };
  }
}
