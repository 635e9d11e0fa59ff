package dev.wizer.wasm.module;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.WasmReader;
import java.util.List;

/**
 * Checks function bodies against the binary format's grammar. {@link ModuleReader} does not look
 * into them: validation decodes them once anyway. But a module that is malformed somewhere and
 * invalid before that is malformed, and so this is asked when validation has failed.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#code-section">Code
 *     section</a>
 */
public final class CodeGrammar {

  private static final long MAX_LOCALS = 0xFFFF_FFFFL;

  private boolean dataReferred;

  private CodeGrammar() {}

  /**
   * Checks all function bodies of a module.
   *
   * @throws MalformedModuleException if one is malformed, or refers to a data segment though there
   *     is no data count section
   */
  public static void check(Module module) {
    CodeGrammar grammar = new CodeGrammar();
    int funcIndex = module.imports(ExternKind.FUNC).size();
    for (Func func : module.funcs()) {
      grammar.checkBody(func.body(), funcIndex++);
    }
    if (grammar.dataReferred && module.dataCount().isEmpty()) {
      throw new MalformedModuleException(
          "data count section required", module.bytes().lengthInBytes());
    }
  }

  /**
   * Checks function bodies of a module that could not be read to its end.
   *
   * @param funcIndex the first body's function index
   * @throws MalformedModuleException if one is malformed
   */
  static void check(List<ByteRange> bodies, int funcIndex) {
    CodeGrammar grammar = new CodeGrammar();
    for (int i = 0; i < bodies.size(); i++) {
      grammar.checkBody(bodies.get(i), funcIndex + i);
    }
  }

  private void checkBody(ByteRange body, int funcIndex) {
    try {
      checkBody(body);
    } catch (MalformedModuleException e) {
      throw e.inFunction(funcIndex);
    }
  }

  /** Reading may run over the body's end, as {@link ModuleReader}'s may over a section's. */
  private void checkBody(ByteRange body) {
    WasmReader reader = new WasmReader(body.between(body.start(), body.array().length));
    readLocals(reader);
    ExpressionReader expression = new ExpressionReader(reader);
    expression.read();
    dataReferred |= expression.refersToData();
    if (reader.position() != body.end()) {
      throw new MalformedModuleException(
          "section size mismatch: the function has "
              + body.lengthInBytes()
              + " bytes, but its content "
              + (reader.position() - body.start()),
          body.start());
    }
  }

  private static void readLocals(WasmReader reader) {
    int start = reader.position();
    long total = 0;
    for (long left = reader.readLength(); left > 0; left--) {
      total += reader.readU32AsLong();
      Immediates.skipType(reader);
    }
    if (total > MAX_LOCALS) {
      throw new MalformedModuleException("too many locals: " + total, start);
    }
  }
}
