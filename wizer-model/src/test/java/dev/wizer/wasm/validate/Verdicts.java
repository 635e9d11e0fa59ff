package dev.wizer.wasm.validate;

import static dev.wizer.wasm.binary.RawModule.body;
import static dev.wizer.wasm.binary.RawModule.bytes;
import static dev.wizer.wasm.binary.RawModule.concat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.wasm.binary.Feature;
import dev.wizer.wasm.binary.RawModule;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmFormatException;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.util.EnumSet;
import java.util.Set;

/** What reading and validating say about small modules. */
final class Verdicts {

  static final String VALID = "valid";

  private Verdicts() {}

  static String of(byte[] module, Set<Feature> features) {
    try {
      ModuleValidator.validate(ModuleReader.read(module), features, 1);
      return VALID;
    } catch (WasmFormatException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= module.length, e.getMessage());
      return e.problem();
    }
  }

  static String of(RawModule module) {
    return of(module.build(), Features.supported());
  }

  static String without(Feature feature, RawModule module) {
    return of(module.build(), allBut(feature));
  }

  private static Set<Feature> allBut(Feature feature) {
    Set<Feature> features = EnumSet.copyOf(Features.supported());
    features.remove(feature);
    return features;
  }

  /** {@return the verdict on a module in the text format} */
  static String ofText(String module) {
    return of(WatParser.parse(module), Features.supported());
  }

  static String ofTextWithout(Feature feature, String module) {
    return of(WatParser.parse(module), allBut(feature));
  }

  /** {@return the verdict on fields and a function without parameters and results} */
  static String ofCodeText(String fields, String instructions) {
    return ofText(fields + "(func " + instructions + ")");
  }

  /**
   * {@return the start of a module that has two of everything, but no code and no data: types
   * <code>[]->[], [i32]->[i32], [i32 i64]->[i64 i32], []->[funcref]</code>; functions 0 of type 0,
   * 1 of type 1, 2 of the type given; tables of funcref and externref; memories; globals: constant
   * i32, variable i64; an export of function 0; element segments of funcref and externref; two
   * data}
   */
  static RawModule rich(int typeIndex) {
    return new RawModule()
        .vector(
            SectionId.TYPE,
            bytes(0x60, 0, 0),
            bytes(0x60, 1, 0x7F, 1, 0x7F),
            bytes(0x60, 2, 0x7F, 0x7E, 2, 0x7E, 0x7F),
            bytes(0x60, 0, 1, 0x70))
        .vector(SectionId.FUNCTION, bytes(0), bytes(1), bytes(typeIndex))
        .vector(SectionId.TABLE, bytes(0x70, 0, 1), bytes(0x6F, 0, 1))
        .vector(SectionId.MEMORY, bytes(0, 1), bytes(0, 1))
        .vector(SectionId.GLOBAL, bytes(0x7F, 0, 0x41, 0, 0x0B), bytes(0x7E, 1, 0x42, 0, 0x0B))
        .vector(SectionId.EXPORT, concat(RawModule.name("f"), bytes(0, 0)))
        .vector(SectionId.ELEMENT, bytes(5, 0x70, 0), bytes(5, 0x6F, 0))
        .section(SectionId.DATA_COUNT, 2);
  }

  /** {@return a rich module whose function 2, of the type given, has the body given} */
  static RawModule richWith(int typeIndex, int... localsAndInstructions) {
    return rich(typeIndex)
        .vector(SectionId.CODE, body(0, 0x0B), body(0, 0x20, 0, 0x0B), body(localsAndInstructions))
        .vector(SectionId.DATA, bytes(1, 0), bytes(1, 0));
  }

  /** {@return the verdict on instructions of a function without parameters and results} */
  static String ofCode(int... instructions) {
    return of(richWith(0, concat(bytes(0), instructions, bytes(0x0B))));
  }

  /** {@return a module of the first version: one memory, one table, one function} */
  static RawModule plainWith(int... localsAndInstructions) {
    return new RawModule()
        .vector(SectionId.TYPE, bytes(0x60, 0, 0), bytes(0x60, 1, 0x7F, 1, 0x7F))
        .vector(SectionId.FUNCTION, bytes(0))
        .vector(SectionId.TABLE, bytes(0x70, 0, 1))
        .vector(SectionId.MEMORY, bytes(0, 1))
        .vector(SectionId.CODE, body(localsAndInstructions));
  }
}
