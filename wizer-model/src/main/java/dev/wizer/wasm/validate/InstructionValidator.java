package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.binary.WasmReader;

/**
 * Validates the instructions of function bodies or of constant expressions, one after another with
 * the same arrays. Not safe for use by several threads at once.
 *
 * <p>A program has millions of instructions and each is looked at once, in a young process: so the
 * loop makes no objects, and what is frequent is settled in {@link FrequentInstructions}.
 */
final class InstructionValidator {

  private final Context context;
  private final byte[] kinds;
  private final short[] signatures;
  private final CodeCursor code;
  private final OperandStack operands;
  private final ControlStack controls;
  private final FrequentInstructions frequent;
  private final ControlValidator control;
  private final MemoryValidator memory;
  private final ReferenceValidator references;
  private byte[] locals = TypeCode.NONE;
  private int localCount;
  private int visibleGlobals;

  InstructionValidator(Context context, InstructionTable table) {
    this.context = context;
    this.kinds = table.kinds();
    this.signatures = table.signatures();
    this.code = new CodeCursor(context.module().bytes());
    this.operands = new OperandStack(code);
    this.controls = new ControlStack(operands);
    this.frequent = new FrequentInstructions(context, table, code, operands);
    this.control = new ControlValidator(context, code, operands, controls);
    this.memory = new MemoryValidator(context, code, table);
    this.references = new ReferenceValidator(context, code, operands);
  }

  /**
   * Validates a function's expression, which must fill {@code reader}.
   *
   * @param localTypes its locals' types from the start on, parameters included
   * @param count how many locals there are
   * @param results the function's results
   */
  void validateBody(WasmReader reader, byte[] localTypes, int count, byte[] results) {
    locals = localTypes;
    localCount = count;
    visibleGlobals = context.globalCount();
    validate(reader, results);
  }

  /**
   * Validates a constant expression, which must fill {@code reader}.
   *
   * @param globalCount how many globals it may refer to
   * @param result its type
   */
  void validateConstant(WasmReader reader, int globalCount, byte result) {
    visibleGlobals = globalCount;
    validate(reader, TypeCode.single(result));
  }

  private void validate(WasmReader reader, byte[] results) {
    code.begin(reader);
    controls.begin(results);
    validateInstructions();
    if (reader.hasMore()) {
      throw new MalformedModuleException(
          "unexpected content after the end of the function", reader.position());
    }
  }

  private void validateInstructions() {
    do {
      // Control instructions come in rows: they need not be offered there.
      if (kinds[code.reader().peekByte()] <= Kind.LAST_FREQUENT) {
        frequent.skip(locals, localCount);
      }
      validateInstruction();
    } while (controls.depth() > 0);
  }

  private void validateInstruction() {
    int opcode = code.readOpcode();
    switch (kinds[opcode]) {
      case Kind.END -> control.end();
      case Kind.CALL -> control.call();
      case Kind.BR_IF -> control.brIf();
      case Kind.BLOCK -> control.block(Kind.BLOCK);
      case Kind.GLOBAL_GET -> operands.push(context.global(readGlobal()));
      case Kind.BR -> control.br();
      case Kind.I64_CONST -> i64Const();
      case Kind.IF -> control.ifBlock();
      case Kind.GLOBAL_SET -> globalSet();
      case Kind.LOOP -> control.block(Kind.LOOP);
      case Kind.DROP -> operands.popAny();
      case Kind.ELSE -> control.elseBlock();
      default -> validateOther(opcode);
    }
  }

  private void validateOther(int opcode) {
    switch (kinds[opcode]) {
      case Kind.LOCAL_GET -> operands.push(readLocal());
      case Kind.LOCAL_SET -> operands.pop(readLocal());
      case Kind.LOCAL_TEE -> localTee();
      case Kind.SELECT -> control.select();
      case Kind.CALL_INDIRECT -> control.callIndirect();
      case Kind.BR_TABLE -> control.brTable();
      case Kind.RETURN -> control.returnFromCode();
      case Kind.UNREACHABLE -> operands.becomeUnreachable();
      case Kind.PREFIX ->
          validateImmediates(InstructionTable.placeOf(opcode, code.reader().readU32()));
      default -> validateImmediates(opcode);
    }
  }

  /** The operands are in the signature if they don't depend on the immediates. */
  private void validateImmediates(int place) {
    switch (kinds[place]) {
      case Kind.UNARY, Kind.BINARY, Kind.PLAIN -> {}
      case Kind.LOAD, Kind.STORE, Kind.MEMORY_ACCESS -> memory.memArg(place);
      case Kind.I32_CONST -> code.reader().readS32();
      case Kind.F64_CONST -> code.reader().skip(Double.BYTES);
      case Kind.F32_CONST -> code.reader().skip(Float.BYTES);
      case Kind.V128_CONST -> code.reader().skip(2 * Long.BYTES);
      case Kind.MEMORY_LANE -> memory.memArgAndLane(place);
      case Kind.LANE -> memory.lane(place);
      case Kind.SHUFFLE -> memory.shuffleLanes();
      case Kind.MEMORY -> memory.memory();
      case Kind.MEMORY_COPY -> memory.copy();
      case Kind.MEMORY_INIT -> memory.init();
      case Kind.DATA_DROP -> memory.data();
      default -> validateReferences(place);
    }
    operands.apply(signatures[place]);
  }

  private void validateReferences(int place) {
    switch (kinds[place]) {
      case Kind.NOP -> {}
      case Kind.SELECT_T -> control.selectWithType();
      case Kind.REF_NULL -> references.refNull();
      case Kind.REF_IS_NULL -> references.refIsNull();
      case Kind.REF_FUNC -> references.refFunc();
      case Kind.TABLE_GET -> references.get();
      case Kind.TABLE_SET -> references.set();
      case Kind.TABLE_SIZE -> references.size();
      case Kind.TABLE_GROW -> references.grow();
      case Kind.TABLE_FILL -> references.fill();
      case Kind.TABLE_COPY -> references.copy();
      case Kind.TABLE_INIT -> references.init();
      case Kind.ELEM_DROP -> references.elemDrop();
      case Kind.CONSTANT_REF_FUNC -> references.refFuncInConstant();
      case Kind.CONSTANT_GLOBAL_GET -> constantGlobalGet();
      default -> throw refusal(place);
    }
  }

  private WasmFormatException refusal(int place) {
    Opcode opcode = code.opcode();
    Feature feature = opcode.feature();
    return switch (kinds[place]) {
      case Kind.DISABLED -> code.notAllowed(feature.text() + " support is not enabled");
      default -> code.notAllowed("constant expression required");
    };
  }

  private int readLocal() {
    return locals[code.readIndex(localCount, "local")];
  }

  private int readGlobal() {
    return code.readIndex(visibleGlobals, "global");
  }

  private void localTee() {
    int type = readLocal();
    operands.pop(type);
    operands.push(type);
  }

  private void i64Const() {
    code.reader().readS64();
    operands.push(TypeCode.I64);
  }

  private void globalSet() {
    int globalIndex = readGlobal();
    if (!context.isMutable(globalIndex)) {
      throw code.invalid("immutable global", "global " + globalIndex);
    }
    operands.pop(context.global(globalIndex));
  }

  /** Before extended constant expressions, only imported globals could be referred to. */
  private void constantGlobalGet() {
    int globalIndex = readGlobal();
    if (context.isMutable(globalIndex)) {
      throw code.invalid("constant expression required", "global " + globalIndex + " is mutable");
    }
    if (globalIndex >= context.importedGlobalCount() && !context.has(Feature.EXTENDED_CONST)) {
      throw code.invalid(
          "constant expression required", "global " + globalIndex + " is not imported");
    }
    operands.push(context.global(globalIndex));
  }
}
