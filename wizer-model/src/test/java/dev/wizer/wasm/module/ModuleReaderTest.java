package dev.wizer.wasm.module;

import static dev.wizer.wasm.binary.RawModule.body;
import static dev.wizer.wasm.binary.RawModule.bytes;
import static dev.wizer.wasm.binary.RawModule.concat;
import static dev.wizer.wasm.binary.RawModule.name;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.VecType;
import dev.wizer.wasm.binary.ByteRange;
import dev.wizer.wasm.binary.MalformedModuleException;
import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ModuleReaderTest {

  private static final RefType FUNCTIONS = new RefType(false, AbstractHeapType.FUNC);
  private static final int[] VOID_TYPE = bytes(0x60, 0, 0);

  private static Module read(RawModule module) {
    return ModuleReader.read(module.build());
  }

  private static Module read(SectionId id, int[]... entries) {
    return read(new RawModule().vector(id, entries));
  }

  private static ByteRange range(Module module, int start, int end) {
    return new ByteRange(module.bytes().toByteArray(), start, end);
  }

  private static String malformed(RawModule module) {
    byte[] built = module.build();
    return assertThrows(MalformedModuleException.class, () -> ModuleReader.read(built)).problem();
  }

  private static String malformed(SectionId id, int[]... entries) {
    return malformed(new RawModule().vector(id, entries));
  }

  @Test
  void read_types_givesParamsAndResults() {
    Module module =
        read(
            SectionId.TYPE,
            bytes(0x60, 5, 0x7F, 0x7E, 0x7D, 0x7C, 0x7B, 0),
            bytes(0x60, 0, 2, 0x70, 0x6F));
    assertEquals(
        List.of(
            new FuncType(
                List.of(NumType.I32, NumType.I64, NumType.F32, NumType.F64, VecType.V128),
                List.of()),
            new FuncType(List.of(), List.of(RefType.FUNCREF, RefType.EXTERNREF))),
        List.of(module.funcType(0), module.funcType(1)));
  }

  @Test
  void read_tooManyParams_isRefused() {
    int[] type = concat(bytes(0x60), RawModule.u32(1001), new int[1001]);
    assertEquals("too many parameters: 1001, the limit is 1000", malformed(SectionId.TYPE, type));
  }

  @Test
  void read_imports_givesAllKindsAndTheirPlaceInIndexSpaces() {
    Module module =
        read(
            SectionId.IMPORT,
            concat(name("m"), name("f"), bytes(0, 7)),
            concat(name("m"), name("t"), bytes(1, 0x6F, 1, 2, 3)),
            concat(name("m"), name("n"), bytes(2, 0, 4)),
            concat(name("m"), name("g"), bytes(3, 0x7E, 1)));
    assertEquals(
        List.of(ExternKind.FUNC, ExternKind.TABLE, ExternKind.MEMORY, ExternKind.GLOBAL),
        module.imports().stream().map(entry -> entry.desc().kind()).toList());
    assertArrayEquals(new int[] {7}, module.funcTypeIndices());
    assertEquals(
        List.of(new TableType(RefType.EXTERNREF, new Limits(2, OptionalLong.of(3)))),
        module.tableTypes());
    assertEquals(
        List.of(new MemoryType(new Limits(4, OptionalLong.empty()))), module.memoryTypes());
    assertEquals(List.of(new GlobalType(NumType.I64, true)), module.globalTypes());
    assertEquals("t", module.imports(ExternKind.TABLE).get(0).name());
    assertEquals(11, module.imports().get(0).offset());
  }

  @Test
  void read_functions_joinsTypesAndBodies() {
    Module module =
        read(
            new RawModule()
                .vector(SectionId.TYPE, VOID_TYPE)
                .vector(SectionId.FUNCTION, bytes(0), bytes(0))
                .vector(SectionId.CODE, body(0, 0x0B), body(0, 0x01, 0x0B)));
    assertEquals(
        List.of(new Func(0, range(module, 23, 25)), new Func(0, range(module, 26, 29))),
        module.funcs());
  }

  @Test
  void read_functionsWithoutBodies_isRefused() {
    assertEquals(
        "function and code section have inconsistent lengths: 1 functions, 0 bodies",
        malformed(SectionId.FUNCTION, bytes(0)));
    assertEquals(
        "function and code section have inconsistent lengths: 0 functions, 1 bodies",
        malformed(SectionId.CODE, body(0, 0x0B)));
  }

  @Test
  void read_bodyBeyondTheSection_isRefused() {
    // The data section's id is also the instruction with which the body ends.
    RawModule module = new RawModule().section(SectionId.CODE, 1, 3, 0, 0x01);
    assertEquals("unexpected end of section or function", malformed(module));
    module.section(SectionId.DATA, 0);
    assertEquals(
        "section size mismatch: the code section has 4 bytes, but its content 5",
        malformed(module));
  }

  @Test
  void read_tables_givesTypes() {
    Module module = read(SectionId.TABLE, bytes(0x70, 0, 1), bytes(0x6F, 1, 0, 0x80, 1));
    assertEquals(
        List.of(
            new TableType(RefType.FUNCREF, new Limits(1, OptionalLong.empty())),
            new TableType(RefType.EXTERNREF, new Limits(0, OptionalLong.of(128)))),
        module.tableTypes());
  }

  @Test
  void read_limitsOfMoreThan32Bits_keepsThemForTheValidator() {
    int[] huge = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01};
    Module module = read(SectionId.MEMORY, concat(bytes(0), huge), bytes(0, 1));
    assertEquals(-1, module.memoryTypes().get(0).limits().min());
    assertEquals(1, module.memoryTypes().get(1).limits().min());
  }

  @Test
  void read_globals_givesTypeAndExpression() {
    Module module = read(SectionId.GLOBAL, bytes(0x7F, 1, 0x41, 5, 0x0B));
    Global global = module.globals().get(0);
    assertEquals(new GlobalType(NumType.I32, true), global.type());
    assertEquals(new ConstExpr(range(module, 13, 16)), global.init());
    assertEquals(11, global.offset());
  }

  @Test
  void read_otherMutability_isRefused() {
    assertEquals(
        "malformed mutability", malformed(SectionId.GLOBAL, bytes(0x7F, 2, 0x41, 5, 0x0B)));
  }

  @Test
  void read_expressionWithBlocks_endsAtItsOwnEnd() {
    int[] nested = bytes(0x02, 0x40, 0x0B, 0x41, 5, 0x0B);
    Module module = read(SectionId.GLOBAL, concat(bytes(0x7F, 0), nested));
    assertEquals(6, module.globals().get(0).init().range().lengthInBytes());
  }

  @Test
  void read_expressionWithoutEnd_isRefused() {
    assertEquals(
        "unexpected end of section or function",
        malformed(SectionId.GLOBAL, bytes(0x7F, 0, 0x41, 5)));
  }

  @Test
  void read_exports_findsThemByName() {
    Module module =
        read(
            SectionId.EXPORT,
            concat(name("a"), bytes(0, 1)),
            concat(name("b"), bytes(1, 2)),
            concat(name("c"), bytes(2, 3)),
            concat(name("d"), bytes(3, 4)));
    assertEquals(Optional.of(new Export("c", ExternKind.MEMORY, 3, 19)), module.export("c"));
    assertEquals(Optional.empty(), module.export("e"));
    assertEquals(4, module.exports().size());
  }

  @Test
  void read_start_givesItsIndex() {
    assertEquals(
        OptionalInt.of(128), read(new RawModule().section(SectionId.START, 0x80, 1)).start());
    assertEquals(OptionalInt.empty(), read(new RawModule()).start());
  }

  @Test
  void read_elementsOfAllEightForms_givesTypeModeAndElements() {
    Module module =
        read(
            SectionId.ELEMENT,
            bytes(0, 0x41, 1, 0x0B, 1, 9),
            bytes(1, 0, 1, 9),
            bytes(2, 3, 0x41, 1, 0x0B, 0, 1, 9),
            bytes(3, 0, 1, 9),
            bytes(4, 0x41, 1, 0x0B, 1, 0xD2, 9, 0x0B),
            bytes(5, 0x6F, 1, 0xD0, 0x6F, 0x0B),
            bytes(6, 3, 0x41, 1, 0x0B, 0x6F, 1, 0xD0, 0x6F, 0x0B),
            bytes(7, 0x70, 0));
    List<Elem> elems = module.elems();
    for (int form = 0; form < 8; form++) {
      Elem elem = elems.get(form);
      assertEquals(
          form < 4 ? FUNCTIONS : form == 5 || form == 6 ? RefType.EXTERNREF : RefType.FUNCREF,
          elem.type());
      assertEquals(form == 7 ? 0 : 1, elem.init().size());
      assertEquals(form >= 4, elem.init() instanceof Elem.Expressions);
    }
    assertEquals(0, ((Elem.Active) elems.get(0).mode()).tableIndex());
    assertTrue(elems.get(1).mode() instanceof Elem.Passive);
    assertEquals(3, ((Elem.Active) elems.get(2).mode()).tableIndex());
    assertTrue(elems.get(3).mode() instanceof Elem.Declarative);
    assertEquals(0, ((Elem.Active) elems.get(4).mode()).tableIndex());
    assertTrue(elems.get(5).mode() instanceof Elem.Passive);
    assertEquals(3, ((Elem.Active) elems.get(6).mode()).tableIndex());
    assertTrue(elems.get(7).mode() instanceof Elem.Declarative);
    assertArrayEquals(new int[] {9}, ((Elem.FuncIndices) elems.get(2).init()).indices());
    assertEquals(range(module, 11, 17), elems.get(0).range());
  }

  @Test
  void read_otherElements_areRefused() {
    assertEquals("malformed elements segment kind", malformed(SectionId.ELEMENT, bytes(8, 0)));
    assertEquals("malformed element kind", malformed(SectionId.ELEMENT, bytes(1, 1, 0)));
    assertEquals("malformed reference type", malformed(SectionId.ELEMENT, bytes(5, 0x7E, 0)));
  }

  @Test
  void read_datasOfAllForms_givesModeAndBytes() {
    Module module =
        read(
            SectionId.DATA,
            bytes(0, 0x41, 1, 0x0B, 2, 7, 8),
            bytes(1, 1, 9),
            bytes(2, 3, 0x41, 1, 0x0B, 0));
    List<Data> datas = module.datas();
    assertEquals(new Data.Active(0, new ConstExpr(range(module, 12, 15))), datas.get(0).mode());
    assertEquals(range(module, 16, 18), datas.get(0).bytes());
    assertEquals(range(module, 11, 18), datas.get(0).range());
    assertEquals(new Data.Passive(), datas.get(1).mode());
    assertEquals(3, ((Data.Active) datas.get(2).mode()).memoryIndex());
    assertEquals(0, datas.get(2).bytes().lengthInBytes());
  }

  @Test
  void read_otherDatas_areRefused() {
    assertEquals("malformed data segment kind", malformed(SectionId.DATA, bytes(3, 0)));
    assertEquals(
        "unexpected end of section or function", malformed(SectionId.DATA, bytes(1, 2, 9)));
  }

  @Test
  void read_dataCountUnlikeTheDatas_isRefused() {
    assertEquals(
        "data count and data section have inconsistent lengths: 4294967295 announced, 0 segments",
        malformed(new RawModule().section(SectionId.DATA_COUNT, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F)));
    Module module =
        read(new RawModule().section(SectionId.DATA_COUNT, 1).vector(SectionId.DATA, bytes(1, 0)));
    assertEquals(OptionalInt.of(1), module.dataCount());
  }

  @Test
  void read_bytesLeftOverInASection_isRefused() {
    for (SectionId id : SectionId.values()) {
      if (id != SectionId.CUSTOM) {
        assertEquals(
            "section size mismatch: the " + id.text() + " section has 2 bytes, but its content 1",
            malformed(new RawModule().section(id, 0, 0)));
      }
    }
  }

  @Test
  void read_customs_givesNameAndContent() {
    Module module =
        read(
            new RawModule()
                .section(SectionId.CUSTOM, 1, 'a', 5, 6)
                .section(SectionId.TYPE, 0)
                .section(SectionId.CUSTOM, 0));
    assertEquals(
        List.of(
            new CustomSection("a", range(module, 12, 14)),
            new CustomSection("", range(module, 20, 20))),
        module.customs());
    assertEquals(
        "unexpected end of section or function",
        malformed(new RawModule().section(SectionId.CUSTOM)));
  }

  @Test
  void read_countsOfMoreThanTheBytes_areRefusedAtOnce() {
    int[] huge = {0xFF, 0xFF, 0xFF, 0xFF, 0x0F};
    for (SectionId id : SectionId.values()) {
      boolean counted =
          id != SectionId.CUSTOM && id != SectionId.START && id != SectionId.DATA_COUNT;
      if (counted) {
        assertEquals("length out of bounds", malformed(new RawModule().section(id, huge)));
      }
    }
  }

  @Test
  void read_imports_ofTags_giveTheirType() {
    Module module =
        read(
            new RawModule()
                .vector(SectionId.IMPORT, concat(name("m"), name("t"), bytes(4, 0, 7)))
                .vector(SectionId.TAG, bytes(0, 8)));
    assertEquals(List.of(new TagType(7), new TagType(8)), module.tagTypes());
    assertEquals(List.of(new Tag(new TagType(8), 21)), module.tags());
  }

  @Test
  void read_tagsOfOtherAttributes_areRefused() {
    assertEquals("zero byte expected", malformed(SectionId.TAG, bytes(1, 0)));
    assertEquals(
        "malformed import kind",
        malformed(SectionId.IMPORT, concat(name(""), name(""), bytes(5, 0))));
    assertEquals("malformed export kind", malformed(SectionId.EXPORT, bytes(0, 5, 0)));
  }

  @Test
  void read_tablesWithInitializer_giveItsExpression() {
    Module module =
        read(SectionId.TABLE, bytes(0x40, 0, 0x64, 0x70, 0, 1, 0xD2, 0, 0x0B), bytes(0x70, 0, 1));
    Table table = module.tables().get(0);
    assertEquals(new TableType(FUNCTIONS, new Limits(1, OptionalLong.empty())), table.type());
    assertEquals(Optional.of(new ConstExpr(range(module, 17, 20))), table.init());
    assertEquals(Optional.empty(), module.tables().get(1).init());
    assertEquals("malformed reference type", malformed(SectionId.TABLE, bytes(0x40, 1)));
  }

  @Test
  void read_expressionsOutOfNesting_areRefused() {
    assertEquals(
        "END opcode expected, found else", malformed(SectionId.GLOBAL, bytes(0x7F, 0, 0x05)));
    assertEquals(
        "END opcode expected, found catch",
        malformed(SectionId.GLOBAL, bytes(0x7F, 0, 0x02, 0x40, 0x07, 0)));
    Module legacy =
        read(
            SectionId.GLOBAL,
            bytes(0x7F, 0, 0x06, 0x40, 0x07, 0, 0x19, 0x0B, 0x06, 0x40, 0x18, 0, 0x0B));
    assertEquals(11, legacy.globals().get(0).init().range().lengthInBytes());
  }

  @Test
  void read_problemOfAnEarlierSection_isFoundFirst() {
    assertEquals(
        "section size mismatch: the memory section has 2 bytes, but its content 3",
        malformed(new RawModule().raw(5, 2, 1, 0, 1).raw(99, 99)));
  }

  @Test
  void read_moduleInPieces_isThatOfOneArray() {
    byte[] array =
        new RawModule()
            .vector(SectionId.TYPE, VOID_TYPE)
            .vector(SectionId.FUNCTION, bytes(0), bytes(0))
            .section(SectionId.START, 1)
            .vector(SectionId.CODE, body(0, 0x0B), body(0, 0x01, 0x0B))
            .section(SectionId.CUSTOM, 1, 'a', 5, 6)
            .build();
    Module whole = ModuleReader.read(array);
    int start = whole.sections().get(3).frame().start();

    Module inPieces =
        ModuleReader.read(
            ModuleBytes.of(
                List.of(
                    new ModuleBytes.Piece(array, 0, start),
                    new ModuleBytes.Piece(array, start, array.length))));

    assertEquals(whole, inPieces);
  }

  @Test
  void read_contentBeyondItsPiece_isRefused() {
    byte[] array =
        new RawModule().section(SectionId.START, 0x80).section(SectionId.CODE, 0).build();
    ModuleBytes pieces =
        ModuleBytes.of(
            List.of(
                new ModuleBytes.Piece(array, 0, 11),
                new ModuleBytes.Piece(array, 11, array.length)));

    assertEquals(
        "unexpected end of section or function",
        assertThrows(MalformedModuleException.class, () -> ModuleReader.read(pieces)).problem());
  }

  private static final int[] TOO_LONG = bytes(0x41, 0x80, 0x80, 0x80, 0x80, 0x80, 0);

  /** {@return a module with such bodies, before a data section that breaks the grammar} */
  private static RawModule beforeBadData(int[]... bodies) {
    int[][] types = new int[bodies.length][];
    java.util.Arrays.fill(types, bytes(0));
    return new RawModule()
        .vector(SectionId.IMPORT, concat(name("m"), name("f"), bytes(0, 0)))
        .vector(SectionId.FUNCTION, types)
        .vector(SectionId.CODE, bodies)
        .vector(SectionId.DATA, bytes(77));
  }

  private static MalformedModuleException failure(RawModule module) {
    byte[] built = module.build();
    return assertThrows(MalformedModuleException.class, () -> ModuleReader.read(built));
  }

  @Test
  void read_malformedBodyAndSectionBehindIt_namesTheBody() {
    int[] good = body(0, 0x0B);
    int[] bad = body(concat(bytes(0), TOO_LONG, bytes(0x1A, 0x0B)));
    MalformedModuleException e = failure(beforeBadData(good, bad));
    assertEquals("integer representation too long", e.problem());
    assertEquals(2, e.funcIndex());
    assertEquals("malformed data segment kind", failure(beforeBadData(good)).problem());
  }

  @Test
  void read_malformedBodyInASectionOfAnotherSize_namesTheBody() {
    int[] bad = body(concat(bytes(0), TOO_LONG, bytes(0x1A, 0x0B)));
    RawModule module =
        new RawModule()
            .vector(SectionId.FUNCTION, bytes(0))
            .section(SectionId.CODE, concat(bytes(1), bad, bytes(0)));
    assertEquals("integer representation too long", failure(module).problem());
    RawModule cut =
        new RawModule()
            .vector(SectionId.FUNCTION, bytes(0), bytes(0))
            .section(SectionId.CODE, concat(bytes(2), bad, bytes(99)));
    assertEquals("integer representation too long", failure(cut).problem());
  }

  @Test
  void read_malformedBodyAndOtherCount_namesTheBody() {
    RawModule module =
        new RawModule()
            .vector(SectionId.FUNCTION, bytes(0), bytes(0))
            .vector(SectionId.CODE, body(concat(bytes(0), TOO_LONG, bytes(0x0B))));
    assertEquals("integer representation too long", failure(module).problem());
  }

  @Test
  void read_malformedSectionBeforeTheCode_namesTheSection() {
    RawModule module =
        new RawModule()
            .vector(SectionId.EXPORT, concat(name("e"), bytes(9, 0)))
            .vector(SectionId.CODE, body(concat(bytes(0), TOO_LONG, bytes(0x0B))));
    assertEquals("malformed export kind", failure(module).problem());
  }
}
