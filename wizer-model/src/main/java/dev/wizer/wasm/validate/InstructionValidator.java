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
  private final InstructionTable table;
  private final byte[] kinds;
  private final short[] signatures;
  private final CodeCursor code;
  private final OperandStack operands;
  private final LocalSpace locals;
  private final ControlStack controls;
  private final FrequentInstructions frequent;
  private final ControlValidator control;
  private final BranchValidator branches;
  private final CallValidator calls;
  private final ExceptionValidator exceptions;
  private final SegmentReader segments;
  private final MemoryValidator memory;
  private final TableValidator tables;
  private final ReferenceValidator references;
  private final AggregateValidator aggregates;
  private int visibleGlobals;

  /**
   * Makes a validator.
   *
   * @param locals the locals of the function that is validated; none for constant expressions
   */
  InstructionValidator(Context context, InstructionTable table, LocalSpace locals) {
    this.context = context;
    this.table = table;
    this.kinds = table.kinds();
    this.signatures = table.signatures();
    this.locals = locals;
    this.code = new CodeCursor();
    this.operands = new OperandStack(code, context.types());
    this.controls = new ControlStack(operands, locals);
    this.frequent = new FrequentInstructions(context, table, code, operands);
    TypeSpace types = context.types();
    BlockTypeReader blockType = new BlockTypeReader(context, code);
    HeapTypeReader heapTypes = new HeapTypeReader(context, code);
    this.segments = new SegmentReader(context, code);
    this.control = new ControlValidator(types, code, operands, controls, blockType);
    this.branches = new BranchValidator(types, code, operands, controls, heapTypes);
    this.calls = new CallValidator(context, code, operands, controls);
    this.exceptions = new ExceptionValidator(context, code, operands, controls, blockType);
    this.memory = new MemoryValidator(context, code, operands, table, segments);
    this.tables = new TableValidator(context, code, operands, segments);
    this.references = new ReferenceValidator(context, code, operands, heapTypes);
    this.aggregates = new AggregateValidator(types, code, operands, segments);
  }

  /**
   * Validates a function's expression, which must fill {@code reader}.
   *
   * @param results the function's results
   */
  void validateBody(WasmReader reader, int[] results) {
    visibleGlobals = context.globalCount();
    validate(reader, results);
  }

  /**
   * Validates a constant expression, which must fill {@code reader}.
   *
   * @param globalCount how many globals it may refer to
   * @param result its type
   */
  void validateConstant(WasmReader reader, int globalCount, int result) {
    visibleGlobals = globalCount;
    validate(reader, TypeCode.single(result));
  }

  private void validate(WasmReader reader, int[] results) {
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
        frequent.skip(locals.types(), locals.countBeforeUnset());
      }
      validateInstruction();
    } while (controls.depth() > 0);
  }

  private void validateInstruction() {
    int opcode = code.readOpcode();
    switch (kinds[opcode]) {
      case Kind.END -> control.end();
      case Kind.CALL -> calls.call();
      case Kind.BR_IF -> branches.brIf();
      case Kind.BLOCK -> control.block(Kind.BLOCK);
      case Kind.GLOBAL_GET -> operands.push(context.global(readGlobal()));
      case Kind.BR -> branches.br();
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
      case Kind.LOCAL_GET -> localGet();
      case Kind.LOCAL_SET -> localSet();
      case Kind.LOCAL_TEE -> operands.push(localSet());
      case Kind.SELECT -> control.select();
      case Kind.CALL_INDIRECT -> calls.callIndirect();
      case Kind.BR_TABLE -> branches.brTable();
      case Kind.RETURN -> branches.returnFromCode();
      case Kind.UNREACHABLE -> operands.becomeUnreachable();
      case Kind.PREFIX ->
          validateImmediates(InstructionTable.placeOf(opcode, code.reader().readU32()));
      default -> validateImmediates(opcode);
    }
  }

  /** Those whose operands are in the signature, whatever the immediates say. */
  private void validateImmediates(int place) {
    switch (kinds[place]) {
      case Kind.UNARY, Kind.BINARY, Kind.PLAIN -> {}
      case Kind.I32_CONST -> code.reader().readS32();
      case Kind.F64_CONST -> code.reader().skip(Double.BYTES);
      case Kind.F32_CONST -> code.reader().skip(Float.BYTES);
      case Kind.V128_CONST -> code.reader().skip(2 * Long.BYTES);
      case Kind.LANE -> memory.lane(place);
      case Kind.SHUFFLE -> memory.shuffleLanes();
      default -> {
        validateArea(place);
        return;
      }
    }
    operands.apply(signatures[place]);
  }

  private void validateArea(int place) {
    switch (kinds[place]) {
      case Kind.LOAD, Kind.STORE, Kind.MEMORY_ACCESS -> memory.access(place);
      case Kind.LANE_ACCESS -> memory.laneAccess(place);
      case Kind.MEMORY_SIZE -> memory.size();
      case Kind.MEMORY_GROW -> memory.grow();
      case Kind.MEMORY_FILL -> memory.fill();
      case Kind.MEMORY_COPY -> memory.copy();
      case Kind.MEMORY_INIT -> memory.init(place);
      case Kind.DATA_DROP -> segments.readData();
      case Kind.ATOMIC_ACCESS -> memory.atomicAccess(place);
      case Kind.FENCE -> memory.fence();
      case Kind.NOP -> {}
      case Kind.SELECT_T -> control.selectWithType();
      case Kind.REFERENCE -> references.validate(table.opcode(place));
      case Kind.AGGREGATE -> aggregates.validate(table.opcode(place));
      case Kind.TABLE -> tables.validate(table.opcode(place));
      case Kind.EXCEPTION -> exceptions.validate(table.opcode(place));
      case Kind.REFERENCE_BRANCH -> branches.onReference(table.opcode(place));
      case Kind.OTHER_CALL -> calls.other(table.opcode(place));
      case Kind.CONSTANT_REF_FUNC -> references.funcInConstant();
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

  private int readGlobal() {
    return code.readIndex(visibleGlobals, "global");
  }

  private void localGet() {
    int localIndex = readLocal();
    if (locals.isUnset(localIndex)) {
      throw code.invalid("uninitialized local", "local " + localIndex);
    }
    operands.push(locals.types()[localIndex]);
  }

  /** Sets a local, and {@return its type} */
  private int localSet() {
    int localIndex = readLocal();
    int type = locals.types()[localIndex];
    operands.pop(type);
    locals.set(localIndex);
    return type;
  }

  private int readLocal() {
    return code.readIndex(locals.count(), "local");
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
