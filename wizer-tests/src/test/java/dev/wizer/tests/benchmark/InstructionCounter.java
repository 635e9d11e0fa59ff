package dev.wizer.tests.benchmark;

import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.Immediates;
import dev.wizer.wasm.binary.ModuleWriter;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Func;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes modules count the instructions that they execute: each straight piece of code adds its
 * length to a global, the module's last.
 *
 * <p>What only marks structure is not counted: the loop of an interpreter may enter hundreds of
 * blocks on its way to one branch, and no compiler makes code of them. A call that traps or throws
 * counts what would have followed it.
 */
final class InstructionCounter {

  private static final int I64 = 0x7E;
  private static final int MUTABLE = 1;

  private final Module module;
  private final int global;

  private InstructionCounter(Module module) {
    this.module = module;
    this.global = module.globalTypes().size();
  }

  /**
   * {@return a module that does the same and counts}
   *
   * @param bytes a valid module
   */
  static byte[] addTo(byte[] bytes) {
    return new InstructionCounter(ModuleReader.read(bytes)).module();
  }

  /** {@return what has been counted in a module that was pre-initialized}, from its bytes. */
  static long counted(byte[] bytes) {
    Module module = ModuleReader.read(bytes);
    ByteRange init = module.globals().get(module.globals().size() - 1).init().range();
    WasmReader reader = new WasmReader(init);
    Opcode.read(reader);
    return reader.readS64();
  }

  /** {@code add MODULE OUTPUT} makes a module count, {@code show OUTPUT} shows what it counted. */
  public static void main(String[] args) throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of(args[1]));
    if (args[0].equals("add")) {
      Files.write(Path.of(args[2]), addTo(bytes));
    } else {
      System.out.println(counted(bytes));
    }
  }

  private byte[] module() {
    ModuleWriter output = new ModuleWriter(module.bytes());
    boolean declared = false;
    for (RawSection section : module.sections()) {
      if (!declared && section.id().compareTo(SectionId.GLOBAL) >= 0) {
        declared = true;
        output.add(new WasmWriter().writeSection(SectionId.GLOBAL, globals(section)));
        if (section.id() == SectionId.GLOBAL) {
          continue;
        }
      }
      if (section.id() == SectionId.CODE) {
        output.add(new WasmWriter().writeSection(SectionId.CODE, code()));
      } else {
        output.keep(section.frame());
      }
    }
    return output.finish().toByteArray();
  }

  private WasmWriter globals(RawSection section) {
    WasmWriter content = new WasmWriter().writeU32(module.globals().size() + 1);
    if (section.id() == SectionId.GLOBAL) {
      WasmReader reader = new WasmReader(section.content());
      reader.readU32();
      content.writeBytes(reader.readRange(reader.remaining()));
    }
    content.writeByte(I64).writeByte(MUTABLE);
    op(Opcode.I64_CONST, content).writeS64(0);
    return op(Opcode.END, content);
  }

  private WasmWriter code() {
    WasmWriter content = new WasmWriter().writeU32(module.funcs().size());
    for (Func func : module.funcs()) {
      WasmWriter body = body(func.body());
      content.writeU32(body.lengthInBytes()).writeAll(body);
    }
    return content;
  }

  private WasmWriter body(ByteRange range) {
    WasmReader reader = new WasmReader(range);
    Immediates.skipLocals(reader);
    WasmWriter body = new WasmWriter();
    body.writeBytes(reader.rangeFrom(range.start()));
    while (reader.hasMore()) {
      copyPiece(reader, body);
    }
    return body;
  }

  /** Copies the instructions up to and with the next one that code goes on from elsewhere. */
  private void copyPiece(WasmReader reader, WasmWriter body) {
    int start = reader.position();
    int length = 0;
    boolean straight = true;
    while (straight && reader.hasMore()) {
      Opcode opcode = Opcode.read(reader);
      opcode.immediates().skip(reader);
      length += isWork(opcode) ? 1 : 0;
      straight = isStraight(opcode);
    }
    if (length > 0) {
      op(Opcode.GLOBAL_GET, body).writeU32(global);
      op(Opcode.I64_CONST, body).writeS64(length);
      op(Opcode.I64_ADD, body);
      op(Opcode.GLOBAL_SET, body).writeU32(global);
    }
    body.writeBytes(reader.rangeFrom(start));
  }

  private static boolean isWork(Opcode opcode) {
    return switch (opcode) {
      case BLOCK, LOOP, END, ELSE, NOP -> false;
      default -> true;
    };
  }

  /** Whether the next instruction is executed exactly when this one is. */
  private static boolean isStraight(Opcode opcode) {
    return switch (opcode.immediates()) {
      case LABEL, LABEL_TABLE, BLOCK_TYPE, TRY_TABLE, CAST -> opcode == Opcode.BLOCK;
      default ->
          switch (opcode) {
            case END, ELSE, RETURN, UNREACHABLE -> false;
            default -> true;
          };
    };
  }

  private static WasmWriter op(Opcode opcode, WasmWriter writer) {
    opcode.write(writer);
    return writer;
  }
}
