package dev.wizer.wasm.validate;

import static dev.wizer.wasm.binary.Feature.BULK_MEMORY;
import static dev.wizer.wasm.binary.Feature.CUSTOM_PAGE_SIZES;
import static dev.wizer.wasm.binary.Feature.EXCEPTIONS;
import static dev.wizer.wasm.binary.Feature.EXTENDED_CONST;
import static dev.wizer.wasm.binary.Feature.FUNCTION_REFERENCES;
import static dev.wizer.wasm.binary.Feature.GC;
import static dev.wizer.wasm.binary.Feature.LEGACY_EXCEPTIONS;
import static dev.wizer.wasm.binary.Feature.MEMORY64;
import static dev.wizer.wasm.binary.Feature.MULTI_MEMORY;
import static dev.wizer.wasm.binary.Feature.MULTI_VALUE;
import static dev.wizer.wasm.binary.Feature.MUTABLE_GLOBAL;
import static dev.wizer.wasm.binary.Feature.REFERENCE_TYPES;
import static dev.wizer.wasm.binary.Feature.SATURATING_CONVERSION;
import static dev.wizer.wasm.binary.Feature.SIGN_EXTENSION;
import static dev.wizer.wasm.binary.Feature.SIMD;
import static dev.wizer.wasm.binary.Feature.THREADS;
import static dev.wizer.wasm.binary.RawModule.body;
import static dev.wizer.wasm.binary.RawModule.bytes;
import static dev.wizer.wasm.binary.RawModule.concat;
import static dev.wizer.wasm.binary.RawModule.name;
import static dev.wizer.wasm.validate.Verdicts.VALID;
import static dev.wizer.wasm.validate.Verdicts.of;
import static dev.wizer.wasm.validate.Verdicts.ofText;
import static dev.wizer.wasm.validate.Verdicts.ofTextWithout;
import static dev.wizer.wasm.validate.Verdicts.plainWith;
import static dev.wizer.wasm.validate.Verdicts.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.InvalidModuleException;
import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureSwitchesTest {

  /** Asserts that a module is valid, but not without a feature. */
  private static void assertNeeds(Feature feature, String problem, RawModule module) {
    assertEquals(VALID, of(module));
    assertEquals(problem, without(feature, module));
  }

  private static RawModule with(SectionId id, int... entry) {
    return new RawModule().vector(id, entry);
  }

  @Test
  void defaults_areAllFeatures() {
    for (Feature feature : Feature.values()) {
      assertTrue(Features.supported().contains(feature));
      assertTrue(Features.defaults().contains(feature));
    }
  }

  @ParameterizedTest
  @EnumSource(Opcode.class)
  void opcode_withoutItsFeature_isRefused(Opcode opcode) {
    if (opcode.feature() == null) {
      return;
    }
    String refused =
        switch (opcode) {
          case CATCH, CATCH_ALL, DELEGATE -> Opcode.TRY.mnemonic();
          default -> opcode.mnemonic();
        };
    String expected = opcode.feature().text() + " support is not enabled: " + refused;
    Set<Feature> features = EnumSet.copyOf(Features.supported());
    features.remove(opcode.feature());
    if (opcode == Opcode.THROW) {
      features.remove(LEGACY_EXCEPTIONS);
    }
    RawModule module =
        new RawModule()
            .vector(SectionId.TYPE, bytes(0x60, 0, 0))
            .vector(SectionId.FUNCTION, bytes(0))
            .vector(SectionId.TABLE, bytes(0x70, 0, 1))
            .vector(SectionId.MEMORY, bytes(0, 1))
            .section(SectionId.DATA_COUNT, 0)
            .vector(SectionId.CODE, body(wellFormed(opcode)));
    assertEquals(expected, of(module.build(), features));
  }

  /** {@return a body of unreachable code with an instruction, whose immediates are 0 or nothing} */
  private static int[] wellFormed(Opcode opcode) {
    int[] instruction = concat(codeOf(opcode), immediates(opcode));
    int[] code =
        switch (opcode) {
          case TRY, TRY_TABLE -> concat(instruction, bytes(0x0B));
          case CATCH, CATCH_ALL -> concat(bytes(0x06, 0x40), instruction, bytes(0x0B));
          case DELEGATE -> concat(bytes(0x06, 0x40), instruction);
          default -> instruction;
        };
    return concat(bytes(0, 0x00), code, bytes(0x0B));
  }

  private static int[] codeOf(Opcode opcode) {
    WasmWriter writer = new WasmWriter();
    opcode.write(writer);
    int[] code = {};
    for (byte b : writer.toByteArray()) {
      code = concat(code, bytes(b & 0xFF));
    }
    return code;
  }

  private static int[] immediates(Opcode opcode) {
    return switch (opcode.immediates()) {
      case NONE -> bytes();
      case BLOCK_TYPE -> bytes(0x40);
      case TRY_TABLE -> bytes(0x40, 0);
      case CAST -> new int[4];
      case V128, LANES -> new int[16];
      case MEM_ARG_LANE -> new int[3];
      case MEM_ARG, MEMORY_MEMORY, DATA_MEMORY, TABLE_TABLE, ELEM_TABLE, TYPE_TABLE -> new int[2];
      case TYPE_FIELD, TYPE_LENGTH, TYPE_DATA, TYPE_ELEM, TYPE_TYPE -> new int[2];
      default -> new int[1];
    };
  }

  @Test
  void simd_off_refusesItsType() {
    String problem = "SIMD support is not enabled";
    assertNeeds(SIMD, problem, with(SectionId.TYPE, 0x60, 1, 0x7B, 0));
    assertNeeds(SIMD, problem, plainWith(1, 1, 0x7B, 0x0B));
    assertNeeds(SIMD, problem, plainWith(0, 0x00, 0x02, 0x7B, 0x00, 0x0B, 0x1A, 0x0B));
    assertNeeds(
        SIMD, problem, with(SectionId.IMPORT, concat(name(""), name(""), bytes(3, 0x7B, 0))));
  }

  @Test
  void types_refused_areFoundBehindOthers() {
    byte[] module =
        new RawModule()
            .vector(SectionId.TYPE, bytes(0x60, 2, 0x7F, 0x7E, 1, 0x7F), bytes(0x60, 0, 1, 0x7B))
            .build();
    Set<Feature> features = EnumSet.copyOf(Features.supported());
    features.remove(SIMD);
    Module read = ModuleReader.read(module);
    InvalidModuleException e =
        assertThrows(InvalidModuleException.class, () -> ModuleValidator.validate(read, features));
    assertEquals(17, e.offset());
  }

  @Test
  void referenceTypes_off_refusesTypesAndSeveralTables() {
    String problem = "reference types support is not enabled";
    assertNeeds(REFERENCE_TYPES, problem, with(SectionId.TYPE, 0x60, 1, 0x6F, 0));
    assertNeeds(REFERENCE_TYPES, problem, with(SectionId.TABLE, 0x6F, 0, 1));
    assertNeeds(REFERENCE_TYPES, problem, with(SectionId.ELEMENT, 5, 0x6F, 0));
    assertNeeds(REFERENCE_TYPES, problem, plainWith(1, 1, 0x70, 0x0B));
    assertNeeds(
        REFERENCE_TYPES,
        "multiple tables: reference types support is not enabled",
        new RawModule().vector(SectionId.TABLE, bytes(0x70, 0, 1), bytes(0x70, 0, 1)));
    assertEquals(VALID, without(REFERENCE_TYPES, with(SectionId.TABLE, 0x70, 0, 1)));
  }

  @Test
  void referenceTypes_off_makesTheTableIndexAZeroByte() {
    int[] plain = {0, 0x41, 0, 0x11, 0, 0, 0x0B};
    assertEquals(VALID, without(REFERENCE_TYPES, plainWith(plain)));
    assertNeeds(
        REFERENCE_TYPES,
        "zero byte expected in call_indirect: reference types support is not enabled",
        plainWith(0, 0x41, 0, 0x11, 0, 0x80, 0, 0x0B));
  }

  @Test
  void bulkMemory_off_refusesOtherSegments() {
    assertNeeds(
        BULK_MEMORY,
        "passive data segments require the bulk-memory proposal",
        with(SectionId.DATA, 1, 0));
    assertNeeds(BULK_MEMORY, "bulk memory must be enabled", with(SectionId.ELEMENT, 1, 0, 0));
    assertNeeds(BULK_MEMORY, "bulk memory must be enabled", with(SectionId.ELEMENT, 3, 0, 0));
  }

  @Test
  void multiMemory_off_refusesSeveralMemories() {
    assertNeeds(
        MULTI_MEMORY,
        "multiple memories: multi-memory support is not enabled",
        new RawModule().vector(SectionId.MEMORY, bytes(0, 1), bytes(0, 1)));
  }

  @Test
  void multiMemory_off_makesTheMemoryIndexAZeroByte() {
    assertEquals(VALID, without(MULTI_MEMORY, plainWith(0, 0x3F, 0, 0x1A, 0x0B)));
    assertNeeds(
        MULTI_MEMORY,
        "zero byte expected in memory.size: multi-memory support is not enabled",
        plainWith(0, 0x3F, 0x80, 0, 0x1A, 0x0B));
    assertNeeds(
        MULTI_MEMORY, "malformed memop flags", plainWith(0, 0x41, 0, 0x28, 0x42, 0, 0, 0x1A, 0x0B));
  }

  @Test
  void multiValue_off_refusesSeveralResultsAndBlockParameters() {
    assertNeeds(
        MULTI_VALUE,
        "func type returns multiple values but the multi-value feature is not enabled",
        with(SectionId.TYPE, 0x60, 0, 2, 0x7F, 0x7F));
    assertNeeds(
        MULTI_VALUE,
        "blocks, loops, and ifs may only produce a resulttype when multi-value is not enabled:"
            + " block",
        plainWith(0, 0x02, 0, 0x0B, 0x0B));
  }

  @Test
  void extendedConst_off_refusesArithmetic() {
    assertNeeds(
        EXTENDED_CONST,
        "constant expression required: i32.add",
        with(SectionId.GLOBAL, 0x7F, 0, 0x41, 0, 0x41, 0, 0x6A, 0x0B));
  }

  @Test
  void mutableGlobal_off_refusesTheirImportAndExport() {
    String problem = "mutable global support is not enabled";
    assertNeeds(
        MUTABLE_GLOBAL,
        problem,
        with(SectionId.IMPORT, concat(name(""), name(""), bytes(3, 0x7F, 1))));
    assertNeeds(
        MUTABLE_GLOBAL,
        problem,
        with(SectionId.GLOBAL, 0x7F, 1, 0x41, 0, 0x0B)
            .vector(SectionId.EXPORT, concat(name(""), bytes(3, 0))));
  }

  @Test
  void conversions_off_areRefused() {
    assertNeeds(
        SIGN_EXTENSION,
        "sign extension operators support is not enabled: i32.extend8_s",
        plainWith(0, 0x41, 0, 0xC0, 0x1A, 0x0B));
    assertNeeds(
        SATURATING_CONVERSION,
        "saturating float-to-int conversions support is not enabled: i32.trunc_sat_f32_s",
        plainWith(0, 0x43, 0, 0, 0, 0, 0xFC, 0, 0x1A, 0x0B));
  }

  private static void assertTextNeeds(Feature feature, String module) {
    assertEquals(VALID, ofText(module));
    assertEquals(feature.text() + " support is not enabled", ofTextWithout(feature, module));
  }

  @Test
  void gc_off_refusesItsTypesAndGroups() {
    assertTextNeeds(GC, "(type (struct))");
    assertTextNeeds(GC, "(type (array i8))");
    assertTextNeeds(GC, "(type (sub (func)))");
    assertTextNeeds(GC, "(rec (type (func)) (type (func)))");
    assertTextNeeds(GC, "(rec)(type (func (param anyref)))");
    assertTextNeeds(GC, "(global (import \"\" \"\") nullfuncref)");
    assertTextNeeds(GC, "(table 1 i31ref)");
    assertEquals(VALID, ofTextWithout(GC, "(type (func)) (rec (type (func)))"));
  }

  @Test
  void functionReferences_off_refusesTheirTypesAndInitialElements() {
    assertTextNeeds(FUNCTION_REFERENCES, "(type (func (param (ref func))))");
    assertTextNeeds(FUNCTION_REFERENCES, "(type $f (func)) (type (func (param (ref null $f))))");
    assertTextNeeds(FUNCTION_REFERENCES, "(table 1 funcref (ref.null func))");
    assertEquals(
        VALID, ofTextWithout(FUNCTION_REFERENCES, "(func) (table 1 funcref) (elem func 0)"));
  }

  @Test
  void exceptions_off_refusesTheirTypes() {
    assertTextNeeds(EXCEPTIONS, "(type (func (param exnref)))");
    assertTextNeeds(EXCEPTIONS, "(type (func (param nullexnref)))");
  }

  @Test
  void tags_needAnyKindOfExceptions() {
    byte[] module = WatParser.parse("(tag) (func throw 0)");
    Set<Feature> features = EnumSet.copyOf(Features.supported());
    features.remove(EXCEPTIONS);
    assertEquals(VALID, of(module, features));
    features.remove(LEGACY_EXCEPTIONS);
    assertEquals("exceptions support is not enabled", of(module, features));
    features.add(EXCEPTIONS);
    assertEquals(VALID, of(module, features));
  }

  @Test
  void memory64_off_refusesWideAddresses() {
    assertTextNeeds(MEMORY64, "(memory i64 1)");
    assertTextNeeds(MEMORY64, "(table i64 1 funcref)");
    assertTextNeeds(MEMORY64, "(memory (import \"\" \"\") i64 1)");
  }

  @Test
  void threads_off_refusesSharedMemories() {
    assertTextNeeds(THREADS, "(memory 1 2 shared)");
  }

  @Test
  void customPageSizes_off_refusesOtherPages() {
    assertTextNeeds(CUSTOM_PAGE_SIZES, "(memory 1 (pagesize 1))");
    assertEquals(VALID, ofTextWithout(CUSTOM_PAGE_SIZES, "(memory 1 (pagesize 65536))"));
  }
}
