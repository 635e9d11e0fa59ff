package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.MalformedModuleException;

/**
 * Validates the immediates of memory instructions and of vector instructions with lanes. Their
 * operands are in their signatures.
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
  private final InstructionTable table;

  MemoryValidator(Context context, CodeCursor code, InstructionTable table) {
    this.context = context;
    this.code = code;
    this.table = table;
  }

  /** A memory argument. */
  void memArg(int place) {
    int flags = code.reader().readU32();
    int alignment = flags & ~Immediates.MEMORY_INDEX_FLAG;
    int memoryIndex = flags == alignment ? 0 : readExplicitIndex();
    if (alignment < 0 || alignment >= Immediates.MEMORY_INDEX_FLAG) {
      throw new MalformedModuleException("malformed memop flags", code.instructionOffset());
    }
    checkMemory(memoryIndex);
    int natural = table.alignments()[place];
    if (alignment > natural) {
      throw code.invalid(
          "alignment must not be larger than natural",
          "2^" + alignment + " instead of 2^" + natural);
    }
    if (code.reader().readU64() >>> Integer.SIZE != 0) {
      throw code.invalid("offset out of range");
    }
  }

  private int readExplicitIndex() {
    if (!context.has(Feature.MULTI_MEMORY)) {
      throw new MalformedModuleException("malformed memop flags", code.instructionOffset());
    }
    return code.reader().readU32();
  }

  void memArgAndLane(int place) {
    memArg(place);
    lane(place);
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

  /** A memory index. */
  void memory() {
    checkMemory(readIndex());
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

  void copy() {
    memory();
    memory();
  }

  void init() {
    int dataIndex = code.reader().readU32();
    memory();
    checkData(dataIndex);
  }

  /** A data segment index. */
  void data() {
    checkData(code.reader().readU32());
  }

  /** By what the data count section says, since the data section comes after the code. */
  private void checkData(int index) {
    if (context.module().dataCount().isEmpty()) {
      throw new MalformedModuleException("data count section required", code.instructionOffset());
    }
    if (Integer.compareUnsigned(index, context.module().dataCount().getAsInt()) >= 0) {
      throw code.unknown("data segment", index);
    }
  }
}
