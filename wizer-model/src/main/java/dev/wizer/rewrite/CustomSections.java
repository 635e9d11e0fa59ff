package dev.wizer.rewrite;

import dev.wizer.wasm.module.Module;
import java.util.function.Predicate;

/**
 * Leaves out custom sections: those that only debuggers read, when that is wanted, and those that
 * speak of places or indices which the output has elsewhere. Wrong ones are worse than none.
 */
final class CustomSections {

  /** Sections with this in front of their names say things about places in the code. */
  private static final String CODE_METADATA = "metadata.code.";

  private static final String RELOCATIONS = "reloc.";

  private final Module module;
  private final SectionAssembler assembler;

  CustomSections(Module module, SectionAssembler assembler) {
    this.module = module;
    this.assembler = assembler;
  }

  /** Leaves out what only debuggers read. */
  void stripDebug() {
    remove(name -> isDebug(name) || name.equals(SectionAssembler.NAME_SECTION));
  }

  /** Leaves out what speaks of places in the code, which has moved. */
  void removePlacesInCode() {
    remove(name -> name.startsWith(CODE_METADATA) || isDebug(name));
    removeLinking();
  }

  /** Leaves out what linkers need: they know segments by index. */
  void removeLinking() {
    remove(name -> name.equals("linking") || name.startsWith(RELOCATIONS));
  }

  private static boolean isDebug(String name) {
    return name.startsWith(".debug_")
        || name.startsWith(RELOCATIONS + ".debug_")
        || name.equals("sourceMappingURL")
        || name.equals("external_debug_info");
  }

  private void remove(Predicate<String> isUnwanted) {
    for (int i = 0; i < module.customs().size(); i++) {
      if (isUnwanted.test(module.customs().get(i).name())) {
        assembler.removeCustom(i);
      }
    }
  }
}
