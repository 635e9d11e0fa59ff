package dev.wizer.tests.generate;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes modules. Each imports {@code env.host: [i32] -> [i32]} and exports {@code
 * wizer.initialize}, {@code main: [i32] -> [i64]} and its first memory.
 */
public final class ModuleGenerator {

  /** The export name of the function that is called after initialization. */
  public static final String MAIN = "main";

  private static final int FUEL = 300;
  private static final int TABLE_ELEMENTS = 12;
  private static final int DATAS = 4;
  private static final int ELEMS = 3;
  private static final Signature HOST = new Signature("i", "i");
  private static final Signature MAIN_TYPE = new Signature("i", "l");

  private final Random random;
  private final int size;
  private final ModuleShape shape;
  private final WasmWriter module = new WasmWriter();

  private ModuleGenerator(long seed, int size, Profile profile) {
    this.random = new Random(seed);
    this.size = size;
    this.shape = shape(profile);
  }

  /**
   * {@return a valid module}
   *
   * @param size from 1 up; more functions and longer ones
   */
  public static byte[] generate(long seed, int size, Profile profile) {
    return new ModuleGenerator(seed, size, profile).generate();
  }

  private ModuleShape shape(Profile profile) {
    String valueTypes = profile.valueTypes();
    List<Signature> types = new ArrayList<>(List.of(Signature.ACTION, HOST, MAIN_TYPE));
    List<Integer> funcTypes = new ArrayList<>(List.of(1, 0, 2));
    for (int i = 0; i < 2 + size / 4; i++) {
      types.add(randomSignature(valueTypes));
      funcTypes.add(types.size() - 1);
    }
    String globals = valueTypes + valueTypes;
    int fuel = globals.length();
    return new ModuleShape(
        profile,
        types,
        funcTypes,
        globals,
        fuel,
        profile.references() ? fuel + 1 : -1,
        profile.multiMemory() ? 2 : 1,
        TABLE_ELEMENTS,
        DATAS,
        profile.references() ? ELEMS : 1);
  }

  private Signature randomSignature(String valueTypes) {
    return new Signature(
        randomTypes(valueTypes, random.nextInt(4)), randomTypes(valueTypes, random.nextInt(2)));
  }

  private String randomTypes(String valueTypes, int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append(valueTypes.charAt(random.nextInt(valueTypes.length())));
    }
    return letters.toString();
  }

  private byte[] generate() {
    module.writeF32Bits(0x6D736100).writeF32Bits(1);
    module.writeSection(SectionId.TYPE, types());
    module.writeSection(SectionId.IMPORT, imports());
    module.writeSection(SectionId.FUNCTION, functions());
    module.writeSection(SectionId.TABLE, tables());
    module.writeSection(SectionId.MEMORY, memories());
    module.writeSection(SectionId.GLOBAL, globals());
    module.writeSection(SectionId.EXPORT, exports());
    if (random.nextInt(4) == 0) {
      module.writeSection(SectionId.START, new WasmWriter().writeU32(1));
    }
    module.writeSection(SectionId.ELEMENT, elements());
    if (shape.profile().bulkMemory()) {
      module.writeSection(SectionId.DATA_COUNT, new WasmWriter().writeU32(DATAS));
    }
    module.writeSection(SectionId.CODE, code());
    module.writeSection(SectionId.DATA, datas());
    return module.toByteArray();
  }

  private WasmWriter types() {
    WasmWriter section = new WasmWriter().writeU32(shape.types().size());
    for (Signature type : shape.types()) {
      section.writeByte(0x60);
      writeTypes(type.params(), section);
      writeTypes(type.results(), section);
    }
    return section;
  }

  private static void writeTypes(String letters, WasmWriter section) {
    section.writeU32(letters.length());
    for (char letter : letters.toCharArray()) {
      section.writeByte(Signature.code(letter));
    }
  }

  private static WasmWriter imports() {
    return new WasmWriter().writeU32(1).writeName("env").writeName("host").writeByte(0).writeU32(1);
  }

  private WasmWriter functions() {
    List<Integer> defined = shape.funcTypes().subList(1, shape.funcTypes().size());
    WasmWriter section = new WasmWriter().writeU32(defined.size() + 1);
    defined.forEach(section::writeU32);
    return section.writeU32(0);
  }

  private static WasmWriter tables() {
    return new WasmWriter()
        .writeU32(1)
        .writeByte(0x70)
        .writeByte(1)
        .writeU32(TABLE_ELEMENTS)
        .writeU32(2 * TABLE_ELEMENTS);
  }

  private WasmWriter memories() {
    WasmWriter section = new WasmWriter().writeU32(shape.memories());
    for (int i = 0; i < shape.memories(); i++) {
      section.writeByte(1).writeU32(1).writeU32(4);
    }
    return section;
  }

  private WasmWriter globals() {
    boolean references = shape.profile().references();
    WasmWriter section = new WasmWriter().writeU32(shape.globals().length() + (references ? 2 : 1));
    for (char letter : shape.globals().toCharArray()) {
      section.writeByte(Signature.code(letter)).writeByte(1);
      writeZero(letter, section);
    }
    section.writeByte(0x7F).writeByte(1).writeByte(0x41).writeS32(FUEL).writeByte(0x0B);
    if (references) {
      section.writeByte(0x70).writeByte(1);
      Opcode.REF_FUNC.write(section);
      section.writeU32(random.nextInt(shape.funcTypes().size())).writeByte(0x0B);
    }
    return section;
  }

  private static void writeZero(char letter, WasmWriter section) {
    switch (letter) {
      case 'i' -> section.writeByte(0x41).writeS32(0);
      case 'l' -> section.writeByte(0x42).writeS64(0);
      case 'f' -> section.writeByte(0x43).writeF32Bits(0);
      case 'd' -> section.writeByte(0x44).writeF64Bits(0);
      default -> {
        Opcode.V128_CONST.write(section);
        section.writeF64Bits(0).writeF64Bits(0);
      }
    }
    section.writeByte(0x0B);
  }

  private WasmWriter exports() {
    WasmWriter section = new WasmWriter().writeU32(3);
    section.writeName("wizer.initialize").writeByte(0).writeU32(shape.funcTypes().size());
    section.writeName(MAIN).writeByte(0).writeU32(2);
    section.writeName("memory").writeByte(2).writeU32(0);
    return section;
  }

  private WasmWriter elements() {
    int funcs = shape.funcTypes().size();
    WasmWriter section = new WasmWriter().writeU32(shape.elems());
    section.writeByte(0).writeByte(0x41).writeS32(0).writeByte(0x0B);
    int filled = Math.min(funcs, TABLE_ELEMENTS);
    section.writeU32(filled);
    for (int i = 0; i < filled; i++) {
      section.writeU32(i);
    }
    if (shape.profile().references()) {
      section.writeByte(1).writeByte(0).writeU32(3);
      for (int i = 0; i < 3; i++) {
        section.writeU32(random.nextInt(funcs));
      }
      section.writeByte(3).writeByte(0).writeU32(funcs);
      for (int i = 0; i < funcs; i++) {
        section.writeU32(i);
      }
    }
    return section;
  }

  private WasmWriter code() {
    Operators operators = new Operators(shape.profile().valueTypes());
    int funcs = shape.funcTypes().size();
    WasmWriter section = new WasmWriter().writeU32(funcs);
    for (int i = 1; i < funcs; i++) {
      BodyGenerator body = new BodyGenerator(shape, operators, random, i);
      section.writeAll(body.generate(1 + random.nextInt(1 + size)));
    }
    WasmWriter initialize = initialize();
    return section.writeU32(initialize.lengthInBytes()).writeAll(initialize);
  }

  /** Nobody else can call this function: it fills up the fuel for main. */
  private WasmWriter initialize() {
    WasmWriter body = new WasmWriter().writeU32(0);
    Opcode.CALL.write(body);
    body.writeU32(1);
    Opcode.I32_CONST.write(body);
    body.writeS32(FUEL);
    Opcode.GLOBAL_SET.write(body);
    body.writeU32(shape.fuelGlobal());
    Opcode.END.write(body);
    return body;
  }

  private WasmWriter datas() {
    WasmWriter section = new WasmWriter().writeU32(DATAS);
    for (int i = 0; i < DATAS; i++) {
      boolean passive = shape.profile().bulkMemory() && i >= 2;
      if (passive) {
        section.writeByte(1);
      } else {
        section.writeByte(0).writeByte(0x41).writeS32(random.nextInt(500)).writeByte(0x0B);
      }
      byte[] content = new byte[random.nextInt(20)];
      random.nextBytes(content);
      section.writeU32(content.length).writeBytes(content, 0, content.length);
    }
    return section;
  }
}
