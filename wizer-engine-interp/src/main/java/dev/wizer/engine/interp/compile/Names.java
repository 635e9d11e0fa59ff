package dev.wizer.engine.interp.compile;

/** The names of the classes that compiled code uses, as class files have them. */
final class Names {

  private static final String EXEC = "dev/wizer/engine/interp/exec/";
  private static final String RUNTIME = "dev/wizer/engine/interp/runtime/";

  static final String COMPILED_CODE = EXEC + "CompiledCode";
  static final String COMPILED_FUNCTION = EXEC + "CompiledFunction";
  static final String EXECUTION_LOOP = EXEC + "ExecutionLoop";
  static final String CHECKED_FACTS = EXEC + "CheckedFacts";
  static final String HANDLES = EXEC + "Handles";
  static final String HEAD_ACCESS = EXEC + "HeadAccess";
  static final String BULK_MEMORY = EXEC + "BulkMemory";
  static final String FOLDED_ADDRESS = EXEC + "FoldedAddress";
  static final String FUNC = RUNTIME + "Func";
  static final String ENTRY = RUNTIME + "Entry";
  static final String STORE = RUNTIME + "Store";
  static final String TABLE = RUNTIME + "Table";
  static final String MODULE_INSTANCE = RUNTIME + "ModuleInstance";
  static final String REFERENCES = RUNTIME + "References";
  static final String RUNTIME_TYPES = RUNTIME + "RuntimeTypes";
  static final String HEAP_CELL = RUNTIME + "HeapCell";
  static final String STRUCT_OBJECT = RUNTIME + "StructObject";
  static final String STRUCT_LAYOUT = RUNTIME + "StructLayout";
  static final String ARRAY_OBJECT = RUNTIME + "ArrayObject";
  static final String ARRAY_LAYOUT = RUNTIME + "ArrayLayout";
  static final String LINEAR_MEMORY = RUNTIME + "LinearMemory";

  static final String NUM = "dev/wizer/engine/interp/num/";

  private Names() {}

  static String descriptor(String name) {
    return "L" + name + ";";
  }
}
