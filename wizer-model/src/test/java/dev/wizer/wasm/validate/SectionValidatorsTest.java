package dev.wizer.wasm.validate;

import static dev.wizer.wasm.binary.ModuleBytes.body;
import static dev.wizer.wasm.binary.ModuleBytes.bytes;
import static dev.wizer.wasm.binary.ModuleBytes.concat;
import static dev.wizer.wasm.binary.ModuleBytes.name;
import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.ModuleBytes;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import org.junit.jupiter.api.Test;

class SectionValidatorsTest {

  private static final int[] VOID_TYPE = bytes(0x60, 0, 0);
  private static final int[] ZERO = bytes(0x41, 0, 0x0B);

  private static String ofMemory(int... limits) {
    return of(new ModuleBytes().vector(SectionId.MEMORY, limits));
  }

  private static String ofTable(int... limits) {
    return of(new ModuleBytes().vector(SectionId.TABLE, concat(bytes(0x70), limits)));
  }

  private static ModuleBytes withFunction() {
    return new ModuleBytes()
        .vector(SectionId.TYPE, VOID_TYPE, bytes(0x60, 0, 1, 0x7F))
        .vector(SectionId.FUNCTION, bytes(0), bytes(1));
  }

  private static ModuleBytes bodies(ModuleBytes module) {
    return module.vector(SectionId.CODE, body(0, 0x0B), body(0, 0x41, 0, 0x0B));
  }

  @Test
  void emptyModule_isValid() {
    assertEquals(VALID, of(new ModuleBytes()));
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
            new ModuleBytes()
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
    ModuleBytes module =
        new ModuleBytes().vector(SectionId.TYPE, VOID_TYPE).vector(SectionId.IMPORT, func);
    assertEquals("unknown type 1", of(module));
  }

  @Test
  void functions_ofUnknownTypes_areRefusedWithTheirPlace() {
    byte[] bytes =
        new ModuleBytes()
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
    ModuleBytes twice =
        new ModuleBytes()
            .vector(SectionId.MEMORY, bytes(0, 1))
            .vector(
                SectionId.EXPORT, concat(name("a"), bytes(2, 0)), concat(name("a"), bytes(2, 0)));
    assertEquals("duplicate export name `a`", of(twice));
  }

  private static ModuleBytes exporting(int[] name, int[] what) {
    return new ModuleBytes().vector(SectionId.EXPORT, concat(name, what));
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

  private static ModuleBytes withElem(int... elem) {
    ModuleBytes module =
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
      ModuleBytes module =
          new ModuleBytes()
              .vector(SectionId.TYPE, VOID_TYPE)
              .vector(SectionId.FUNCTION, bytes(0))
              .vector(SectionId.ELEMENT, form)
              .vector(SectionId.CODE, body(0, 0xD2, 0, 0x1A, 0x0B));
      assertEquals(VALID, of(module));
    }
  }

  @Test
  void start_declaresNoFunction() {
    ModuleBytes module =
        new ModuleBytes()
            .vector(SectionId.TYPE, VOID_TYPE)
            .vector(SectionId.FUNCTION, bytes(0))
            .section(SectionId.START, 0)
            .vector(SectionId.CODE, body(0, 0xD2, 0, 0x1A, 0x0B));
    assertEquals("undeclared function reference in ref.func: function 0", of(module));
  }

  @Test
  void datas_needTheirMemory() {
    ModuleBytes none = new ModuleBytes().vector(SectionId.DATA, concat(bytes(0), ZERO, bytes(0)));
    assertEquals("unknown memory 0", of(none));
    ModuleBytes second =
        new ModuleBytes()
            .vector(SectionId.MEMORY, bytes(0, 1))
            .vector(SectionId.DATA, concat(bytes(2, 1), ZERO, bytes(0)));
    assertEquals("unknown memory 1", of(second));
    ModuleBytes wrongOffset =
        new ModuleBytes()
            .vector(SectionId.MEMORY, bytes(0, 1))
            .vector(SectionId.DATA, bytes(0, 0x42, 0, 0x0B, 0));
    assertEquals(
        "type mismatch: instruction requires [i32] but stack has [i64] in end", of(wrongOffset));
    assertEquals(VALID, of(new ModuleBytes().vector(SectionId.DATA, bytes(1, 0))));
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
        of(new ModuleBytes().vector(SectionId.IMPORT, imports).vector(SectionId.MEMORY, memories)));
    assertEquals(
        "too many tables: 120, the limit is 100",
        of(
            new ModuleBytes()
                .vector(SectionId.IMPORT, importedTables)
                .vector(SectionId.TABLE, tables)));
  }
}
