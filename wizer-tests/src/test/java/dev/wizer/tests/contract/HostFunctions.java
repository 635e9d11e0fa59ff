package dev.wizer.tests.contract;

import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HostFunction;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import java.util.List;

/** What the module {@code host} can be linked to; functions that a test does not give just end. */
final class HostFunctions {

  private static final FuncType ALL =
      new FuncType(
          List.of(
              NumType.I32,
              NumType.I64,
              NumType.F32,
              NumType.F64,
              RefType.FUNCREF,
              RefType.EXTERNREF),
          List.of(
              RefType.EXTERNREF,
              RefType.FUNCREF,
              NumType.F64,
              NumType.F32,
              NumType.I64,
              NumType.I32));
  private static final FuncType ONE = new FuncType(List.of(NumType.I32), List.of(NumType.I32));

  private static final HostFunction UNEXPECTED =
      (context, arguments) -> {
        throw new UnsupportedOperationException("not expected to be called");
      };

  private HostFunctions() {}

  /** The imports, with a function that has parameters and results of all types. */
  static List<FunctionImport> all(HostFunction function) {
    return imports(function, UNEXPECTED, UNEXPECTED);
  }

  /** The imports, with a function {@code [] -> []}. */
  static List<FunctionImport> none(HostFunction function) {
    return imports(UNEXPECTED, function, UNEXPECTED);
  }

  /** The imports, with a function {@code [i32] -> [i32]}. */
  static List<FunctionImport> one(HostFunction function) {
    return imports(UNEXPECTED, UNEXPECTED, function);
  }

  /** The function {@code [] -> []} that throws what {@code failure} makes. */
  static HostFunction throwing(RuntimeException failure) {
    return (context, arguments) -> {
      throw failure;
    };
  }

  /** The results of a function {@code [] -> []}. */
  static WasmValue[] nothing() {
    return new WasmValue[0];
  }

  private static List<FunctionImport> imports(
      HostFunction all, HostFunction none, HostFunction one) {
    return List.of(
        new FunctionImport("host", "all", ALL, all),
        new FunctionImport("host", "none", FuncType.EMPTY, none),
        new FunctionImport("host", "one", ONE, one));
  }
}
