package dev.wizer.rewrite;

import dev.wizer.engine.HeapObject;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.WasmValue;
import dev.wizer.snapshot.ArrayForm;
import dev.wizer.snapshot.HeapPlan;
import dev.wizer.snapshot.Placeholder;
import dev.wizer.snapshot.Values;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.ConstExprWriter;
import dev.wizer.wasm.module.Module;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Writes the constant expressions that make values anew, as the plan for objects says. How deep it
 * recurs is bounded by the plan.
 */
final class ExpressionWriter {

  private final Module module;
  private final HeapPlan heap;
  private final GlobalNumbering globals;
  private final BitSet funcs = new BitSet();

  ExpressionWriter(Module module, HeapPlan heap, GlobalNumbering globals) {
    this.module = module;
    this.heap = heap;
    this.globals = globals;
  }

  /** {@return a copy of the set of functions to which references have been written} */
  BitSet funcs() {
    return (BitSet) funcs.clone();
  }

  /** Notes that a reference to a function is written without an expression. */
  void noteFunc(int funcIndex) {
    funcs.set(funcIndex);
  }

  /** Writes the expression of one of the module's own globals. */
  void writeOwnGlobal(int globalIndex, WasmValue value, WasmWriter target) {
    HeapObject object = Values.object(value);
    OptionalInt holder = object == null ? OptionalInt.empty() : heap.ownGlobal(object);
    if (holder.isPresent() && holder.getAsInt() == globalIndex) {
      writeObject(object, target);
    } else {
      write(value, module.globals().get(globalIndex).type().valueType(), target);
    }
  }

  /** Writes an expression that makes an object. */
  void writeObject(HeapObject object, WasmWriter target) {
    make(object, target);
    ConstExprWriter.writeEnd(target);
  }

  /**
   * Writes an expression that gives a value.
   *
   * @param type the type of what holds the value
   */
  void write(WasmValue value, ValType type, WasmWriter target) {
    give(value, type, target);
    ConstExprWriter.writeEnd(target);
  }

  private void give(WasmValue value, ValType type, WasmWriter target) {
    if (value instanceof WasmValue.HeapRef reference) {
      give(reference.object(), target);
    } else if (value instanceof WasmValue.ExternalizedRef reference) {
      give(reference.internal(), RefType.ANYREF, target);
      Opcode.EXTERN_CONVERT_ANY.write(target);
    } else if (Values.isNull(value)) {
      ConstExprWriter.writeNull(((RefType) type).heapType(), target);
    } else {
      if (value instanceof WasmValue.FuncRef func) {
        noteFunc(func.funcIndex());
      }
      ConstExprWriter.write(value, target);
    }
  }

  /** Writes instructions that give an object. */
  void give(HeapObject object, WasmWriter target) {
    OptionalInt added = heap.newGlobal(object);
    OptionalInt own = heap.ownGlobal(object);
    if (added.isPresent()) {
      get(globals.ofNew(added.getAsInt()), target);
    } else if (own.isPresent()) {
      get(globals.ofOwn(own.getAsInt()), target);
    } else {
      make(object, target);
    }
  }

  private static void get(int globalIndex, WasmWriter target) {
    Opcode.GLOBAL_GET.write(target);
    target.writeU32(globalIndex);
  }

  private void make(HeapObject object, WasmWriter target) {
    if (heap.deferredSlots().isDeferred(object) && object.isArray()) {
      makeEmptied(object, target);
    } else if (object.isArray()) {
      makeArray(object, target);
    } else if (hasDefaultsAlone(object)) {
      op(Opcode.STRUCT_NEW_DEFAULT, object, target);
    } else {
      giveSlots(object, object.length(), target);
      op(Opcode.STRUCT_NEW, object, target);
    }
  }

  /** Makes an array of the right length whose elements the start function sets. */
  private void makeEmptied(HeapObject array, WasmWriter target) {
    boolean hasDefault = placeholder(array, 0) instanceof Placeholder.Default;
    if (!hasDefault) {
      writePlaceholder(array, 0, target);
    }
    ConstExprWriter.write(new WasmValue.I32(array.length()), target);
    op(hasDefault ? Opcode.ARRAY_NEW_DEFAULT : Opcode.ARRAY_NEW, array, target);
  }

  private Placeholder placeholder(HeapObject object, int index) {
    ValType type = module.fieldType(object.typeIndex(), index).storage().unpacked();
    return Placeholder.of(type, module).orElseThrow();
  }

  private void writePlaceholder(HeapObject object, int index, WasmWriter target) {
    ValType type = module.fieldType(object.typeIndex(), index).storage().unpacked();
    Placeholder placeholder = placeholder(object, index);
    if (placeholder instanceof Placeholder.I31 i31) {
      ConstExprWriter.write(new WasmValue.I31Ref(0), target);
      if (i31.external()) {
        Opcode.EXTERN_CONVERT_ANY.write(target);
      }
    } else if (placeholder instanceof Placeholder.DefaultStruct struct) {
      Opcode.STRUCT_NEW_DEFAULT.write(target);
      target.writeU32(struct.typeIndex());
    } else if (placeholder instanceof Placeholder.EmptyArray array) {
      Opcode.ARRAY_NEW_FIXED.write(target);
      target.writeU32(array.typeIndex()).writeU32(0);
    } else {
      ConstExprWriter.writeNull(((RefType) type).heapType(), target);
    }
  }

  private void makeArray(HeapObject array, WasmWriter target) {
    ArrayForm form = ArrayForm.of(array);
    giveSlots(array, form.operands(array), target);
    if (form == ArrayForm.FIXED) {
      op(Opcode.ARRAY_NEW_FIXED, array, target);
      target.writeU32(array.length());
    } else {
      ConstExprWriter.write(new WasmValue.I32(array.length()), target);
      op(form == ArrayForm.UNIFORM ? Opcode.ARRAY_NEW : Opcode.ARRAY_NEW_DEFAULT, array, target);
    }
  }

  private void giveSlots(HeapObject object, int count, WasmWriter target) {
    for (int i = 0; i < count; i++) {
      if (heap.deferredSlots().isDeferred(object, i)) {
        writePlaceholder(object, i, target);
      } else {
        giveSlot(object, i, target);
      }
    }
  }

  /** Writes instructions that give what a field or an element of an object holds. */
  void giveSlot(HeapObject object, int index, WasmWriter target) {
    ValType type = module.fieldType(object.typeIndex(), index).storage().unpacked();
    give(object.get(index), type, target);
  }

  private boolean hasDefaultsAlone(HeapObject struct) {
    for (int i = 0; i < struct.length(); i++) {
      boolean isDefault =
          heap.deferredSlots().isDeferred(struct, i)
              ? placeholder(struct, i) instanceof Placeholder.Default
              : Values.isDefault(struct.get(i));
      if (!isDefault) {
        return false;
      }
    }
    return true;
  }

  private static void op(Opcode opcode, HeapObject object, WasmWriter target) {
    opcode.write(target);
    target.writeU32(object.typeIndex());
  }
}
