package dev.wizer.engine.interp.exec;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.engine.interp.runtime.References;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.runtime.StructObject;

/** Operations on structures, and on references of any kind; those on arrays are elsewhere. */
final class AggregateOperations {

  private final Store store;
  private final References references;
  private final ArrayOperations arrays;

  AggregateOperations(Store store) {
    this.store = store;
    this.references = store.references;
    this.arrays = new ArrayOperations(store);
  }

  /** Executes an operation on the frame that begins at {@code fp} and gives the next position. */
  int execute(int op, int[] code, int pc, long[] s, int fp) {
    int d = fp + (code[pc] >>> 16);
    int v = code[pc + 1];
    int a = fp + (v & 0xFFFF);
    switch (op) {
      case STRUCT_GET, STRUCT_GET_V -> struct(s[a]).load(code[pc + 2], s, d, references);
      case STRUCT_GET_S -> s[d] = struct(s[a]).loadSigned(code[pc + 2]);
      case STRUCT_SET -> struct(s[d]).store(code[pc + 2], s, a, references);
      case ARRAY_SET -> arrays.store(s, d, a, fp + code[pc + 2]);
      default -> {
        return executeShort(op, code, pc, s, fp);
      }
    }
    return pc + 4;
  }

  /** Executes an operation of three words, one of two, or one on an array. */
  private int executeShort(int op, int[] code, int pc, long[] s, int fp) {
    int d = fp + (code[pc] >>> 16);
    int v = code[pc + 1];
    int a = fp + (v & 0xFFFF);
    switch (op) {
      case STRUCT_NEW -> s[d] = newStruct(code[pc + 2], s, fp + v);
      case ARRAY_GET, ARRAY_GET_V -> arrays.load(s, d, a, fp + (v >>> 16));
      case ARRAY_GET_S -> s[d] = arrays.loadSigned(s[a], s[fp + (v >>> 16)]);
      case REF_TEST -> s[d] = store.runtimeTypes.belongs(s[a], code[pc + 2]) ? 1 : 0;
      default -> {
        return executeShortest(op, code, pc, s, fp);
      }
    }
    return pc + 3;
  }

  private int executeShortest(int op, int[] code, int pc, long[] s, int fp) {
    int d = fp + (code[pc] >>> 16);
    int v = code[pc + 1];
    int a = fp + (v & 0xFFFF);
    switch (op) {
      case STRUCT_NEW_DEFAULT -> s[d] = references.handle(defaultStruct(v));
      case REF_CAST -> cast(s[d], v);
      case REF_I31 -> s[d] = References.i31((int) s[a]);
      case I31_GET_S -> s[d] = References.i31Value(i31(s[a]));
      case I31_GET_U -> s[d] = References.i31Value(i31(s[a])) & 0x7FFF_FFFF;
      case ARRAY_LEN -> s[d] = arrays.array(s[a]).length;
      default -> {
        return arrays.execute(op, code, pc, s, d, fp + v);
      }
    }
    return pc + 2;
  }

  private StructObject struct(long handle) {
    Object object = references.object(handle);
    if (object == null) {
      throw new TrapException(TrapKind.NULL_STRUCTURE_REFERENCE);
    }
    return (StructObject) object;
  }

  private StructObject defaultStruct(int typeNumber) {
    return new StructObject(store.structLayout(typeNumber));
  }

  private long newStruct(int typeNumber, long[] s, int first) {
    return references.handle(defaultStruct(typeNumber).fill(s, first, references));
  }

  private void cast(long handle, int type) {
    if (!store.runtimeTypes.belongs(handle, type)) {
      throw new TrapException(TrapKind.CAST_FAILURE);
    }
  }

  private static long i31(long handle) {
    if (handle == References.NULL) {
      throw new TrapException(TrapKind.NULL_I31_REFERENCE);
    }
    return handle;
  }
}
