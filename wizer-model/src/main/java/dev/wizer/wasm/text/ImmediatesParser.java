package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.ArrayList;
import java.util.List;

/** Parses what follows an instruction's name, and writes the instruction. */
final class ImmediatesParser {

  private final Cursor cursor;
  private final ModuleBuilder module;
  private final TypeParser types;
  private final TypeUseParser typeUses;
  private final MemArgParser memArgs;
  private final VectorParser vectors;
  private FunctionScope scope;

  ImmediatesParser(Cursor cursor, ModuleBuilder module) {
    this.cursor = cursor;
    this.module = module;
    this.types = new TypeParser(cursor, module.types());
    this.typeUses = new TypeUseParser(cursor, module.types());
    this.memArgs = new MemArgParser(cursor, memories());
    this.vectors = new VectorParser(cursor);
  }

  /** Sets what the following instructions may refer to. */
  void enter(FunctionScope function) {
    scope = function;
  }

  private IndexSpace memories() {
    return module.space(ExternSpace.MEMORY);
  }

  private IndexSpace tables() {
    return module.space(ExternSpace.TABLE);
  }

  /**
   * Writes an instruction whose name has been read.
   *
   * @param opcode of the instructions with that name, the one with the least code
   */
  void write(Opcode opcode, WasmWriter writer) {
    switch (opcode) {
      case SELECT -> writeSelect(writer);
      case REF_TEST -> writeCast(opcode, Opcode.REF_TEST_NULL, writer);
      case REF_CAST -> writeCast(opcode, Opcode.REF_CAST_NULL, writer);
      default -> {
        opcode.write(writer);
        writeImmediates(opcode, writer);
      }
    }
  }

  private void writeImmediates(Opcode opcode, WasmWriter writer) {
    switch (opcode.immediates()) {
      case NONE -> {}
      case BLOCK_TYPE -> typeUses.parseBlockType(writer);
      case LABEL -> writer.writeU32(label());
      case LABEL_TABLE -> writeLabels(writer);
      case FUNC -> writer.writeU32(cursor.index(module.space(ExternSpace.FUNC)));
      case TAG -> writer.writeU32(cursor.index(module.space(ExternSpace.TAG)));
      case LOCAL -> writer.writeU32(cursor.index(scope.locals()));
      case GLOBAL -> writer.writeU32(cursor.index(module.space(ExternSpace.GLOBAL)));
      case I32 -> writer.writeS32((int) cursor.integer(Integer.SIZE));
      case I64 -> writer.writeS64(cursor.integer(Long.SIZE));
      case F32 -> writer.writeF32Bits((int) cursor.floating(FloatFormat.F32));
      case F64 -> writer.writeF64Bits(cursor.floating(FloatFormat.F64));
      case V128 -> vectors.parseConstant(writer);
      case LANE -> writer.writeByte(cursor.u8());
      case LANES -> vectors.parseShuffle(writer);
      case HEAP_TYPE -> writer.writeS64(types.heapType());
      case CAST -> writeBranchOnCast(writer);
      case TRY_TABLE -> writeTryTable(writer);
      case SELECT_TYPES -> throw new AssertionError("guaranteed to be parsed as a plain select");
      default -> writeStateImmediates(opcode, writer);
    }
  }

  private void writeStateImmediates(Opcode opcode, WasmWriter writer) {
    switch (opcode.immediates()) {
      case MEM_ARG -> memArgs.parse(opcode.naturalAlignment(), writer);
      case MEM_ARG_LANE -> memArgs.parseWithLane(opcode.naturalAlignment(), writer);
      case TABLE -> writer.writeU32(cursor.optionalIndex(tables(), 0));
      case MEMORY -> writer.writeU32(cursor.optionalIndex(memories(), 0));
      case DATA -> writer.writeU32(data());
      case ELEM -> writer.writeU32(cursor.index(module.elems()));
      case DATA_MEMORY -> {
        module.needDataCount();
        writeInit(module.datas(), memories(), writer);
      }
      case ELEM_TABLE -> writeInit(module.elems(), tables(), writer);
      case MEMORY_MEMORY -> writeCopy(memories(), writer);
      case TABLE_TABLE -> writeCopy(tables(), writer);
      case ORDERING -> writer.writeByte(0);
      default -> writeTypeImmediates(opcode, writer);
    }
  }

  private void writeTypeImmediates(Opcode opcode, WasmWriter writer) {
    if (opcode.immediates() == Immediates.TYPE_TABLE) {
      int tableIndex = cursor.optionalIndex(tables(), 0);
      writer.writeU32(typeUses.parse(null)).writeU32(tableIndex);
      return;
    }
    int typeIndex = type();
    writer.writeU32(typeIndex);
    switch (opcode.immediates()) {
      case TYPE -> {}
      case TYPE_FIELD -> writer.writeU32(cursor.index(module.types().fields(typeIndex)));
      case TYPE_LENGTH -> writer.writeU32(cursor.u32());
      case TYPE_DATA -> writer.writeU32(data());
      case TYPE_ELEM -> writer.writeU32(cursor.index(module.elems()));
      case TYPE_TYPE -> writer.writeU32(type());
      default -> throw new AssertionError("guaranteed by the cases of the callers: " + opcode);
    }
  }

  private int type() {
    return cursor.index(module.types().names());
  }

  private int data() {
    module.needDataCount();
    return cursor.index(module.datas());
  }

  int label() {
    if (!cursor.is(TokenKind.ID)) {
      return cursor.u32();
    }
    int token = cursor.position();
    String id = cursor.optionalId();
    int index = scope.labelIndex(id);
    if (index < 0) {
      throw cursor.tokens().error(token, "unknown label $" + Cursor.shown(id));
    }
    return index;
  }

  private void writeLabels(WasmWriter writer) {
    List<Integer> labels = new ArrayList<>();
    do {
      labels.add(label());
    } while (cursor.isIndex());
    writer.writeU32(labels.size() - 1);
    labels.forEach(writer::writeU32);
  }

  private void writeSelect(WasmWriter writer) {
    if (!cursor.isOpen("result")) {
      Opcode.SELECT.write(writer);
      return;
    }
    List<ValueType> results = types.funcType(null).results();
    Opcode.SELECT_T.write(writer);
    writer.writeU32(results.size());
    results.forEach(type -> type.write(writer));
  }

  private void writeCast(Opcode nonNull, Opcode nullable, WasmWriter writer) {
    ValueType type = types.refType();
    (type.isNullable() ? nullable : nonNull).write(writer);
    writer.writeS64(type.heapType());
  }

  private void writeBranchOnCast(WasmWriter writer) {
    int labelIndex = label();
    ValueType from = types.refType();
    ValueType to = types.refType();
    writer.writeByte((from.isNullable() ? 1 : 0) | (to.isNullable() ? 2 : 0));
    writer.writeU32(labelIndex).writeS64(from.heapType()).writeS64(to.heapType());
  }

  private void writeTryTable(WasmWriter writer) {
    typeUses.parseBlockType(writer);
    SectionContent catches = new SectionContent();
    for (int kind = catchKind(); kind >= 0; kind = catchKind()) {
      WasmWriter entry = catches.add().writeByte(kind);
      boolean hasTag = kind < 2;
      if (hasTag) {
        entry.writeU32(cursor.index(module.space(ExternSpace.TAG)));
      }
      entry.writeU32(label());
      cursor.close();
    }
    writer.writeAll(catches.toVector());
  }

  /** Moves past the beginning of a catch clause and gives its code, or -1 if none comes next. */
  private int catchKind() {
    String[] kinds = {"catch", "catch_ref", "catch_all", "catch_all_ref"};
    for (int kind = 0; kind < kinds.length; kind++) {
      if (cursor.takeOpen(kinds[kind])) {
        return kind;
      }
    }
    return -1;
  }

  /** Of two indices the first is where to, the second the segment; one alone is the segment. */
  private void writeInit(IndexSpace segments, IndexSpace targets, WasmWriter writer) {
    int start = cursor.position();
    TokenKind next = cursor.tokens().kind(start + 1);
    boolean hasTarget = next == TokenKind.NAT || next == TokenKind.ID;
    int target = hasTarget ? cursor.index(targets) : 0;
    writer.writeU32(cursor.index(segments)).writeU32(target);
  }

  private void writeCopy(IndexSpace space, WasmWriter writer) {
    if (cursor.isIndex()) {
      writer.writeU32(cursor.index(space)).writeU32(cursor.index(space));
    } else {
      writer.writeU32(0).writeU32(0);
    }
  }
}
