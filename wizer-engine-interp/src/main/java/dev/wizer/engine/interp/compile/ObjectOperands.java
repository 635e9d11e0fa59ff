package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.interp.runtime.StorageKind;
import dev.wizer.engine.interp.runtime.Store;
import java.util.function.IntConsumer;

/** What operations on structures and arrays, and on references of any kind, read and give. */
final class ObjectOperands {

  private ObjectOperands() {}

  /** Whether an operation is one of these. */
  static boolean has(int opcode) {
    return opcode >= STRUCT_NEW && opcode <= I31_GET_U
        || opcode == STRUCT_GET_V
        || opcode == ARRAY_GET_V;
  }

  /** How the field or the elements are kept on which an operation works. */
  static StorageKind kind(Operation operation, Store store) {
    return switch (operation.opcode) {
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_V, STRUCT_SET ->
          store.structLayout(operation.word(3)).kind(operation.word(2));
      case ARRAY_SET -> store.arrayLayout(operation.word(3)).kind();
      default -> store.arrayLayout(operation.word(2)).kind();
    };
  }

  /** Whether an operation gives a number of 32 bits. */
  static boolean givesInt(Operation operation, Store store) {
    return switch (operation.opcode) {
      case REF_TEST, ARRAY_LEN, I31_GET_S, I31_GET_U, STRUCT_GET_S, ARRAY_GET_S -> true;
      case STRUCT_GET, ARRAY_GET -> isNarrow(kind(operation, store));
      default -> false;
    };
  }

  private static boolean isNarrow(StorageKind kind) {
    return kind == StorageKind.I8 || kind == StorageKind.I16 || kind == StorageKind.BITS_32;
  }

  /** Gives all slots that an operation reads. */
  static void uses(Operation operation, Store store, IntConsumer sink) {
    switch (operation.opcode) {
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_V, ARRAY_LEN, REF_TEST -> sink.accept(operation.a);
      case REF_I31, I31_GET_S, I31_GET_U -> sink.accept(operation.a);
      case REF_CAST -> sink.accept(operation.d);
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_V -> {
        sink.accept(operation.a);
        sink.accept(operation.b);
      }
      case STRUCT_SET -> {
        sink.accept(operation.d);
        range(operation.a, kind(operation, store).slots(), sink);
      }
      case ARRAY_SET -> {
        sink.accept(operation.d);
        sink.accept(operation.a);
        range(operation.word(2), kind(operation, store).slots(), sink);
      }
      default -> range(operation.word, operandSlots(operation, store), sink);
    }
  }

  /** How many consecutive slots an operation takes. */
  private static int operandSlots(Operation operation, Store store) {
    return switch (operation.opcode) {
      case STRUCT_NEW -> store.structLayout(operation.word(2)).slots();
      case STRUCT_NEW_DEFAULT -> 0;
      case ARRAY_NEW -> 1 + kind(operation, store).slots();
      case ARRAY_NEW_DEFAULT -> 1;
      case ARRAY_NEW_FIXED -> operation.word(3) * kind(operation, store).slots();
      case ARRAY_NEW_DATA, ARRAY_NEW_ELEM -> 2;
      case ARRAY_FILL -> 3 + kind(operation, store).slots();
      case ARRAY_COPY -> 5;
      case ARRAY_INIT_DATA, ARRAY_INIT_ELEM -> 4;
      default -> throw new AssertionError(operation.opcode);
    };
  }

  private static void range(int from, int count, IntConsumer sink) {
    for (int i = 0; i < count; i++) {
      sink.accept(from + i);
    }
  }
}
