package dev.wizer.engine.interp.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.wizer.engine.EngineException;
import dev.wizer.engine.EngineFailureException;
import dev.wizer.engine.RefType;
import dev.wizer.engine.ValType;
import dev.wizer.engine.interp.ir.ExceptionHandlers;
import dev.wizer.engine.interp.ir.ExceptionHandlers.Handler;
import dev.wizer.engine.interp.runtime.Func;
import dev.wizer.engine.interp.runtime.LinearMemory;
import dev.wizer.engine.interp.runtime.ModuleInstance;
import dev.wizer.engine.interp.runtime.Store;
import dev.wizer.engine.interp.translate.ModuleLayout;
import dev.wizer.engine.interp.translate.Signature;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Compiles one function: its regions become classes, each when it is asked for. */
public final class FunctionCompiler {

  /** HotSpot's own limit. */
  private static final int MAX_BYTES = 8_000;

  /** Checks make code several times as large; a jump must not become too long. */
  private static final int MAX_CHECKED_BYTES = 32_000;

  /** A frame of HotSpot's interpreter has room for all locals: it must not become too large. */
  private static final int MAX_LOCALS = 230;

  private static final int MAX_FRAME_SLOTS = 4_096;
  private static final int MAX_OPERANDS = 14;
  private static final String RUN = "(III)I";

  private final CompilationUnit unit;
  private final SlotTypes types;

  private FunctionCompiler(CompilationUnit unit, SlotTypes types) {
    this.unit = unit;
    this.types = types;
  }

  /**
   * Prepares to compile a function.
   *
   * @param func a function that has been translated
   * @param limits how large a region may become
   * @param numbers how compiled code reads and writes memory
   * @param profile what is known of how often blocks are executed
   * @param loop what executes operations that are not compiled
   * @param function what compiled code tells of failures
   * @param facts what verifies at run time what the compiler believes; null if nothing does
   * @return the compiler, or null if the function can't be compiled
   */
  public static FunctionCompiler of(
      Func func,
      Store store,
      RegionLimits limits,
      NumberAccess numbers,
      BlockProfile profile,
      Object loop,
      Object function,
      Object facts) {
    if (func.frameSlots > MAX_FRAME_SLOTS) {
      return null;
    }
    FlowGraph graph = new FlowGraph(func, store, limits.maxPart());
    if (graph.hasFarOperations()) {
      return null;
    }
    ExceptionHandlers handlers = func.handlers();
    boolean writeThrough = handlers != ExceptionHandlers.NONE || seesReferences(func, graph);
    CompilationUnit unit =
        new CompilationUnit(
            func,
            store,
            loop,
            function,
            facts,
            shape(func.instance, false),
            numbers,
            profile,
            graph,
            new RegionPlan(graph, limits, profile),
            Liveness.of(graph, func.frameSlots, writeThrough),
            writeThrough,
            !writeThrough && !graph.loopHeaders().get(0));
    BitSet narrow = narrowGlobals(func.instance.layout);
    SlotTypes types = new SlotTypes(graph, narrow, wideAtStart(func));
    BitSet all = new BitSet();
    all.set(0, graph.blockCount());
    types.infer(all);
    return new FunctionCompiler(unit, types);
  }

  /**
   * {@return a compiler of the same function, with the same regions}
   *
   * @param leavesHead whether loads and stores often go beyond the memory's head
   */
  public FunctionCompiler again(boolean leavesHead) {
    return new FunctionCompiler(unit.with(shape(unit.func().instance, leavesHead)), types);
  }

  private static MemoryShape shape(ModuleInstance instance, boolean leavesHead) {
    LinearMemory memory = instance.memory;
    boolean exists = !instance.layout.module().memoryTypes().isEmpty();
    return new MemoryShape(
        exists ? instance.layout.memory(0) : -1,
        memory.addressMask == -1,
        leavesHead ? 0 : memory.length);
  }

  private static BitSet narrowGlobals(ModuleLayout layout) {
    BitSet narrow = new BitSet();
    int count = layout.module().globalTypes().size();
    for (int global = 0; global < count; global++) {
      if (SlotTypes.isNarrow(layout.globalType(global))) {
        narrow.set(layout.globalSlot(global));
      }
    }
    return narrow;
  }

  private static BitSet wideAtStart(Func func) {
    BitSet wide = new BitSet();
    int slot = 0;
    for (ValType type : func.signature.type().params()) {
      int width = Signature.width(type);
      if (!SlotTypes.isNarrow(type)) {
        wide.set(slot, slot + width);
      }
      slot += width;
    }
    for (Handler handler : func.handlers().handlers()) {
      if (handler.payloadSlot() != ExceptionHandlers.NO_SLOT) {
        // Payloads are as many as the tag says, and it is rarely worth to look.
        wide.set(handler.payloadSlot(), func.frameSlots);
      }
      if (handler.exceptionSlot() != ExceptionHandlers.NO_SLOT) {
        wide.set(handler.exceptionSlot());
      }
    }
    return wide;
  }

  /** Whether references may come into a function's slots. */
  private static boolean seesReferences(Func func, FlowGraph graph) {
    if (graph.handlesReferences() || hasReference(func.signature.type().params())) {
      return true;
    }
    Operation operation = graph.operations();
    int end = func.words.length;
    for (int position = 0; position < end; position = operation.end()) {
      operation.read(position);
      Signature callee = operation.callee();
      if (callee != null
          && (hasReference(callee.type().results()) || hasReference(callee.type().params()))) {
        return true;
      }
    }
    return graph.readsReferences(func.instance.layout);
  }

  private static boolean hasReference(List<ValType> types) {
    for (ValType type : types) {
      if (type instanceof RefType) {
        return true;
      }
    }
    return false;
  }

  /** {@return how many regions there are} */
  public int regionCount() {
    return unit.plan().regions().size();
  }

  /** {@return whether the locals must be zeros in the frame when compiled code is entered} */
  public boolean needsClearFrame() {
    return !unit.clearsLocals();
  }

  /**
   * {@return where control goes for a position: the region's number, and above the low 16 bits that
   * of its entry; -1 if compiled code can't be entered there}
   */
  public int where(int position) {
    int block = unit.graph().blockAt(position);
    return block < 0 ? -1 : unit.plan().where(block);
  }

  /** {@return how many blocks there are} */
  public int blockCount() {
    return unit.graph().blockCount();
  }

  /** {@return the position for which control goes somewhere, as {@link #where} has it} */
  public int position(int where) {
    return unit.graph().start(unit.plan().regions().get(where & 0xFFFF).entries()[where >>> 16]);
  }

  /** {@return the positions of a region's entries} */
  public int[] entries(int region) {
    int[] blocks = unit.plan().regions().get(region).entries();
    int[] positions = new int[blocks.length];
    for (int i = 0; i < blocks.length; i++) {
      positions[i] = unit.graph().start(blocks[i]);
    }
    return positions;
  }

  /**
   * {@return a region's class, or null if it is too large for HotSpot}
   *
   * @param name the name that the class is to have
   */
  public CompiledClass compile(int region, String name) {
    return compile(unit.plan().regions().get(region), name, isWholeCall());
  }

  /**
   * {@return the class of a function that is one region, entered in a loop; null if it is too large
   * for HotSpot}
   *
   * @param position where the loop's header is
   * @param name the name that the class is to have
   */
  public CompiledClass compileLoop(int position, String name) {
    return compile(unit.plan().enteredAt(unit.graph().blockAt(position)), name, false);
  }

  /**
   * Makes a region's class.
   *
   * @throws EngineFailureException if the compiler fails
   */
  private CompiledClass compile(Region region, String name, boolean direct) {
    try {
      return compileRegion(region, name, direct);
    } catch (EngineException e) {
      throw e;
    } catch (RuntimeException | AssertionError e) {
      int position = unit.graph().start(region.blocks().nextSetBit(0));
      String place = "function " + unit.func().index + ", region at position " + position;
      throw new EngineFailureException("the compiler failed in " + place + ": " + e, e);
    }
  }

  private CompiledClass compileRegion(Region region, String name, boolean direct) {
    BitSet used = new BitSet();
    findUsed(region, used);
    if (unit.clearsLocals() && region.entries()[0] == 0) {
      used.or(unit.localsReadAsZero());
    }
    SlotKinds kinds = kindsIn(region, used);
    int locals = kinds.localCount();
    if (locals > MAX_LOCALS) {
      return null;
    }
    ClassWriter type = new ClassWriter(0);
    type.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name, null, Names.COMPILED_CODE, null);
    Constants constants = new Constants(name);
    MethodVisitor run =
        direct
            ? type.visitMethod(
                ACC_PUBLIC | ACC_STATIC,
                RegionWriter.CALL_NAME,
                RegionWriter.CALL_DESCRIPTOR,
                null,
                null)
            : type.visitMethod(ACC_PUBLIC, "run", RUN, null, null);
    run.visitCode();
    RegionWriter writer = new RegionWriter(unit, region, run, constants, name, kinds, used, direct);
    writer.write();
    Label end = new Label();
    run.visitLabel(end);
    boolean checked = unit.facts() != null;
    run.visitMaxs(
        MAX_OPERANDS + (checked ? FactWriter.OPERANDS : 0), locals + IndirectCallWriter.LOCALS);
    run.visitEnd();
    if (end.getOffset() >= (checked ? MAX_CHECKED_BYTES : MAX_BYTES)) {
      return null;
    }
    if (direct) {
      writeDirectEnter(type, name);
      writeDirectRun(type, name);
    } else if (region.entries()[0] == 0) {
      writeEnter(type, constants, name, false);
      if (unit.graph().hasTailCalls()) {
        writeEnter(type, constants, name, true);
      }
    }
    writeConstructor(type);
    writeInitialiser(type, constants, name);
    constants.declare(type);
    type.visitEnd();
    return new CompiledClass(
        name,
        direct,
        unit.graph().hasVectors(),
        writer.positions(),
        writer.interpreted(),
        type.toByteArray(),
        constants.values());
  }

  /** The kinds of slots within a region, which are fewer if there would be too many locals. */
  private SlotKinds kindsIn(Region region, BitSet used) {
    SlotKinds divided = new SlotKinds(unit, region, types, used, true);
    return divided.localCount() <= MAX_LOCALS
        ? divided
        : new SlotKinds(unit, region, types, used, false);
  }

  /** Finds the slots that a region uses. */
  private void findUsed(Region region, BitSet used) {
    FlowGraph graph = unit.graph();
    Operation operation = graph.operations();
    BitSet blocks = region.blocks();
    for (int block = blocks.nextSetBit(0); block >= 0; block = blocks.nextSetBit(block + 1)) {
      for (int position = graph.start(block);
          position < graph.end(block);
          position = operation.end()) {
        operation.read(position);
        operation.uses(used::set);
        operation.defs(used::set);
      }
    }
  }

  /** Whether the function is one region that ends by itself: no trampoline is needed behind it. */
  private boolean isWholeCall() {
    return regionCount() == 1
        && unit.func().handlers() == ExceptionHandlers.NONE
        && !unit.graph().hasTailCalls();
  }

  private static void writeDirectEnter(ClassWriter type, String name) {
    String descriptor = "(" + Names.descriptor(Names.FUNC) + "II)V";
    MethodVisitor method = type.visitMethod(ACC_PUBLIC, "enter", descriptor, null, null);
    method.visitCode();
    writeDirectCall(method, name, 2);
    method.visitInsn(RETURN);
    method.visitMaxs(4, 4);
    method.visitEnd();
  }

  private static void writeDirectRun(ClassWriter type, String name) {
    MethodVisitor method = type.visitMethod(ACC_PUBLIC, "run", RUN, null, null);
    method.visitCode();
    writeDirectCall(method, name, 1);
    method.visitInsn(ICONST_M1);
    method.visitInsn(IRETURN);
    method.visitMaxs(4, 4);
    method.visitEnd();
  }

  private static void writeDirectCall(MethodVisitor method, String name, int firstLocal) {
    method.visitInsn(ICONST_0);
    method.visitVarInsn(ILOAD, firstLocal);
    method.visitVarInsn(ILOAD, firstLocal + 1);
    method.visitInsn(ICONST_0);
    method.visitMethodInsn(
        INVOKESTATIC, name, RegionWriter.CALL_NAME, RegionWriter.CALL_DESCRIPTOR, false);
  }

  /**
   * What a caller uses: it begins a frame, runs the region and whatever follows.
   *
   * @param inPlace whether the function is entered in the place of another, which enters what takes
   *     its own
   */
  private void writeEnter(ClassWriter type, Constants constants, String name, boolean inPlace) {
    int function = constants.add(unit.function(), Names.descriptor(Names.COMPILED_FUNCTION));
    String result = inPlace ? "Z" : "V";
    String descriptor = "(" + Names.descriptor(Names.FUNC) + "II)" + result;
    String ownName = inPlace ? "enterInPlace" : "enter";
    MethodVisitor method = type.visitMethod(ACC_PUBLIC, ownName, descriptor, null, null);
    method.visitCode();
    constants.push(method, function);
    method.visitVarInsn(ILOAD, 2);
    method.visitVarInsn(ILOAD, 3);
    method.visitMethodInsn(INVOKEVIRTUAL, Names.COMPILED_FUNCTION, "begin", "(II)V", false);
    method.visitVarInsn(ALOAD, 0);
    method.visitVarInsn(ILOAD, 2);
    method.visitVarInsn(ILOAD, 3);
    method.visitInsn(ICONST_0);
    method.visitMethodInsn(INVOKEVIRTUAL, name, "run", RUN, false);
    method.visitVarInsn(ISTORE, 4);
    Label goesOn = new Label();
    method.visitVarInsn(ILOAD, 4);
    method.visitInsn(ICONST_M1);
    method.visitJumpInsn(IF_ICMPNE, goesOn);
    if (inPlace) {
      method.visitInsn(ICONST_0);
    }
    method.visitInsn(inPlace ? IRETURN : RETURN);
    method.visitLabel(goesOn);
    method.visitFrame(F_APPEND, 1, new Object[] {INTEGER}, 0, null);
    constants.push(method, function);
    method.visitVarInsn(ILOAD, 2);
    method.visitVarInsn(ILOAD, 3);
    method.visitVarInsn(ILOAD, 4);
    String goOn = inPlace ? "goOnInPlace" : "goOn";
    method.visitMethodInsn(INVOKEVIRTUAL, Names.COMPILED_FUNCTION, goOn, "(III)" + result, false);
    method.visitInsn(inPlace ? IRETURN : RETURN);
    method.visitMaxs(4, 5);
    method.visitEnd();
  }

  private static void writeConstructor(ClassWriter type) {
    MethodVisitor method = type.visitMethod(0, "<init>", "()V", null, null);
    method.visitCode();
    method.visitVarInsn(ALOAD, 0);
    method.visitMethodInsn(INVOKESPECIAL, Names.COMPILED_CODE, "<init>", "()V", false);
    method.visitInsn(RETURN);
    method.visitMaxs(1, 1);
    method.visitEnd();
  }

  private static void writeInitialiser(ClassWriter type, Constants constants, String name) {
    MethodVisitor method = type.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    method.visitCode();
    method.visitLdcInsn(Type.getObjectType(name));
    method.visitMethodInsn(
        INVOKESTATIC,
        Names.COMPILED_CODE,
        "constants",
        "(Ljava/lang/Class;)[Ljava/lang/Object;",
        false);
    method.visitVarInsn(ASTORE, 0);
    constants.initialise(method, 0);
    method.visitTypeInsn(NEW, name);
    method.visitInsn(DUP);
    method.visitMethodInsn(INVOKESPECIAL, name, "<init>", "()V", false);
    method.visitMethodInsn(
        INVOKESTATIC,
        Names.COMPILED_CODE,
        "give",
        "(" + Names.descriptor(Names.COMPILED_CODE) + ")V",
        false);
    method.visitInsn(RETURN);
    method.visitMaxs(4, 1);
    method.visitEnd();
  }
}
