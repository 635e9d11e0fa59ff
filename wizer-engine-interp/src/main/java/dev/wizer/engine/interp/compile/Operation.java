package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;

import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrOperation;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.ir.Operand.Count;
import dev.wizer.engine.interp.ir.Operand.Meaning;
import dev.wizer.engine.interp.ir.Operand.Slots;
import dev.wizer.engine.interp.ir.Place;
import dev.wizer.engine.interp.ir.Trait;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.StorageKind;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.translate.Signature;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmOpcodes;
import java.util.function.IntConsumer;

/**
 * One operation of the register form, taken apart: a cursor, because functions have many.
 *
 * <p>A load or store that has been put out of line is seen as what it was before: compiled code
 * needs no such difference.
 */
final class Operation {

  private final int[] words;
  private final Store store;

  /** Where it begins. */
  int position;

  /** Its opcode. */
  int opcode;

  /** What the table says of it. */
  IrOperation row;

  /** The slot in its first word. */
  int d;

  /** The slot in the low half of its second word. */
  int a;

  /** The slot in the high half of its second word. */
  int b;

  /** The high half of its second word as a signed number. */
  int immediate;

  /** Its second word. */
  int word;

  /** How many words it has. */
  int length;

  Operation(int[] words, Store store) {
    this.words = words;
    this.store = store;
  }

  /** Goes to the operation at a position. */
  void read(int at) {
    int first = words[at];
    position = at;
    opcode = IrOpcode.inlined(first & 0xFFFF);
    d = first >>> 16;
    word = words[at + 1];
    a = word & 0xFFFF;
    b = word >>> 16;
    immediate = word >> 16;
    row = IrTable.row(opcode);
    length = row.length() + (opcode == BR_TABLE ? word : 0);
  }

  /** A further word of the operation. */
  int word(int index) {
    return words[position + index];
  }

  /** Where the next operation begins. */
  int end() {
    return position + length;
  }

  /** Whether it has one of some {@link Trait}s. */
  boolean has(int traits) {
    return row.has(traits);
  }

  /** Whether it gives a result that depends on its operands alone, and does no more. */
  boolean onlyComputes() {
    int allowed = Trait.TRAPS | Trait.COMPUTES_VECTOR | Trait.CALLS_METHODS;
    return row.form().writes.length > 0 && !row.has(~allowed);
  }

  /** Whether it is a branch with one target, conditional or not. */
  boolean isBranch() {
    return row.has(Trait.BRANCHES);
  }

  boolean isConditional() {
    return row.has(Trait.BRANCHES) && !row.has(Trait.ENDS_BLOCK);
  }

  /** The target of a branch with one target. */
  int target() {
    return number(Meaning.TARGET);
  }

  /** What stands at a place in its words. */
  int at(Place place) {
    return place.of(words, position);
  }

  /** Whether its immediate, which it takes as a mask, lets no more than 31 bits through. */
  boolean hasMask() {
    return number(Meaning.NUMBER) >= 0;
  }

  /** Whether control never goes on behind it. */
  boolean endsBlock() {
    return row.has(Trait.ENDS_BLOCK);
  }

  /** Whether it calls in the function's own place: nothing follows in its frame. */
  boolean isTailCall() {
    return row.has(Trait.TAIL_CALLS);
  }

  boolean isMemoryLoad() {
    return row.accessesMemory() && row.has(Trait.LOADS);
  }

  /** Whether it is a load or store of a scalar of memory 0, with an offset that is not large. */
  boolean accessesMemory() {
    return row.accessesMemory();
  }

  /** Whether it is a load or store of a scalar, of any memory or with a large offset. */
  boolean accessesAnyMemory() {
    return opcode == MEM_LOAD || opcode == MEM_STORE && !accessesVector();
  }

  /** Where the memory is in the store that a load or store of any memory is for. */
  int memory() {
    return word(3) >>> 16;
  }

  /**
   * The operation for memory 0 and a short offset that a load or store of any memory is like; its
   * own otherwise.
   */
  int likeOpcode() {
    if (!accessesAnyMemory()) {
      return opcode;
    }
    return switch (word(3) & 0xFFFF) {
      case WasmOpcodes.I32_LOAD, WasmOpcodes.F32_LOAD, WasmOpcodes.I64_LOAD32_S -> LOAD32;
      case WasmOpcodes.I64_LOAD, WasmOpcodes.F64_LOAD -> LOAD64;
      case WasmOpcodes.I32_LOAD8_S, WasmOpcodes.I64_LOAD8_S -> LOAD8_S;
      case WasmOpcodes.I32_LOAD8_U, WasmOpcodes.I64_LOAD8_U -> LOAD8_U;
      case WasmOpcodes.I32_LOAD16_S, WasmOpcodes.I64_LOAD16_S -> LOAD16_S;
      case WasmOpcodes.I32_LOAD16_U, WasmOpcodes.I64_LOAD16_U -> LOAD16_U;
      case WasmOpcodes.I64_LOAD32_U -> LOAD32_U;
      case WasmOpcodes.I32_STORE, WasmOpcodes.F32_STORE, WasmOpcodes.I64_STORE32 -> STORE32;
      case WasmOpcodes.I64_STORE, WasmOpcodes.F64_STORE -> STORE64;
      case WasmOpcodes.I32_STORE8, WasmOpcodes.I64_STORE8 -> STORE8;
      case WasmOpcodes.I32_STORE16, WasmOpcodes.I64_STORE16 -> STORE16;
      default -> throw new AssertionError(word(3));
    };
  }

  /** Whether it is a load or store of a vector or of a lane, of any memory. */
  boolean accessesVector() {
    return row.has(Trait.ACCESSES_VECTOR) || opcode == MEM_STORE && (word(3) & VECTOR_ACCESS) != 0;
  }

  /** The instruction of an operation that computes with vectors, loads them or stores them. */
  Opcode vectorInstruction() {
    int number = accessesVector() ? word(3) & VECTOR_ACCESS - 1 : word(2) >>> 16;
    return Opcode.ofPrefixed(Opcode.PREFIX_FD, number);
  }

  /** Whether it computes with vectors by the number of an instruction. */
  boolean computesVector() {
    return row.has(Trait.COMPUTES_VECTOR);
  }

  /** Whether compiled code may call methods that are for vectors only. */
  boolean callsForVectors() {
    return row.has(Trait.CALLS_METHODS) || accessesVector();
  }

  /** The slot of an operand of an operation that computes with vectors, the first of two if so. */
  int vectorOperand(int index) {
    return index == 0 ? a : index == 1 ? b : word(2) & 0xFFFF;
  }

  /** Whether it calls a function, from within itself, in its own place. */
  boolean callsAgain(Func func) {
    return opcode == RETURN_CALL && store.funcs[word(2)] == func;
  }

  /** The store in which its function is. */
  Store store() {
    return store;
  }

  /** The type of what it calls; null if it calls nothing. */
  Signature callee() {
    if (!row.has(Trait.CALLS | Trait.TAIL_CALLS)) {
      return null;
    }
    return row.has(Trait.INDIRECT)
        ? store.signature(number(Meaning.SIGNATURE))
        : store.funcs[number(Meaning.FUNC)].signature;
  }

  /** Where the arguments and results of a call are. */
  int calleeBase() {
    for (Slots operand : row.form().reads) {
      if (operand.count() == Count.PARAMS) {
        return at(operand.place());
      }
    }
    throw new AssertionError(row.mnemonic());
  }

  /** The number with a meaning that its row says it has. */
  private int number(Meaning meaning) {
    return at(row.form().number(meaning).place());
  }

  /**
   * Whether references can come out of it, or go where the interpreter has to find them: their
   * handles must be in the frame whenever objects may be released.
   */
  boolean handlesReferences() {
    return row.has(Trait.REFERENCES);
  }

  /** Whether it has slots that don't fit its words; functions with such operations are rare. */
  boolean isFar() {
    return row.has(Trait.FAR);
  }

  /** Takes slots, and the operand whose they are. */
  interface OperandSink {
    void accept(int slot, Slots operand);
  }

  /** Gives all slots that it reads, some perhaps that it does not read. */
  void uses(IntConsumer sink) {
    each(row.form().reads, sink);
  }

  /** Gives all slots that it reads, as {@link #uses} does, with their operands. */
  void eachUse(OperandSink sink) {
    each(row.form().reads, sink);
  }

  /** Gives all slots that it writes. */
  void defs(IntConsumer sink) {
    each(row.form().writes, sink);
  }

  /** Gives all slots that it writes, with their operands. */
  void eachDef(OperandSink sink) {
    each(row.form().writes, sink);
  }

  private void each(Slots[] operands, IntConsumer sink) {
    for (Slots operand : operands) {
      int first = at(operand.place());
      int end = first + count(operand);
      for (int slot = first; slot < end; slot++) {
        sink.accept(slot);
      }
    }
  }

  private void each(Slots[] operands, OperandSink sink) {
    for (Slots operand : operands) {
      int first = at(operand.place());
      int end = first + count(operand);
      for (int slot = first; slot < end; slot++) {
        sink.accept(slot, operand);
      }
    }
  }

  private int count(Slots operand) {
    Count count = operand.count();
    if (count.isFixed()) {
      return count.fixed();
    }
    return switch (count) {
      case AS_WORD2 -> word(2);
      case AS_WORD3 -> word(3);
      case PARAMS -> callee().paramSlots();
      case RESULTS -> callee().resultSlots();
      case PAYLOAD -> store.tags[number(Meaning.TAG)].signature().paramSlots();
      case BY_INSTRUCTION -> slotsOfInstruction(operand);
      case FIELDS -> store.structLayout(number(Meaning.TYPE)).slots();
      case ONE_FIELD, ELEMENT -> storage().slots();
      case ELEMENT_AND_1 -> storage().slots() + 1;
      case ELEMENT_AND_3 -> storage().slots() + 3;
      case ELEMENTS -> storage().slots() * number(Meaning.LENGTH);
      default -> throw new AssertionError(count);
    };
  }

  private int slotsOfInstruction(Slots operand) {
    if (opcode == MEM_STORE) {
      return accessesVector() ? 2 : 1;
    }
    String signature = vectorInstruction().signature();
    int index = operand.place() == Place.A ? 0 : operand.place() == Place.B ? 1 : 2;
    return index >= signature.indexOf(':') ? 0 : signature.charAt(index) == 'v' ? 2 : 1;
  }

  /** How the field or the elements are kept on which it works. */
  StorageKind storage() {
    int type = number(Meaning.TYPE);
    return row.form().number(Meaning.FIELD) != null
        ? store.structLayout(type).kind(number(Meaning.FIELD))
        : store.arrayLayout(type).kind();
  }

  /** Takes two slots. */
  interface Move {
    void move(int to, int from);
  }

  /** Gives the slots that a move of one or more slots copies, in an order in which none is lost. */
  void eachMove(Move sink) {
    switch (opcode) {
      case MOVE -> sink.move(d, a);
      case MOVE2 -> {
        sink.move(d, a);
        sink.move(word(2), b);
      }
      case MOVE_RANGE -> eachOfRange(sink);
      default -> throw new AssertionError(row.mnemonic());
    }
  }

  private void eachOfRange(Move sink) {
    int to = word;
    int from = word(2);
    int count = word(3);
    for (int i = 0; i < count; i++) {
      int at = to < from ? i : count - 1 - i;
      sink.move(to + at, from + at);
    }
  }
}
