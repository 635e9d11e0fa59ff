package dev.wizer.wasm.validate;

import static dev.wizer.wasm.binary.RawModule.body;
import static dev.wizer.wasm.binary.RawModule.bytes;
import static dev.wizer.wasm.binary.RawModule.concat;
import static dev.wizer.wasm.binary.RawModule.name;
import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.of;
import static dev.wizer.wasm.validate.Verdicts.ofText;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import org.junit.jupiter.api.Test;

class SectionValidatorsTest {

  private static final int[] VOID_TYPE = bytes(0x60, 0, 0);
  private static final int[] ZERO = bytes(0x41, 0, 0x0B);

  private static String ofMemory(int... limits) {
    return of(new RawModule().vector(SectionId.MEMORY, limits));
  }

  private static String ofTable(int... limits) {
    return of(new RawModule().vector(SectionId.TABLE, concat(bytes(0x70), limits)));
  }

  private static RawModule withFunction() {
    return new RawModule()
        .vector(SectionId.TYPE, VOID_TYPE, bytes(0x60, 0, 1, 0x7F))
        .vector(SectionId.FUNCTION, bytes(0), bytes(1));
  }

  private static RawModule bodies(RawModule module) {
    return module.vector(SectionId.CODE, body(0, 0x0B), body(0, 0x41, 0, 0x0B));
  }

  @Test
  void emptyModule_isValid() {
    assertEquals(VALID, of(new RawModule()));
  }

  @Test
  void memorySize_isAtMost4GiB() {
    assertEquals(VALID, ofMemory(1, 0x80, 0x80, 4, 0x80, 0x80, 4));
    String problem = "memory size must be at most 65536 pages (4GiB)";
    assertEquals(problem, ofMemory(0, 0x81, 0x80, 4));
    assertEquals(problem, ofMemory(1, 0, 0x81, 0x80, 4));
    assertEquals(problem, ofMemory(0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1));
    assertEquals(
        problem,
        of(
            new RawModule()
                .vector(SectionId.IMPORT, concat(name(""), name(""), bytes(2, 0, 0x81, 0x80, 4)))));
  }

  @Test
  void memoryMinimum_isAtMostTheMaximum() {
    assertEquals("size minimum must not be greater than maximum: 2 and 1", ofMemory(1, 2, 1));
    assertEquals(VALID, ofMemory(1, 2, 2));
  }

  @Test
  void tableSize_isWithinTheLimit() {
    assertEquals(VALID, ofTable(0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F));
    assertEquals("size minimum must not be greater than maximum: 2 and 1", ofTable(1, 2, 1));
    assertEquals(
        "table size must be at most 2^32-1 elements", ofTable(1, 0, 0x80, 0x80, 0x80, 0x80, 0x10));
  }

  @Test
  void imports_ofUnknownTypes_areRefused() {
    int[] func = concat(name("m"), name("f"), bytes(0, 1));
    RawModule module =
        new RawModule().vector(SectionId.TYPE, VOID_TYPE).vector(SectionId.IMPORT, func);
    assertEquals("unknown type 1", of(module));
  }

  @Test
  void functions_ofUnknownTypes_areRefusedWithTheirPlace() {
    byte[] bytes =
        new RawModule()
            .vector(SectionId.TYPE, VOID_TYPE)
            .vector(SectionId.IMPORT, concat(name("m"), name("f"), bytes(0, 0)))
            .vector(SectionId.FUNCTION, bytes(0), bytes(1))
            .vector(SectionId.CODE, body(0, 0x0B), body(0, 0x0B))
            .build();
    Module module = ModuleReader.read(bytes);
    InvalidModuleException e =
        assertThrows(
            InvalidModuleException.class,
            () -> ModuleValidator.validate(module, Features.defaults()));
    assertEquals("func 2: unknown type 1 (at offset 0x1b)", e.getMessage());
    assertEquals(1, bytes[e.offset()]);
  }

  @Test
  void exports_mustExistAndHaveDifferentNames() {
    assertEquals("unknown function 0", of(exporting(name("a"), bytes(0, 0))));
    assertEquals("unknown table 1", of(exporting(name("a"), bytes(1, 1))));
    assertEquals("unknown memory 2", of(exporting(name("a"), bytes(2, 2))));
    assertEquals(
        "unknown global 4294967295",
        of(exporting(name("a"), bytes(3, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F))));
    RawModule twice =
        new RawModule()
            .vector(SectionId.MEMORY, bytes(0, 1))
            .vector(
                SectionId.EXPORT, concat(name("a"), bytes(2, 0)), concat(name("a"), bytes(2, 0)));
    assertEquals("duplicate export name `a`", of(twice));
  }

  private static RawModule exporting(int[] name, int[] what) {
    return new RawModule().vector(SectionId.EXPORT, concat(name, what));
  }

  @Test
  void start_needsAFunctionWithoutParametersAndResults() {
    assertEquals(VALID, of(bodies(withFunction().section(SectionId.START, 0))));
    assertEquals(
        "start function must have no parameters and no results, but function 1 has the type"
            + " [] -> [i32]",
        of(bodies(withFunction().section(SectionId.START, 1))));
    assertEquals("unknown function 2", of(bodies(withFunction().section(SectionId.START, 2))));
  }

  private static RawModule withElem(int... elem) {
    RawModule module =
        withFunction()
            .vector(SectionId.TABLE, bytes(0x70, 0, 1), bytes(0x6F, 0, 1))
            .vector(SectionId.ELEMENT, elem);
    return bodies(module);
  }

  @Test
  void elements_mustFitTheTable() {
    assertEquals(VALID, of(withElem(concat(bytes(0), ZERO, bytes(1, 1)))));
    assertEquals("unknown table 2", of(withElem(concat(bytes(2, 2), ZERO, bytes(0, 1, 1)))));
    assertEquals(
        "type mismatch: a table of externref can't take elements of type (ref func)",
        of(withElem(concat(bytes(2, 1), ZERO, bytes(0, 1, 1)))));
    assertEquals("unknown function 2", of(withElem(concat(bytes(0), ZERO, bytes(1, 2)))));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in end",
        of(withElem(bytes(0, 0x42, 0, 0x0B, 0))));
    assertEquals(
        "type mismatch: instruction requires [externref] but stack has [funcref] in end",
        of(withElem(bytes(5, 0x6F, 1, 0xD0, 0x70, 0x0B))));
  }

  @Test
  void elements_declareTheirFunctions() {
    int[][] forms = {{3, 0, 1, 0}, {1, 0, 1, 0}, {7, 0x70, 1, 0xD2, 0, 0x0B}};
    for (int[] form : forms) {
      RawModule module =
          new RawModule()
              .vector(SectionId.TYPE, VOID_TYPE)
              .vector(SectionId.FUNCTION, bytes(0))
              .vector(SectionId.ELEMENT, form)
              .vector(SectionId.CODE, body(0, 0xD2, 0, 0x1A, 0x0B));
      assertEquals(VALID, of(module));
    }
  }

  @Test
  void start_declaresNoFunction() {
    RawModule module =
        new RawModule()
            .vector(SectionId.TYPE, VOID_TYPE)
            .vector(SectionId.FUNCTION, bytes(0))
            .section(SectionId.START, 0)
            .vector(SectionId.CODE, body(0, 0xD2, 0, 0x1A, 0x0B));
    assertEquals("undeclared function reference in ref.func: function 0", of(module));
  }

  @Test
  void datas_needTheirMemory() {
    RawModule none = new RawModule().vector(SectionId.DATA, concat(bytes(0), ZERO, bytes(0)));
    assertEquals("unknown memory 0", of(none));
    RawModule second =
        new RawModule()
            .vector(SectionId.MEMORY, bytes(0, 1))
            .vector(SectionId.DATA, concat(bytes(2, 1), ZERO, bytes(0)));
    assertEquals("unknown memory 1", of(second));
    RawModule wrongOffset =
        new RawModule()
            .vector(SectionId.MEMORY, bytes(0, 1))
            .vector(SectionId.DATA, bytes(0, 0x42, 0, 0x0B, 0));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in end", of(wrongOffset));
    assertEquals(VALID, of(new RawModule().vector(SectionId.DATA, bytes(1, 0))));
  }

  @Test
  void importsAndDefinitionsTogether_obeyTheLimits() {
    int[][] imports = new int[60][];
    int[][] memories = new int[60][];
    int[][] tables = new int[60][];
    int[][] importedTables = new int[60][];
    for (int i = 0; i < 60; i++) {
      imports[i] = concat(name(""), name(""), bytes(2, 0, 1));
      memories[i] = bytes(0, 1);
      importedTables[i] = concat(name(""), name(""), bytes(1, 0x70, 0, 1));
      tables[i] = bytes(0x70, 0, 1);
    }
    assertEquals(
        "too many memories: 120, the limit is 100",
        of(new RawModule().vector(SectionId.IMPORT, imports).vector(SectionId.MEMORY, memories)));
    assertEquals(
        "too many tables: 120, the limit is 100",
        of(
            new RawModule()
                .vector(SectionId.IMPORT, importedTables)
                .vector(SectionId.TABLE, tables)));
  }

  @Test
  void wideMemorySize_isAtMost2To48Pages() {
    assertEquals(VALID, ofText("(memory i64 0x1_0000_0000_0000)"));
    String problem = "memory size must be at most 2^48 pages (256TiB)";
    assertEquals(problem, ofText("(memory i64 0x1_0000_0000_0001)"));
    assertEquals(problem, ofText("(memory i64 0 0xFFFF_FFFF_FFFF_FFFF)"));
  }

  @Test
  void memoriesOfSmallPages_mayHaveMore() {
    assertEquals(VALID, ofText("(memory 0xFFFF_FFFF (pagesize 1))"));
    assertEquals(VALID, ofText("(memory i64 0xFFFF_FFFF_FFFF_FFFF (pagesize 1))"));
    assertEquals(
        "memory size must be at most 2^32-1 pages of 1 byte",
        ofText("(memory 0x1_0000_0000 (pagesize 1))"));
    assertEquals(
        "size minimum must not be greater than maximum: 18446744073709551615 and 1",
        ofText("(memory i64 0xFFFF_FFFF_FFFF_FFFF 1 (pagesize 1))"));
  }

  @Test
  void pageSize_isOneOrTheDefault() {
    assertEquals(VALID, ofMemory(8, 1, 16));
    assertEquals("invalid custom page size: 2^15 bytes", ofMemory(8, 1, 15));
    assertEquals("invalid custom page size: 2^63 bytes", ofMemory(8, 1, 63));
  }

  @Test
  void sharedMemories_haveAMaximum() {
    assertEquals(VALID, ofText("(memory 1 2 shared)"));
    assertEquals("shared memory must have maximum", ofMemory(2, 1));
  }

  @Test
  void wideTables_haveNoBound() {
    assertEquals(VALID, ofText("(table i64 0 0xFFFF_FFFF_FFFF_FFFF funcref)"));
    assertEquals(
        "size minimum must not be greater than maximum: 9223372036854775808 and 1",
        ofText("(table i64 0x8000_0000_0000_0000 1 funcref)"));
  }

  @Test
  void tablesOfReferencesWithoutNull_needAnInitialElement() {
    assertEquals(VALID, ofText("(func $f) (table 1 (ref func) (ref.func $f))"));
    assertEquals(
        "type mismatch: a table of (ref func) needs an initial value",
        of(new RawModule().vector(SectionId.TABLE, bytes(0x64, 0x70, 0, 1))));
    assertEquals(VALID, ofText("(table (import \"\" \"\") 1 (ref func))"));
  }

  @Test
  void initialElements_areOfTheTypeAndSeeImportedGlobalsAlone() {
    String imported = "(global $g (import \"\" \"\") i31ref)";
    assertEquals(VALID, ofText(imported + "(table 1 anyref (global.get $g))"));
    assertEquals(
        "type mismatch: instruction requires [funcref] but stack has [i31ref] in end",
        ofText(imported + "(table 1 funcref (global.get $g))"));
    assertEquals(
        "unknown global 0 in global.get",
        ofText("(global $g funcref (ref.null func)) (table 1 funcref (global.get $g))"));
  }

  @Test
  void initialElements_declareTheirFunctions() {
    assertEquals(
        VALID, ofText("(func $f) (table 1 funcref (ref.func $f)) (func ref.func $f drop)"));
  }

  @Test
  void offsets_areOfTheAddressType() {
    assertEquals(VALID, ofText("(memory i64 1) (data (i64.const 0) \"\")"));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in end",
        ofText("(memory i64 1) (data (i32.const 0) \"\")"));
    assertEquals(VALID, ofText("(table i64 1 funcref) (elem (i64.const 0) func)"));
    assertEquals(
        "type mismatch: instruction requires [i64] but stack has [i32] in end",
        ofText("(table i64 1 funcref) (elem (i32.const 0) func)"));
  }

  @Test
  void elements_matchTheTable() {
    String types = "(type $f (func)) (func $a (type $f))";
    assertEquals(VALID, ofText(types + "(table 1 funcref) (elem (i32.const 0) (ref null $f))"));
    assertEquals(VALID, ofText("(table 1 anyref) (elem (i32.const 0) i31ref)"));
    assertEquals(
        "type mismatch: a table of i31ref can't take elements of type anyref",
        ofText("(table 1 i31ref) (elem (i32.const 0) anyref)"));
    assertEquals(
        "type mismatch: instruction requires [(ref 0)] but stack has [(ref null 0)] in end",
        ofText(types + "(elem (ref $f) (ref.null $f))"));
  }

  @Test
  void types_ofGlobalsTablesAndSegments_mustBeKnown() {
    assertEquals("unknown type 3", ofText("(global (import \"\" \"\") (ref null 3))"));
    assertEquals("unknown type 3", ofText("(table 1 (ref null 3))"));
    assertEquals("unknown type 3", ofText("(elem (ref null 3))"));
    assertEquals("unknown type 3", ofText("(func (local (ref null 3)))"));
    assertEquals("unknown type 3", ofText("(func block (result (ref null 3)) unreachable end)"));
  }

  @Test
  void functions_areOfFunctionTypes() {
    assertEquals("non-function type 0", ofText("(type (struct)) (func (type 0))"));
    assertEquals(
        "non-function type 0", ofText("(type (array i8)) (func (import \"\" \"\") (type 0))"));
    assertEquals(
        "non-function type 0 in block", ofText("(type (struct)) (func block (type 0) end)"));
  }
}
