package dev.wizer.tests.generate;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.List;
import java.util.Random;

/**
 * Makes a function body. It ends: loops count down a local of their own, and when the module's fuel
 * is used up each function returns at once.
 */
final class BodyGenerator {

  private static final int MAX_DEPTH = 4;
  private static final int EMPTY_BLOCK_TYPE = 0x40;

  private final ModuleShape shape;
  private final Operators operators;
  private final Random random;
  private final int funcIndex;
  private final Signature signature;
  private final StringBuilder locals;
  private final WasmWriter code = new WasmWriter();
  private final int firstCounter;
  private int loopDepth;

  BodyGenerator(ModuleShape shape, Operators operators, Random random, int funcIndex) {
    this.shape = shape;
    this.operators = operators;
    this.random = random;
    this.funcIndex = funcIndex;
    this.signature = shape.signature(funcIndex);
    this.locals = new StringBuilder(signature.params());
    for (int i = random.nextInt(5); i > 0; i--) {
      locals.append(randomType());
    }
    this.firstCounter = locals.length();
    locals.append("i".repeat(MAX_DEPTH));
  }

  /** {@return a body of about {@code statements} statements, with its size before it} */
  WasmWriter generate(int statements) {
    burnFuel();
    for (int i = 0; i < statements; i++) {
      statement(0);
    }
    for (char result : signature.results().toCharArray()) {
      expression(result, 0);
    }
    op(Opcode.END);
    WasmWriter body = localDeclarations().writeAll(code);
    return new WasmWriter().writeU32(body.lengthInBytes()).writeAll(body);
  }

  private WasmWriter localDeclarations() {
    int params = signature.params().length();
    WasmWriter writer = new WasmWriter().writeU32(locals.length() - params);
    for (int i = params; i < locals.length(); i++) {
      writer.writeU32(1).writeByte(Signature.code(locals.charAt(i)));
    }
    return writer;
  }

  private void burnFuel() {
    op(Opcode.GLOBAL_GET).writeU32(shape.fuelGlobal());
    op(Opcode.I32_EQZ);
    op(Opcode.IF).writeByte(EMPTY_BLOCK_TYPE);
    for (char result : signature.results().toCharArray()) {
      constant(result);
    }
    op(Opcode.RETURN);
    op(Opcode.END);
    op(Opcode.GLOBAL_GET).writeU32(shape.fuelGlobal());
    op(Opcode.I32_CONST).writeS32(1);
    op(Opcode.I32_SUB);
    op(Opcode.GLOBAL_SET).writeU32(shape.fuelGlobal());
  }

  // Statements leave the operand stack as it is.

  private void statement(int depth) {
    int choice = random.nextInt(depth < MAX_DEPTH ? 22 : 12);
    switch (choice) {
      case 0, 1, 2 -> setLocal(depth);
      case 3, 4 -> setGlobal(depth);
      case 5, 6, 7, 8 -> store(depth);
      case 9 -> {
        expression(randomType(), depth + 1);
        op(Opcode.DROP);
      }
      case 10 -> bulk(depth);
      case 11 -> reference(depth);
      case 12, 13 -> ifStatement(depth);
      case 14, 15 -> loop(depth);
      case 16 -> blockWithBranch(depth);
      case 17 -> branchTable(depth);
      case 18, 19 -> callStatement(depth);
      case 20 -> maybeReturn(depth);
      default -> memoryGrow(depth);
    }
  }

  private void setLocal(int depth) {
    if (firstCounter == 0) {
      return;
    }
    int local = random.nextInt(firstCounter);
    expression(locals.charAt(local), depth + 1);
    op(random.nextBoolean() ? Opcode.LOCAL_SET : Opcode.LOCAL_TEE).writeU32(local);
    if (lastWas(Opcode.LOCAL_TEE)) {
      op(Opcode.DROP);
    }
  }

  private Opcode last;

  private boolean lastWas(Opcode opcode) {
    return last == opcode;
  }

  private void setGlobal(int depth) {
    int global = random.nextInt(shape.globals().length());
    expression(shape.globals().charAt(global), depth + 1);
    op(Opcode.GLOBAL_SET).writeU32(global);
  }

  private void store(int depth) {
    Opcode store = pick(operators.stores());
    address(depth);
    expression(Operators.operands(store).charAt(1), depth + 1);
    op(store);
    memoryArgument(store);
  }

  private void address(int depth) {
    expression('i', depth + 1);
    if (random.nextInt(300) != 0) {
      op(Opcode.I32_CONST).writeS32(random.nextInt(8) == 0 ? 0xFFF8 : 0xFF);
      op(Opcode.I32_AND);
    }
  }

  private void memoryArgument(Opcode opcode) {
    int alignment = random.nextInt(opcode.naturalAlignment() + 1);
    int memory = random.nextInt(shape.memories());
    if (memory == 0) {
      code.writeU32(alignment);
    } else {
      code.writeU32(alignment | 0x40).writeU32(memory);
    }
    boolean huge = random.nextInt(400) == 0;
    code.writeU32(huge ? random.nextInt() : random.nextInt(64));
  }

  private void bulk(int depth) {
    if (!shape.profile().bulkMemory()) {
      store(depth);
      return;
    }
    int memory = random.nextInt(shape.memories());
    int segment = random.nextInt(shape.datas());
    switch (random.nextInt(4)) {
      case 0 -> {
        range(depth);
        op(Opcode.MEMORY_FILL).writeU32(memory);
      }
      case 1 -> {
        range(depth);
        op(Opcode.MEMORY_COPY).writeU32(memory).writeU32(random.nextInt(shape.memories()));
      }
      case 2 -> {
        smallRange();
        op(Opcode.MEMORY_INIT).writeU32(segment).writeU32(memory);
      }
      default -> op(Opcode.DATA_DROP).writeU32(segment);
    }
  }

  private void range(int depth) {
    address(depth);
    address(depth);
    op(Opcode.I32_CONST).writeS32(random.nextInt(100));
  }

  private void smallRange() {
    op(Opcode.I32_CONST).writeS32(random.nextInt(1000));
    op(Opcode.I32_CONST).writeS32(random.nextInt(3));
    op(Opcode.I32_CONST).writeS32(random.nextInt(3));
  }

  private void reference(int depth) {
    if (!shape.profile().references()) {
      setGlobal(depth);
      return;
    }
    switch (random.nextInt(8)) {
      case 0 -> {
        tableIndex();
        functionReference();
        op(Opcode.TABLE_SET).writeU32(0);
      }
      case 1 -> {
        functionReference();
        op(Opcode.I32_CONST).writeS32(random.nextInt(3));
        op(Opcode.TABLE_GROW).writeU32(0);
        op(Opcode.DROP);
      }
      case 2 -> {
        tableIndex();
        functionReference();
        op(Opcode.I32_CONST).writeS32(random.nextInt(3));
        op(Opcode.TABLE_FILL).writeU32(0);
      }
      case 3 -> {
        tableRange();
        op(Opcode.TABLE_COPY).writeU32(0).writeU32(0);
      }
      case 4 -> {
        tableRange();
        op(Opcode.TABLE_INIT).writeU32(random.nextInt(shape.elems())).writeU32(0);
      }
      case 5 -> op(Opcode.ELEM_DROP).writeU32(random.nextInt(shape.elems()));
      default -> {
        functionReference();
        op(Opcode.GLOBAL_SET).writeU32(shape.referenceGlobal());
      }
    }
  }

  private void tableIndex() {
    op(Opcode.I32_CONST).writeS32(random.nextInt(shape.tableElements()));
  }

  private void tableRange() {
    op(Opcode.I32_CONST).writeS32(random.nextInt(shape.tableElements() - 2));
    op(Opcode.I32_CONST).writeS32(random.nextInt(3));
    op(Opcode.I32_CONST).writeS32(random.nextInt(3));
  }

  private void functionReference() {
    switch (random.nextInt(4)) {
      case 0 -> op(Opcode.REF_NULL).writeByte(0x70);
      case 1 -> op(Opcode.GLOBAL_GET).writeU32(shape.referenceGlobal());
      case 2 -> {
        tableIndex();
        op(Opcode.TABLE_GET).writeU32(0);
      }
      default -> op(Opcode.REF_FUNC).writeU32(random.nextInt(shape.funcTypes().size()));
    }
  }

  private void ifStatement(int depth) {
    expression('i', depth + 1);
    op(Opcode.IF).writeByte(EMPTY_BLOCK_TYPE);
    statements(depth + 1);
    if (random.nextBoolean()) {
      op(Opcode.ELSE);
      statements(depth + 1);
    }
    op(Opcode.END);
  }

  private void statements(int depth) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      statement(depth);
    }
  }

  private void loop(int depth) {
    if (loopDepth == MAX_DEPTH) {
      return;
    }
    int counter = firstCounter + loopDepth++;
    op(Opcode.I32_CONST).writeS32(1 + random.nextInt(5));
    op(Opcode.LOCAL_SET).writeU32(counter);
    op(Opcode.LOOP).writeByte(EMPTY_BLOCK_TYPE);
    statements(depth + 1);
    op(Opcode.LOCAL_GET).writeU32(counter);
    op(Opcode.I32_CONST).writeS32(1);
    op(Opcode.I32_SUB);
    op(Opcode.LOCAL_TEE).writeU32(counter);
    op(Opcode.BR_IF).writeU32(0);
    op(Opcode.END);
    loopDepth--;
  }

  private void blockWithBranch(int depth) {
    op(Opcode.BLOCK).writeByte(EMPTY_BLOCK_TYPE);
    op(Opcode.BLOCK).writeByte(EMPTY_BLOCK_TYPE);
    statement(depth + 1);
    expression('i', depth + 1);
    op(Opcode.BR_IF).writeU32(random.nextInt(2));
    statement(depth + 1);
    if (random.nextInt(3) == 0) {
      op(Opcode.BR).writeU32(random.nextInt(2));
    }
    op(Opcode.END);
    statement(depth + 1);
    op(Opcode.END);
  }

  private void branchTable(int depth) {
    char type = randomType();
    op(Opcode.BLOCK).writeByte(Signature.code(type));
    op(Opcode.BLOCK).writeByte(Signature.code(type));
    op(Opcode.BLOCK).writeByte(Signature.code(type));
    expression(type, depth + 1);
    expression('i', depth + 1);
    op(Opcode.I32_CONST).writeS32(3);
    op(Opcode.I32_AND);
    op(Opcode.BR_TABLE).writeU32(2).writeU32(0).writeU32(1).writeU32(2);
    op(Opcode.END);
    op(Opcode.DROP);
    expression(type, depth + 1);
    op(Opcode.END);
    op(Opcode.END);
    op(Opcode.DROP);
  }

  private void callStatement(int depth) {
    int callee = random.nextInt(shape.funcTypes().size());
    call(callee, depth);
    for (int i = shape.signature(callee).results().length(); i > 0; i--) {
      op(Opcode.DROP);
    }
  }

  private void call(int callee, int depth) {
    for (char param : shape.signature(callee).params().toCharArray()) {
      expression(param, depth + 1);
    }
    op(Opcode.CALL).writeU32(callee);
  }

  private void maybeReturn(int depth) {
    expression('i', depth + 1);
    op(Opcode.I32_CONST).writeS32(7);
    op(Opcode.I32_EQ);
    op(Opcode.IF).writeByte(EMPTY_BLOCK_TYPE);
    for (char result : signature.results().toCharArray()) {
      expression(result, depth + 1);
    }
    op(random.nextInt(20) == 0 ? Opcode.UNREACHABLE : Opcode.RETURN);
    op(Opcode.END);
  }

  private void memoryGrow(int depth) {
    op(Opcode.I32_CONST).writeS32(random.nextInt(2));
    op(Opcode.MEMORY_GROW).writeU32(random.nextInt(shape.memories()));
    op(Opcode.DROP);
  }

  // Expressions leave one value.

  private void expression(char type, int depth) {
    int choice = random.nextInt(depth < MAX_DEPTH ? 20 : 5);
    switch (choice) {
      case 0, 1 -> constant(type);
      case 2, 3 -> localOrConstant(type);
      case 4 -> globalOrConstant(type);
      case 5, 6, 7, 8, 9, 10, 11 -> operator(type, depth);
      case 12, 13, 14 -> load(type, depth);
      case 15 -> select(type, depth);
      case 16 -> ifExpression(type, depth);
      case 17 -> callExpression(type, depth);
      case 18 -> indirectCall(type, depth);
      default -> sizeOrOperator(type, depth);
    }
  }

  private void constant(char type) {
    switch (type) {
      case 'i' -> op(Opcode.I32_CONST).writeS32(randomInt());
      case 'l' -> op(Opcode.I64_CONST).writeS64(randomLong());
      case 'f' -> op(Opcode.F32_CONST).writeF32Bits(Float.floatToIntBits(randomFloat()));
      case 'd' -> op(Opcode.F64_CONST).writeF64Bits(Double.doubleToLongBits(randomFloat()));
      default -> op(Opcode.V128_CONST).writeF64Bits(randomLong()).writeF64Bits(randomLong());
    }
  }

  private int randomInt() {
    return random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(200) - 50;
  }

  private long randomLong() {
    return random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(200) - 50;
  }

  private float randomFloat() {
    return switch (random.nextInt(12)) {
      case 0 -> Float.NaN;
      case 1 -> Float.NEGATIVE_INFINITY;
      case 2 -> -0.0f;
      case 3 -> Float.intBitsToFloat(random.nextInt() & 0x7F7FFFFF);
      default -> (random.nextInt(2000) - 1000) / 8.0f;
    };
  }

  private void localOrConstant(char type) {
    int local = indexOf(type, locals);
    if (local < 0) {
      constant(type);
    } else {
      op(Opcode.LOCAL_GET).writeU32(local);
    }
  }

  private void globalOrConstant(char type) {
    int global = indexOf(type, shape.globals());
    if (global < 0) {
      constant(type);
    } else {
      op(Opcode.GLOBAL_GET).writeU32(global);
    }
  }

  /** A random index of a letter, or -1. */
  private int indexOf(char type, CharSequence letters) {
    if (letters.length() == 0) {
      return -1;
    }
    int start = random.nextInt(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      int index = (start + i) % letters.length();
      if (letters.charAt(index) == type) {
        return index;
      }
    }
    return -1;
  }

  private void operator(char type, int depth) {
    Opcode operator = pick(operators.returning(type));
    for (int i = 0; i < 2 && Operators.canTrap(operator); i++) {
      operator = pick(operators.returning(type));
    }
    for (char operand : Operators.operands(operator).toCharArray()) {
      expression(operand, depth + 1);
    }
    op(operator);
  }

  private void load(char type, int depth) {
    Opcode load = pick(operators.loadsOf(type));
    address(depth);
    op(load);
    memoryArgument(load);
  }

  private void select(char type, int depth) {
    expression(type, depth + 1);
    expression(type, depth + 1);
    expression('i', depth + 1);
    if (shape.profile().references() && random.nextBoolean()) {
      op(Opcode.SELECT_T).writeU32(1).writeByte(Signature.code(type));
    } else {
      op(Opcode.SELECT);
    }
  }

  private void ifExpression(char type, int depth) {
    expression('i', depth + 1);
    op(Opcode.IF).writeByte(Signature.code(type));
    statement(depth + 1);
    expression(type, depth + 1);
    op(Opcode.ELSE);
    expression(type, depth + 1);
    op(Opcode.END);
  }

  private void callExpression(char type, int depth) {
    int start = random.nextInt(shape.funcTypes().size());
    for (int i = 0; i < shape.funcTypes().size(); i++) {
      int callee = (start + i) % shape.funcTypes().size();
      if (shape.signature(callee).results().equals(String.valueOf(type))) {
        call(callee, depth);
        return;
      }
    }
    constant(type);
  }

  private void indirectCall(char type, int depth) {
    int callee = random.nextInt(shape.funcTypes().size());
    Signature called = shape.signature(callee);
    if (!called.results().equals(String.valueOf(type)) || random.nextInt(3) != 0) {
      operator(type, depth);
      return;
    }
    for (char param : called.params().toCharArray()) {
      expression(param, depth + 1);
    }
    // Elements are the functions in order at first, so that most calls have the right type.
    op(Opcode.I32_CONST).writeS32(callee % shape.tableElements());
    op(Opcode.CALL_INDIRECT).writeU32(shape.funcTypes().get(callee)).writeU32(0);
  }

  private void sizeOrOperator(char type, int depth) {
    if (type != 'i') {
      operator(type, depth);
    } else if (shape.profile().references() && random.nextBoolean()) {
      if (random.nextBoolean()) {
        op(Opcode.TABLE_SIZE).writeU32(0);
      } else {
        functionReference();
        op(Opcode.REF_IS_NULL);
      }
    } else {
      op(Opcode.MEMORY_SIZE).writeU32(random.nextInt(shape.memories()));
    }
  }

  private char randomType() {
    String types = shape.profile().valueTypes();
    return types.charAt(random.nextInt(types.length()));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private WasmWriter op(Opcode opcode) {
    last = opcode;
    opcode.write(code);
    return code;
  }
}
