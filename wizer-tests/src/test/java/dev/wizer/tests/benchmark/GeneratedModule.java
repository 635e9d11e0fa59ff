package dev.wizer.tests.benchmark;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.text.WatParser;

/** Modules whose function {@code wizer.initialize} does one thing. */
final class GeneratedModule {

  private static final int EMPTY = 0x40;
  private static final int PAGE = 65_536;
  private static final int ADDITIONS = 100;

  private GeneratedModule() {}

  /** {@return a module whose function does nothing} */
  static byte[] tiny() {
    return module(1, 1, 1, new WasmWriter());
  }

  /** {@return a module with {@code funcs} functions of about 1,000 bytes that nobody calls} */
  static byte[] large(int funcs) {
    return module(1, funcs, ADDITIONS, new WasmWriter());
  }

  /** {@return a module like {@link #large}, where each of the functions is called once} */
  static byte[] calls(int funcs) {
    WasmWriter code = new WasmWriter();
    for (int i = 1; i < funcs; i++) {
      op(Opcode.CALL, code).writeU32(i);
    }
    return module(1, funcs, ADDITIONS, code);
  }

  /** {@return a module that writes one byte in each 12,288 of its memory} */
  static byte[] sparse(int pages) {
    return module(pages, 1, 1, sparseStores(pages));
  }

  /**
   * {@return a module whose memory grows page by page; each page is filled, then all but 16 bytes
   * cleared}
   */
  static byte[] growing(int pages) {
    String last = "(i32.mul (i32.sub (memory.size) (i32.const 1)) (i32.const 65536))";
    return WatParser.parse(
        "(module (memory 1) (func (export \"wizer.initialize\") (loop $again"
            + " (if (i32.lt_s (memory.grow (i32.const 1)) (i32.const 0)) (then (unreachable)))"
            + (" (memory.fill " + last + " (i32.const 85) (i32.const 65536))")
            + (" (memory.fill " + last + " (i32.const 0) (i32.const 65520))")
            + (" (br_if $again (i32.lt_u (memory.size) (i32.const " + pages + "))))))"));
  }

  private static WasmWriter sparseStores(int pages) {
    WasmWriter code = new WasmWriter();
    op(Opcode.LOOP, code).writeByte(EMPTY);
    op(Opcode.LOCAL_GET, code).writeU32(0);
    op(Opcode.I32_CONST, code).writeS32(1);
    op(Opcode.I32_STORE8, code).writeU32(0).writeU32(0);
    op(Opcode.LOCAL_GET, code).writeU32(0);
    op(Opcode.I32_CONST, code).writeS32(12_288);
    op(Opcode.I32_ADD, code);
    op(Opcode.LOCAL_TEE, code).writeU32(0);
    op(Opcode.I32_CONST, code).writeS32(pages * PAGE - 8);
    op(Opcode.I32_LT_U, code);
    op(Opcode.BR_IF, code).writeU32(0);
    return op(Opcode.END, code);
  }

  /**
   * A module whose initialization is {@code initialize} with a local of type i32, beside many
   * functions that nobody calls.
   *
   * @param additions how long each of the others is, in additions of about 10 bytes
   */
  private static byte[] module(int pages, int funcs, int additions, WasmWriter initialize) {
    WasmWriter functions = new WasmWriter().writeU32(funcs);
    WasmWriter code = new WasmWriter().writeU32(funcs);
    for (int i = 0; i < funcs; i++) {
      functions.writeU32(0);
      WasmWriter body = body(i == 0 ? initialize : additions(additions, i));
      code.writeU32(body.lengthInBytes()).writeAll(body);
    }
    WasmWriter export = new WasmWriter().writeU32(1).writeName("wizer.initialize");
    return new WasmWriter()
        .writeF32Bits(0x6D736100)
        .writeF32Bits(1)
        .writeSection(
            SectionId.TYPE, new WasmWriter().writeU32(1).writeByte(0x60).writeU64(0).writeByte(0))
        .writeSection(SectionId.FUNCTION, functions)
        .writeSection(SectionId.MEMORY, new WasmWriter().writeU32(1).writeByte(0).writeU32(pages))
        .writeSection(SectionId.EXPORT, export.writeByte(0).writeU32(0))
        .writeSection(SectionId.CODE, code)
        .toByteArray();
  }

  private static WasmWriter body(WasmWriter code) {
    WasmWriter body = new WasmWriter().writeU32(1).writeU32(1).writeByte(0x7F).writeAll(code);
    return op(Opcode.END, body);
  }

  private static WasmWriter additions(int count, int seed) {
    WasmWriter code = new WasmWriter();
    for (int i = 0; i < count; i++) {
      op(Opcode.LOCAL_GET, code).writeU32(0);
      op(Opcode.I32_CONST, code).writeS32(seed * 31 + i);
      op(Opcode.I32_ADD, code);
      op(Opcode.LOCAL_SET, code).writeU32(0);
    }
    return code;
  }

  private static WasmWriter op(Opcode opcode, WasmWriter writer) {
    opcode.write(writer);
    return writer;
  }
}
