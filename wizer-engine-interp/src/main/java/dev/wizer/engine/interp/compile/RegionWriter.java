package dev.wizer.engine.interp.compile;

import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static dev.wizer.engine.interp.ir.IrOpcode.RETURN;
import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.interp.ir.ExceptionHandlers;
import dev.wizer.engine.interp.ir.ExceptionHandlers.Handler;
import dev.wizer.engine.interp.ir.IrOpcode;
import dev.wizer.engine.interp.ir.IrTable;
import dev.wizer.engine.interp.ir.Trait;
import dev.wizer.engine.interp.runtime.FalseBeliefError;
import dev.wizer.engine.interp.runtime.Func;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes the method of a region.
 *
 * <p>It takes the values of slots from the frame where it is entered, keeps them in locals, and
 * gives back what is needed where it is left: its result says where control goes on. A call finds
 * its arguments in the frame and leaves its results there; all else stays in locals meanwhile.
 */
final class RegionWriter {

  private static final String LOOP_DESCRIPTOR = Names.descriptor(Names.EXECUTION_LOOP);
  private static final String FUNC_DESCRIPTOR = Names.descriptor(Names.FUNC);
  private static final String FUNCTION_DESCRIPTOR = Names.descriptor(Names.COMPILED_FUNCTION);
  private static final String INSTANCE_DESCRIPTOR = Names.descriptor(Names.MODULE_INSTANCE);

  /**
   * The static method that is a whole function. The first and the last parameter are not used: so
   * its locals are those of a region's method.
   */
  static final String CALL_NAME = "call";

  static final String CALL_DESCRIPTOR = "(IIII)V";

  private final CompilationUnit unit;
  private final FlowGraph graph;
  private final RegionPlan plan;
  private final Region region;
  private final MethodVisitor method;
  private final Constants constants;
  private final String ownName;

  /** Whether the method is a static one that callers call, which begins and ends the frame. */
  private final boolean direct;

  private final FactWriter facts;
  private final SlotCode slots;
  private final SlotKinds kinds;
  private final FloatWriter floats;
  private final ConditionWriter conditions;
  private final NumericWriter numeric;
  private final MemoryWriter memory;
  private final VectorWriter vectors;
  private final VectorMemoryWriter vectorMemory;
  private final BulkMemoryWriter bulkMemory;
  private final GlobalWriter globals;
  private final IndirectCallWriter indirectCalls;
  private final ReferenceWriter references;
  private final Reentry reentry;
  private final TailCallWriter tailCalls;
  private final ThrowWriter throwing;
  private final EntryChoice entryChoice;
  private final InterpreterExits interpreterExits;
  private final BitSet interpreted = new BitSet();
  private final TestedAddresses tested;
  private final MemoryShape shape;
  private final int memoryConstant;
  private final boolean usesMemory;
  private final int loop;
  private final int func;

  private final Map<Integer, Label> labels = new TreeMap<>();
  private final Map<Integer, Label> exits = new TreeMap<>();
  private final Map<Integer, BitSet> dirtyAtExit = new TreeMap<>();
  private final DirtySlots dirtySlots;

  /** The variables that are loaded before it is known which entry was taken. */
  private final BitSet common = new BitSet();

  RegionWriter(
      CompilationUnit unit,
      Region region,
      MethodVisitor method,
      Constants constants,
      String ownName,
      SlotKinds kinds,
      BitSet used,
      boolean direct) {
    this.direct = direct;
    this.unit = unit;
    this.graph = unit.graph();
    this.plan = unit.plan();
    this.region = region;
    this.method = method;
    this.constants = constants;
    this.ownName = ownName;
    this.facts = new FactWriter(unit, method, constants);
    this.slots =
        new SlotCode(method, facts, kinds, used.length(), unit.writeThrough(), handlesFailures());
    this.kinds = kinds;
    this.conditions = new ConditionWriter(method, slots);
    this.floats = new FloatWriter(method, slots, facts, new ObservedNans(unit));
    this.dirtySlots = new DirtySlots(unit, region);
    this.entryChoice = new EntryChoice(method, slots, region, unit.profile());
    this.numeric = new NumericWriter(method, slots, conditions, floats);
    this.loop = constants.add(unit.loop(), LOOP_DESCRIPTOR);
    this.func = constants.add(unit.func(), FUNC_DESCRIPTOR);
    this.globals = new GlobalWriter(method, slots, constants, loop);
    int firstFree = kinds.localCount();
    this.indirectCalls = new IndirectCallWriter(unit, method, slots, constants, firstFree);
    this.shape = unit.memory();
    this.usesMemory = usesMemory();
    this.memoryConstant =
        constants.add(unit.func().instance.memory, Names.descriptor(Names.LINEAR_MEMORY));
    this.interpreterExits = new InterpreterExits(method, slots);
    this.bulkMemory = new BulkMemoryWriter(unit.store(), method, slots, constants);
    this.references =
        new ReferenceWriter(
            unit.store(),
            new ObjectAccess(unit, method, slots, constants, interpreterExits, loop, firstFree));
    this.reentry = new Reentry(unit, region, method, slots);
    this.tailCalls =
        new TailCallWriter(
            unit, method, slots, constants, indirectCalls, interpreterExits, reentry, loop);
    this.throwing = new ThrowWriter(unit, method, slots, constants, loop);
    this.tested = new TestedAddresses(graph, region, shape, used.length());
    this.memory =
        new MemoryWriter(
            method,
            slots,
            facts,
            constants,
            unit.store(),
            memoryConstant,
            shape,
            unit.numbers(),
            tested,
            interpreterExits);
    this.vectors = new VectorWriter(method, slots);
    this.vectorMemory = new VectorMemoryWriter(method, slots, memory);
  }

  /** Whether there are loads or stores that compiled code itself does. */
  private boolean usesMemory() {
    Operation operation = graph.operations();
    BitSet blocks = region.blocks();
    for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
      for (int position = graph.start(block);
          position < graph.end(block);
          position = operation.end()) {
        operation.read(position);
        if (shape.isNear(operation)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Writes the method's code.
   *
   * @throws EngineFailureException if the compiler fails, with the operation at which it does
   */
  void write() {
    try {
      writeAll();
    } catch (RuntimeException | AssertionError e) {
      int position = slots.position();
      String operation = IrTable.name(IrOpcode.opcode(unit.func().words[position]));
      String place =
          "function " + unit.func().index + ", position " + position + " (" + operation + ")";
      throw new EngineFailureException("the compiler failed in " + place + ": " + e, e);
    }
  }

  private void writeAll() {
    Label start = new Label();
    Label end = new Label();
    Label failure = new Label();
    if (handlesFailures()) {
      method.visitTryCatchBlock(start, end, failure, null);
    }
    method.visitLabel(start);
    if (direct) {
      begin();
    }
    reentry.place();
    prologue();
    entries();
    for (int block = region.blocks().nextSetBit(0);
        block >= 0;
        block = region.blocks().nextSetBit(block + 1)) {
      block(block);
    }
    indirectCalls.writeOthers(loop, func);
    exits();
    interpreterExits.write(this::leaveToInterpreter);
    method.visitLabel(end);
    if (handlesFailures()) {
      failure(failure);
    }
  }

  private boolean handlesFailures() {
    return unit.func().handlers() != ExceptionHandlers.NONE;
  }

  /** The positions of operations that the interpreter does. */
  int[] interpreted() {
    return interpreted.stream().toArray();
  }

  /** The positions that the method's line numbers stand for. */
  int[] positions() {
    return slots.positions();
  }

  /** Checks that there is room for the frame. */
  private void begin() {
    Label far = new Label();
    Label room = new Label();
    if (unit.clearsLocals()) {
      constants.push(method, loop);
      method.visitFieldInsn(GETFIELD, Names.EXECUTION_LOOP, "maxDepth", "I");
      method.visitVarInsn(ILOAD, SlotCode.DEPTH);
      method.visitJumpInsn(IF_ICMPLE, far);
      slots.pushIndex(unit.func().frameSlots);
      constants.push(method, loop);
      method.visitFieldInsn(GETFIELD, Names.EXECUTION_LOOP, "stack", "[J");
      method.visitInsn(ARRAYLENGTH);
      method.visitJumpInsn(IF_ICMPLE, room);
      slots.place(far);
    }
    constants.push(method, constants.add(unit.function(), FUNCTION_DESCRIPTOR));
    method.visitVarInsn(ILOAD, SlotCode.FP);
    method.visitVarInsn(ILOAD, SlotCode.DEPTH);
    method.visitMethodInsn(INVOKEVIRTUAL, Names.COMPILED_FUNCTION, "begin", "(II)V", false);
    if (unit.clearsLocals()) {
      slots.place(room);
    }
  }

  private void prologue() {
    findCommon();
    reload();
    for (int variable : kinds.variables()) {
      if (common.get(variable)) {
        slots.load(variable);
      } else {
        slots.clear(variable);
      }
    }
    Object[] frame = slots.frameTypes(direct ? (Object) INTEGER : ownName, usesMemory);
    method.visitFrame(F_FULL, frame.length, frame, 0, null);
  }

  /** Takes the array of frames again: a call may have replaced it. */
  private void reload() {
    constants.push(method, loop);
    method.visitFieldInsn(GETFIELD, Names.EXECUTION_LOOP, "stack", "[J");
    method.visitVarInsn(ASTORE, SlotCode.STACK);
    if (usesMemory) {
      constants.push(method, memoryConstant);
      method.visitFieldInsn(GETFIELD, Names.LINEAR_MEMORY, "bytes", "[B");
      method.visitVarInsn(ASTORE, SlotCode.BYTES);
      constants.push(method, memoryConstant);
      method.visitFieldInsn(GETFIELD, Names.LINEAR_MEMORY, "length", "I");
      method.visitVarInsn(ISTORE, SlotCode.LIMIT);
    }
  }

  /** Ends an exit to the interpreter. */
  private void leaveToInterpreter() {
    if (direct) {
      slots.markNoPosition();
      constants.push(method, constants.add(unit.function(), FUNCTION_DESCRIPTOR));
      method.visitVarInsn(ILOAD, SlotCode.FP);
      method.visitVarInsn(ILOAD, SlotCode.DEPTH);
      method.visitVarInsn(ILOAD, SlotCode.POSITION);
      method.visitMethodInsn(INVOKEVIRTUAL, Names.COMPILED_FUNCTION, "goOn", "(III)V", false);
      method.visitInsn(Opcodes.RETURN);
      return;
    }
    method.visitVarInsn(ILOAD, SlotCode.POSITION);
    method.visitInsn(IRETURN);
  }

  /**
   * Finds the variables that more than half of the entries need. It is shorter to load them before
   * it is known which was taken, and does no harm at the others.
   */
  private void findCommon() {
    int entries = region.entries().length;
    for (int variable : kinds.variables()) {
      int count = 0;
      for (int entry : region.entries()) {
        if (isLoadedAt(entry, variable)) {
          count++;
        }
      }
      common.set(variable, 2 * count > entries);
    }
  }

  private boolean isLoadedAt(int entry, int variable) {
    int slot = SlotKinds.slot(variable);
    if (entry == 0 && unit.clearsLocals() && isOwnLocal(slot)) {
      return false;
    }
    return kinds.atStart(entry, slot) == SlotKinds.kind(variable);
  }

  /** Whether a slot is a local that begins as zero. */
  private boolean isOwnLocal(int slot) {
    return slot >= unit.func().paramSlots && slot < unit.func().localSlots;
  }

  private void entries() {
    int[] entries = region.entries();
    Label[] targets = new Label[entries.length];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = new Label();
    }
    if (entries.length > 1) {
      entryChoice.amongAll(targets);
    }
    for (int i = 0; i < targets.length; i++) {
      if (entries.length > 1) {
        slots.place(targets[i]);
      }
      enter(entries[i]);
    }
  }

  private void enter(int block) {
    boolean clears = block == 0 && unit.clearsLocals();
    for (int variable : kinds.variables()) {
      if (clears && isOwnLocal(SlotKinds.slot(variable))) {
        if (common.get(variable)) {
          slots.clear(variable);
        }
      } else if (!common.get(variable) && isLoadedAt(block, variable)) {
        slots.load(variable);
      }
    }
    slots.markPosition(graph.start(block));
    for (int variable : kinds.variables()) {
      if (isLoadedAt(block, variable)) {
        slots.tellEntered(variable, block, graph.start(block));
      }
    }
    method.visitJumpInsn(GOTO, label(block));
  }

  /**
   * Goes to one of the targets by a tree of comparisons: HotSpot's quick compiler makes a chain of
   * a switch.
   *
   * @param slot what is compared
   */
  private void choose(int slot, Label[] targets, int first, int last) {
    if (allEqual(targets, first, last)) {
      method.visitJumpInsn(GOTO, targets[first]);
      return;
    }
    int middle = (first + last + 1) >>> 1;
    while (middle <= last && targets[middle] == targets[middle - 1]) {
      middle++;
    }
    if (middle > last) {
      middle = (first + last + 1) >>> 1;
      while (targets[middle] == targets[middle - 1]) {
        middle--;
      }
    }
    Label high = new Label();
    slots.pushInt(slot);
    slots.constant(middle);
    method.visitJumpInsn(IF_ICMPGE, high);
    choose(slot, targets, first, middle - 1);
    slots.place(high);
    choose(slot, targets, middle, last);
  }

  private static boolean allEqual(Label[] targets, int first, int last) {
    for (int i = first + 1; i <= last; i++) {
      if (targets[i] != targets[first]) {
        return false;
      }
    }
    return true;
  }

  private Label label(int block) {
    return labels.computeIfAbsent(block, key -> new Label());
  }

  /** Where a branch to a block goes: to the block itself, or to what leaves the region for it. */
  private Label target(int block) {
    if (region.blocks().get(block)) {
      verifyKinds(block);
      return label(block);
    }
    dirtyAtExit.computeIfAbsent(block, key -> new BitSet()).or(slots.dirty());
    return exits.computeIfAbsent(block, key -> new Label());
  }

  private void block(int block) {
    slots.place(label(block));
    slots.enter(block, dirtySlots.at(block));
    tested.enter(block);
    floats.enter(block);
    if (unit.profile().counting()) {
      count(block);
    }
    Operation operation = graph.operations();
    int end = graph.end(block);
    boolean fallsThrough = true;
    boolean empty = true;
    for (int position = graph.start(block); position < end; position = operation.end()) {
      operation.read(position);
      slots.at(position);
      fallsThrough = !operation.endsBlock();
      empty &= operation.opcode == LOOP;
      if (comparesAndBranches(operation, end)) {
        int comparison = operation.position;
        operation.read(operation.end());
        compareAndBranch(comparison, operation);
      } else if (operation.opcode == BR_TABLE) {
        table(block, operation);
      } else {
        operation(operation);
      }
      tested.pass(operation);
    }
    if (fallsThrough && !isNext(block, block + 1)) {
      method.visitJumpInsn(GOTO, target(block + 1));
      return;
    }
    if (fallsThrough) {
      verifyKinds(block + 1);
    }
    if (empty) {
      method.visitInsn(NOP);
    }
  }

  /**
   * Whether an operation compares floating-point numbers, and the next one branches by the result,
   * which nothing else needs.
   */
  private boolean comparesAndBranches(Operation operation, int endOfBlock) {
    if (!FloatOperands.isComparison(FloatOperands.instruction(operation.opcode))
        || operation.end() == endOfBlock) {
      return false;
    }
    Operation next = graph.operations();
    next.read(operation.end());
    if (next.opcode != BR_Z && next.opcode != BR_NZ || next.d != operation.d) {
      return false;
    }
    return !unit.liveness().at(graph.blockAt(next.target())).get(next.d)
        && !unit.liveness().at(graph.blockAt(next.end())).get(next.d);
  }

  private void compareAndBranch(int comparison, Operation branch) {
    Operation compared = graph.operations();
    compared.read(comparison);
    floats.branch(
        compared,
        FloatOperands.instruction(compared.opcode),
        branch.opcode == BR_NZ,
        target(graph.blockAt(branch.target())));
  }

  private void count(int block) {
    constants.push(method, constants.add(unit.profile().counts(), "[I"));
    slots.constant(block);
    method.visitInsn(DUP2);
    method.visitInsn(IALOAD);
    method.visitInsn(ICONST_1);
    method.visitInsn(IADD);
    method.visitInsn(IASTORE);
  }

  /** Whether the code of a block follows that of another. */
  private boolean isNext(int block, int next) {
    return region.blocks().nextSetBit(block + 1) == next;
  }

  private void operation(Operation operation) {
    if (operation.accessesMemory() || operation.accessesAnyMemory()) {
      memory.write(operation);
      return;
    }
    if (shape.isNear(operation)) {
      vectorMemory.write(operation);
      return;
    }
    if (operation.isConditional()) {
      branch(operation);
      return;
    }
    if (mayTrap(operation)) {
      slots.markPosition(operation.position);
    }
    if (compute(operation)) {
      return;
    }
    switch (operation.opcode) {
      case METER -> takeFuel(operation);
      case LOOP -> {
        leaveIfStopping(operation);
        if (shape.isLeft()) {
          leaveIfImpatient(operation);
        }
      }
      case BR -> {
        int target = graph.blockAt(operation.target());
        method.visitJumpInsn(GOTO, target(target));
      }
      case RETURN -> leave(-1);
      case RETURN1 -> {
        slots.pushPlace(0);
        slots.pushLong(operation.d);
        method.visitInsn(LASTORE);
        leave(-1);
      }
      case RETURN_I -> {
        slots.pushPlace(0);
        slots.constant((long) operation.word);
        method.visitInsn(LASTORE);
        leave(-1);
      }
      case RETURN_N -> returnMany(operation);
      case CALL -> call(operation);
      case CALL_HOST -> callHost(operation);
      case CALL_INDIRECT, CALL_REF -> callIndirect(operation);
      case THROW -> throwException(operation);
      case GLOBAL_GET, GLOBAL_SET, GLOBAL_ADD, GLOBAL_GET_ADD, GLOBAL_SET_ADD ->
          globals.write(operation);
      case GLOBAL_GET_V, GLOBAL_SET_V -> globals.writeVector(operation);
      default -> {
        if (!references.write(operation) && !bulkMemory.write(operation)) {
          throughFrame(operation);
        }
      }
    }
  }

  /** Writes an operation that only computes, if it is one; gives whether it is. */
  private boolean compute(Operation operation) {
    boolean verified = facts.isOn() && operation.onlyComputes();
    if (verified) {
      slots.tellOperands(operation);
    }
    if (!numeric.write(operation) && !vectors.write(operation)) {
      return false;
    }
    if (verified) {
      slots.tellResults(operation);
    }
    return true;
  }

  private void branch(Operation operation) {
    Label target = target(graph.blockAt(operation.target()));
    if (!facts.isOn()) {
      conditions.branch(operation, target);
      return;
    }
    Label taken = new Label();
    slots.tellOperands(operation);
    conditions.branch(operation, taken);
    facts.branch(operation.position, slots, taken, target);
  }

  /**
   * Verifies that each slot that a block needs is of the kind, where control goes there, that the
   * block takes it for.
   */
  private void verifyKinds(int block) {
    if (!facts.isOn()) {
      return;
    }
    for (int slot = 0; slot < slots.slotCount(); slot++) {
      SlotKind expected = kinds.atStart(block, slot);
      if (expected != null && slots.kind(slot) != expected) {
        throw new FalseBeliefError(
            unit.func(),
            slots.position(),
            "control goes to " + graph.start(block),
            "slot " + slot + " is kept as " + expected + ", but as " + slots.kind(slot) + " here");
      }
    }
  }

  /** Goes to the interpreter, which ends the guest, if it is to end. */
  private void leaveIfStopping(Operation operation) {
    constants.push(method, loop);
    method.visitFieldInsn(GETFIELD, Names.EXECUTION_LOOP, "stopping", "Z");
    method.visitJumpInsn(IFNE, interpreterExits.at(operation.position));
  }

  /** If there is not enough, the interpreter takes it once more, and ends the guest. */
  private void takeFuel(Operation operation) {
    constants.push(method, loop);
    method.visitInsn(DUP);
    method.visitFieldInsn(GETFIELD, Names.EXECUTION_LOOP, "fuel", "J");
    slots.constant((long) operation.word);
    method.visitInsn(LSUB);
    method.visitInsn(DUP2_X1);
    method.visitFieldInsn(PUTFIELD, Names.EXECUTION_LOOP, "fuel", "J");
    method.visitInsn(LCONST_0);
    method.visitInsn(LCMP);
    method.visitJumpInsn(IFLT, interpreterExits.at(operation.position));
  }

  /**
   * Has the memory gathered, after which there is better code for it: the interpreter goes on
   * behind the header, and comes to it again.
   */
  private void leaveIfImpatient(Operation operation) {
    constants.push(method, memoryConstant);
    method.visitMethodInsn(INVOKEVIRTUAL, Names.LINEAR_MEMORY, "isImpatient", "()Z", false);
    method.visitJumpInsn(IFNE, interpreterExits.at(operation.end()));
  }

  /** Whether a numeric operation can trap. */
  private static boolean mayTrap(Operation operation) {
    return operation.opcode >= FIRST_NUMERIC && operation.has(Trait.TRAPS);
  }

  private void leave(int result) {
    if (direct) {
      method.visitInsn(Opcodes.RETURN);
      return;
    }
    slots.constant(result);
    method.visitInsn(IRETURN);
  }

  private void returnMany(Operation operation) {
    // The results' places in the frame are not where the values come from: those are in locals.
    for (int i = 0; i < operation.word(2); i++) {
      slots.pushPlace(i);
      slots.pushLong(operation.word + i);
      method.visitInsn(LASTORE);
    }
    leave(-1);
  }

  private void call(Operation operation) {
    flushUses(operation);
    slots.markPosition(operation.position);
    Func callee = unit.store().funcs[operation.word];
    String directName = direct && callee == unit.func() ? ownName : callee.direct;
    if (directName == null) {
      callEntry(callee, operation.d);
    } else {
      method.visitInsn(ICONST_0);
      slots.pushCallFrame(operation.d);
      method.visitInsn(ICONST_0);
      method.visitMethodInsn(INVOKESTATIC, directName, CALL_NAME, CALL_DESCRIPTOR, false);
    }
    afterCall(operation);
  }

  private void callEntry(Func callee, int base) {
    int number = constants.add(callee, FUNC_DESCRIPTOR);
    constants.push(method, number);
    method.visitFieldInsn(GETFIELD, Names.FUNC, "entry", Names.descriptor(Names.ENTRY));
    constants.push(method, number);
    slots.pushCallFrame(base);
    method.visitMethodInsn(
        INVOKEVIRTUAL, Names.ENTRY, "enter", "(" + FUNC_DESCRIPTOR + "II)V", false);
  }

  private void callHost(Operation operation) {
    flushUses(operation);
    slots.markPosition(operation.position);
    constants.push(method, loop);
    constants.push(method, constants.add(unit.store().funcs[operation.word], FUNC_DESCRIPTOR));
    slots.pushCallFrame(operation.d);
    constants.push(method, func);
    method.visitFieldInsn(GETFIELD, Names.FUNC, "instance", INSTANCE_DESCRIPTOR);
    onLoop("callHost", "(" + FUNC_DESCRIPTOR + "II" + INSTANCE_DESCRIPTOR + ")V");
    afterCall(operation);
  }

  private void callIndirect(Operation operation) {
    flushUses(operation);
    indirectCalls.write(operation);
    afterCall(operation);
  }

  private void onLoop(String name, String descriptor) {
    method.visitMethodInsn(INVOKEVIRTUAL, Names.EXECUTION_LOOP, name, descriptor, false);
  }

  /** Copies to the frame what an operation takes from there. */
  private void flushUses(Operation operation) {
    if (!unit.writeThrough()) {
      BitSet uses = new BitSet();
      operation.uses(uses::set);
      slots.flush(uses);
    }
  }

  private void afterCall(Operation operation) {
    reload();
    operation.defs(slots::fromFrame);
  }

  private void throwException(Operation operation) {
    Handler handler = ThrowWriter.handler(operation, unit);
    if (handler == null) {
      throughFrame(operation);
    } else {
      throwing.write(operation, handler);
      reentry.enter(graph.blockAt(handler.target()), this::leave);
    }
  }

  /** Lets the interpreter execute an operation on the frame. */
  private void throughFrame(Operation operation) {
    if (!operation.has(Trait.THROUGH_FRAME)) {
      throw new IllegalStateException("no writer for " + operation.row.mnemonic());
    }
    if (operation.isTailCall()) {
      if (!tailCalls.write(operation, this::leave)) {
        interpreted.set(operation.position);
        flushUses(operation);
        leave(-2 - operation.position);
      }
      return;
    }
    interpreted.set(operation.position);
    flushUses(operation);
    slots.markPosition(operation.position);
    constants.push(method, loop);
    constants.push(method, func);
    slots.constant(operation.position);
    method.visitVarInsn(ILOAD, SlotCode.FP);
    method.visitVarInsn(ILOAD, SlotCode.DEPTH);
    onLoop("execute", "(" + FUNC_DESCRIPTOR + "III)V");
    if (operation.endsBlock()) {
      // It always throws.
      method.visitInsn(ACONST_NULL);
      method.visitInsn(ATHROW);
    } else {
      afterCall(operation);
    }
  }

  private void table(int block, Operation operation) {
    if (plan.leavesByTable(block)) {
      leaveByTable(block, operation);
      return;
    }
    int last = operation.word;
    Label[] targets = new Label[last + 1];
    for (int i = 0; i <= last; i++) {
      targets[i] = target(graph.blockAt(operation.word(2 + i)));
    }
    // A negative number is a large one.
    slots.pushInt(operation.d);
    method.visitJumpInsn(IFLT, targets[last]);
    choose(operation.d, targets, 0, last);
  }

  private void leaveByTable(int block, Operation operation) {
    BitSet needed = new BitSet();
    for (int target : graph.successors(block)) {
      needed.or(unit.liveness().at(target));
    }
    int[] places = new int[operation.word + 1];
    for (int i = 0; i < places.length; i++) {
      places[i] = plan.where(graph.blockAt(operation.word(2 + i)));
    }
    constants.push(method, constants.add(places, "[I"));
    slots.pushInt(operation.d);
    method.visitMethodInsn(INVOKESTATIC, Names.COMPILED_CODE, "choose", "([II)I", false);
    method.visitVarInsn(ISTORE, SlotCode.POSITION);
    if (plan.staysByTable()) {
      entryChoice.amongTargets(graph.successors(block), plan, this::label);
    }
    slots.flush(needed);
    facts.leaves(needed);
    method.visitVarInsn(ILOAD, SlotCode.POSITION);
    method.visitInsn(IRETURN);
  }

  private void exits() {
    List<Integer> targets = new ArrayList<>(exits.keySet());
    for (int block : targets) {
      slots.at(graph.start(block));
      slots.place(exits.get(block));
      slots.dirty().clear();
      slots.dirty().or(dirtyAtExit.get(block));
      slots.flush(unit.liveness().at(block));
      facts.leaves(unit.liveness().at(block));
      leave(plan.where(block));
    }
  }

  private void failure(Label failure) {
    method.visitLabel(failure);
    Object[] locals = {ownName, INTEGER, INTEGER, INTEGER};
    method.visitFrame(F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
    constants.push(
        method, constants.add(unit.function(), Names.descriptor(Names.COMPILED_FUNCTION)));
    method.visitVarInsn(ILOAD, SlotCode.POSITION);
    method.visitVarInsn(ILOAD, SlotCode.FP);
    method.visitMethodInsn(
        INVOKESTATIC,
        Names.COMPILED_CODE,
        "failed",
        "(Ljava/lang/Throwable;" + Names.descriptor(Names.COMPILED_FUNCTION) + "II)I",
        false);
    method.visitInsn(IRETURN);
  }
}
