package dev.wizer.rewrite;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.WasmValue;
import dev.wizer.snapshot.DeferredStore;
import dev.wizer.snapshot.HeapPlan;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.ConstExprWriter;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.StorageType;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the body of the function that fills slots of objects when the result is instantiated. It
 * has no locals; each object that it fills is in a global.
 *
 * <p>Numbers of a long array come from a passive data segment, which is dropped afterwards. The
 * elements of a long array of references are operands, some at a time.
 */
final class StartFunctionWriter {

  private static final int PASSIVE = 1;

  /** How many elements are on the operand stack at once. */
  private static final int ELEMENTS_AT_ONCE = 1_000;

  private final Module module;
  private final ExpressionWriter expressions;
  private final int firstDataSegment;
  private final WasmWriter body = new WasmWriter();
  private final List<WasmWriter> dataSegments = new ArrayList<>();

  /**
   * Makes a writer.
   *
   * @param expressions writes what gives objects
   * @param firstDataSegment the index of the first passive segment that the body may use
   */
  StartFunctionWriter(Module module, ExpressionWriter expressions, int firstDataSegment) {
    this.module = module;
    this.expressions = expressions;
    this.firstDataSegment = firstDataSegment;
  }

  /** {@return the body, without its length; empty if there is nothing to do} */
  WasmWriter write(HeapPlan heap) {
    List<DeferredStore> stores = heap.deferredSlots().stores();
    if (!stores.isEmpty()) {
      body.writeU32(0);
      for (DeferredStore store : stores) {
        write(store);
      }
      Opcode.END.write(body);
    }
    return body;
  }

  /** {@return the passive data segments that the body uses, in order} */
  List<WasmWriter> dataSegments() {
    return dataSegments;
  }

  private void write(DeferredStore store) {
    HeapObject object = store.object();
    if (store instanceof DeferredStore.Slot slot) {
      writeSlot(object, slot.index());
    } else if (store instanceof DeferredStore.Uniform) {
      writeUniform(object);
    } else {
      StorageType elements = module.fieldType(object.typeIndex(), 0).storage();
      if (elements.widthInBytes() > 0) {
        writeNumbers(object, elements.widthInBytes());
      } else {
        writeReferences(object);
      }
    }
  }

  private void writeSlot(HeapObject object, int index) {
    expressions.give(object, body);
    if (object.isArray()) {
      i32(index);
      expressions.giveSlot(object, index, body);
      op(Opcode.ARRAY_SET, object);
    } else {
      expressions.giveSlot(object, index, body);
      op(Opcode.STRUCT_SET, object).writeU32(index);
    }
  }

  private void writeUniform(HeapObject array) {
    expressions.give(array, body);
    i32(0);
    expressions.giveSlot(array, 0, body);
    i32(array.length());
    op(Opcode.ARRAY_FILL, array);
  }

  private void writeNumbers(HeapObject array, int widthInBytes) {
    int segmentIndex = firstDataSegment + dataSegments.size();
    WasmWriter segment = new WasmWriter().writeByte(PASSIVE);
    segment.writeU64((long) array.length() * widthInBytes);
    for (int i = 0; i < array.length(); i++) {
      writeNumber(array.get(i), widthInBytes, segment);
    }
    dataSegments.add(segment);
    expressions.give(array, body);
    i32(0);
    i32(0);
    i32(array.length());
    op(Opcode.ARRAY_INIT_DATA, array).writeU32(segmentIndex);
    Opcode.DATA_DROP.write(body);
    body.writeU32(segmentIndex);
  }

  private static void writeNumber(WasmValue value, int widthInBytes, WasmWriter target) {
    if (value instanceof WasmValue.I32 number) {
      for (int i = 0; i < widthInBytes; i++) {
        target.writeByte(number.value() >> Byte.SIZE * i);
      }
    } else if (value instanceof WasmValue.F32 number) {
      target.writeF32Bits(number.bits());
    } else if (value instanceof WasmValue.I64 number) {
      target.writeF64Bits(number.value());
    } else if (value instanceof WasmValue.F64 number) {
      target.writeF64Bits(number.bits());
    } else if (value instanceof WasmValue.V128 vector) {
      target.writeF64Bits(vector.low()).writeF64Bits(vector.high());
    } else {
      throw new AssertionError("no number: " + value);
    }
  }

  private void writeReferences(HeapObject array) {
    for (int start = 0; start < array.length(); start += ELEMENTS_AT_ONCE) {
      int count = Math.min(ELEMENTS_AT_ONCE, array.length() - start);
      expressions.give(array, body);
      i32(start);
      for (int i = 0; i < count; i++) {
        expressions.giveSlot(array, start + i, body);
      }
      op(Opcode.ARRAY_NEW_FIXED, array).writeU32(count);
      i32(0);
      i32(count);
      op(Opcode.ARRAY_COPY, array).writeU32(array.typeIndex());
    }
  }

  private void i32(int value) {
    ConstExprWriter.write(new WasmValue.I32(value), body);
  }

  private WasmWriter op(Opcode opcode, HeapObject object) {
    opcode.write(body);
    return body.writeU32(object.typeIndex());
  }
}
