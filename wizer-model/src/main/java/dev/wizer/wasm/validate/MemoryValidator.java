package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.MalformedModuleException;

/**
 * Validates memory instructions, atomic ones included, and the immediates of vector instructions
 * with lanes. The types of operands are in the instructions' signatures, which differ between
 * memories with addresses of 32 and of 64 bits.
 *
 * @see <a
 *     href="https://webassembly.github.io/spec/core/valid/instructions.html#memory-instructions">
 *     Memory instructions</a>
 */
final class MemoryValidator {

  private static final int SHUFFLE_LANES = 16;
  private static final int SHUFFLE_SOURCES = 32;

  private final Context context;
  private final CodeCursor code;
  private final OperandStack operands;
  private final InstructionTable table;
  private final SegmentReader segments;

  MemoryValidator(
      Context context,
      CodeCursor code,
      OperandStack operands,
      InstructionTable table,
      SegmentReader segments) {
    this.context = context;
    this.code = code;
    this.operands = operands;
    this.table = table;
    this.segments = segments;
  }

  /** A load or a store. */
  void access(int place) {
    apply(place, readMemArg(place, false));
  }

  /** An atomic access, whose alignment says nothing but its width. */
  void atomicAccess(int place) {
    apply(place, readMemArg(place, true));
  }

  /** A load or a store of one lane. */
  void laneAccess(int place) {
    int memoryIndex = readMemArg(place, false);
    lane(place);
    apply(place, memoryIndex);
  }

  private void apply(int place, int memoryIndex) {
    int signature = table.signatures()[place];
    boolean wide = context.memoryAddress(memoryIndex) == TypeCode.I64;
    operands.apply(wide ? InstructionTable.withWideAddress(signature) : signature);
  }

  /** Reads a memory argument, and {@return its memory's index} */
  private int readMemArg(int place, boolean exact) {
    int flags = code.reader().readU32();
    int alignment = flags & ~Immediates.MEMORY_INDEX_FLAG;
    int memoryIndex = flags == alignment ? 0 : readExplicitIndex();
    if (alignment < 0 || alignment >= Immediates.MEMORY_INDEX_FLAG) {
      throw new MalformedModuleException("malformed memop flags", code.instructionOffset());
    }
    long offset = code.reader().readU64();
    checkMemory(memoryIndex);
    checkAlignment(alignment, table.alignments()[place], exact);
    if (offset >>> Integer.SIZE != 0 && context.memoryAddress(memoryIndex) == TypeCode.I32) {
      throw code.invalid("offset out of range");
    }
    return memoryIndex;
  }

  private int readExplicitIndex() {
    if (!context.has(Feature.MULTI_MEMORY)) {
      throw new MalformedModuleException("malformed memop flags", code.instructionOffset());
    }
    return code.reader().readU32();
  }

  private void checkAlignment(int alignment, int natural, boolean exact) {
    if (exact && alignment != natural) {
      throw code.invalid(
          "atomic alignment must be natural", "2^" + alignment + " instead of 2^" + natural);
    }
    if (alignment > natural) {
      throw code.invalid(
          "alignment must not be larger than natural",
          "2^" + alignment + " instead of 2^" + natural);
    }
  }

  void lane(int place) {
    checkLane(table.laneCount(place));
  }

  void shuffleLanes() {
    for (int i = 0; i < SHUFFLE_LANES; i++) {
      checkLane(SHUFFLE_SOURCES);
    }
  }

  private void checkLane(int count) {
    int lane = code.reader().readByte();
    if (lane >= count) {
      throw code.invalid("invalid lane index", lane + " of " + count + " lanes");
    }
  }

  /** The byte of a fence is reserved for other orderings. */
  void fence() {
    if (code.reader().readByte() != 0) {
      throw new MalformedModuleException("zero byte expected", code.instructionOffset());
    }
  }

  void size() {
    operands.push(context.memoryAddress(readMemory()));
  }

  void grow() {
    int address = context.memoryAddress(readMemory());
    operands.pop(address);
    operands.push(address);
  }

  void fill() {
    int address = context.memoryAddress(readMemory());
    operands.pop(address);
    operands.pop(TypeCode.I32);
    operands.pop(address);
  }

  void copy() {
    int targetAddress = context.memoryAddress(readMemory());
    int sourceAddress = context.memoryAddress(readMemory());
    operands.pop(Math.min(targetAddress, sourceAddress));
    operands.pop(sourceAddress);
    operands.pop(targetAddress);
  }

  void init(int place) {
    int dataIndex = code.reader().readU32();
    int memoryIndex = readMemory();
    segments.checkData(dataIndex);
    apply(place, memoryIndex);
  }

  private int readMemory() {
    int memoryIndex = readIndex();
    checkMemory(memoryIndex);
    return memoryIndex;
  }

  private void checkMemory(int index) {
    if (index < 0 || index >= context.memoryCount()) {
      throw code.unknown("memory", index);
    }
  }

  /** Before several memories, the index was a reserved byte, not an integer of variable length. */
  private int readIndex() {
    if (context.has(Feature.MULTI_MEMORY)) {
      return code.reader().readU32();
    }
    if (code.reader().readByte() != 0) {
      throw code.invalid(
          "zero byte expected", Feature.MULTI_MEMORY.text() + " support is not enabled");
    }
    return 0;
  }
}
