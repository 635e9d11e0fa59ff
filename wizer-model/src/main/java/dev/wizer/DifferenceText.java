package dev.wizer;

import dev.wizer.snapshot.StateDifference;
import dev.wizer.snapshot.StateLocation;
import dev.wizer.wasm.module.Export;
import dev.wizer.wasm.module.ExternKind;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.NameSection;

/** Writes differences between states for a person, with names of the original module. */
final class DifferenceText {

  private final Module module;

  /** Makes a writer of differences whose indices are those of {@code module}. */
  DifferenceText(Module module) {
    this.module = module;
  }

  /** {@return a difference between what a result must have and what it has, in words} */
  String ofResult(StateDifference difference) {
    return location(difference)
        + (": expected " + difference.expected() + ", found " + difference.actual());
  }

  /** {@return a difference between two runs, in words} */
  String ofRuns(StateDifference difference) {
    return location(difference)
        + (": " + difference.expected() + " after the first run, ")
        + (difference.actual() + " after the second");
  }

  private String location(StateDifference difference) {
    return difference.location().text() + name(difference.location());
  }

  private String name(StateLocation location) {
    if (location instanceof StateLocation.GlobalValue global) {
      return NameSection.of(module)
          .globalName(global.globalIndex())
          .map(name -> " (`" + name + "`)")
          .orElseGet(() -> exportName(ExternKind.GLOBAL, global.globalIndex()));
    } else if (location instanceof StateLocation.TableElement element) {
      return exportName(ExternKind.TABLE, element.tableIndex());
    } else if (location instanceof StateLocation.TableSize size) {
      return exportName(ExternKind.TABLE, size.tableIndex());
    } else if (location instanceof StateLocation.MemoryByte place) {
      return exportName(ExternKind.MEMORY, place.memoryIndex());
    } else if (location instanceof StateLocation.MemorySize size) {
      return exportName(ExternKind.MEMORY, size.memoryIndex());
    }
    return "";
  }

  private String exportName(ExternKind kind, int index) {
    for (Export export : module.exports()) {
      if (export.kind() == kind && export.index() == index) {
        return " (exported as `" + export.name() + "`)";
      }
    }
    return "";
  }
}
