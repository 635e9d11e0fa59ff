package dev.wizer.rewrite;

import dev.wizer.engine.ModuleBytes;
import dev.wizer.wasm.binary.ModuleWriter;
import dev.wizer.wasm.binary.RawSection;
import dev.wizer.wasm.binary.RawSections;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.module.Module;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts changed sections into their places among the unchanged ones. A section that the module did
 * not have comes directly before the next non-custom one, or after the last. A name section comes
 * after new data: some tools expect it to be the last section.
 */
final class SectionAssembler {

  static final String NAME_SECTION = "name";

  /** No array is longer. */
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

  private final Module module;
  private final Map<SectionId, Optional<SectionContent>> changes = new EnumMap<>(SectionId.class);
  private final Map<Integer, Optional<SectionContent>> customChanges = new HashMap<>();

  /**
   * One section of the output.
   *
   * @param id its kind
   * @param original the section to keep, or null
   * @param content what a new section contains, or null
   * @param isName whether it is a name section
   */
  private record Part(SectionId id, RawSection original, SectionContent content, boolean isName) {

    static Part of(SectionId id, SectionContent content) {
      return new Part(id, null, content, false);
    }

    long lengthInBytes() {
      return content == null
          ? original.frame().lengthInBytes()
          : WasmWriter.sectionLength(content.lengthInBytes());
    }

    boolean isCustom() {
      return id == SectionId.CUSTOM;
    }
  }

  SectionAssembler(Module module) {
    this.module = module;
  }

  /** Gives a section new content, whether or not the module has such a section. */
  void replace(SectionId id, WasmWriter content) {
    replace(id, SectionContent.of(content));
  }

  /** Gives a section new content, whether or not the module has such a section. */
  void replace(SectionId id, SectionContent content) {
    changes.put(id, Optional.of(content));
  }

  /** Leaves a section out. */
  void remove(SectionId id) {
    changes.put(id, Optional.empty());
  }

  /**
   * Gives a custom section new content.
   *
   * @param customIndex its place among the module's custom sections
   * @param content the new content, with the section's name in front
   */
  void replaceCustom(int customIndex, WasmWriter content) {
    customChanges.put(customIndex, Optional.of(SectionContent.of(content)));
  }

  /** Leaves a custom section out, given its place among the module's custom sections. */
  void removeCustom(int customIndex) {
    customChanges.put(customIndex, Optional.empty());
  }

  /**
   * {@return the output. Its unchanged sections are ranges of the module's own arrays}
   *
   * @throws OutputTooLargeException if it does not fit into an array
   */
  ModuleBytes assemble() {
    List<Part> parts = originalParts();
    changes.forEach((id, content) -> content.ifPresent(bytes -> insert(Part.of(id, bytes), parts)));
    parts.removeIf(this::isRemoved);
    moveNamesBehindNewData(parts);
    return write(parts);
  }

  /** The module's own sections, without those that are removed or replaced. */
  private List<Part> originalParts() {
    List<Part> parts = new ArrayList<>();
    int customs = 0;
    for (RawSection section : module.sections()) {
      if (section.id() == SectionId.CUSTOM) {
        customPart(section, customs++).ifPresent(parts::add);
      } else {
        parts.add(new Part(section.id(), section, null, false));
      }
    }
    return parts;
  }

  private Optional<Part> customPart(RawSection section, int customIndex) {
    boolean isName = module.customs().get(customIndex).name().equals(NAME_SECTION);
    Optional<SectionContent> change = customChanges.get(customIndex);
    return change == null
        ? Optional.of(new Part(SectionId.CUSTOM, section, null, isName))
        : change.map(content -> new Part(SectionId.CUSTOM, null, content, isName));
  }

  private void insert(Part part, List<Part> parts) {
    int place = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part other = parts.get(i);
      if (other.id() == part.id()) {
        parts.set(i, part);
        return;
      }
      if (!other.isCustom()) {
        if (other.id().compareTo(part.id()) > 0) {
          place = i;
          break;
        }
        place = i + 1;
      }
    }
    parts.add(place, part);
  }

  private static void moveNamesBehindNewData(List<Part> parts) {
    List<Part> names = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.isName()) {
        names.add(part);
      } else if (part.id() == SectionId.DATA && part.content() != null) {
        parts.addAll(i + 1, names);
        parts.subList(0, i).removeIf(Part::isName);
        return;
      }
    }
  }

  private ModuleBytes write(List<Part> parts) {
    checkLength(parts);
    ModuleWriter output = new ModuleWriter(module.bytes());
    for (Part part : parts) {
      if (part.content() != null) {
        output.add(section(part));
      } else {
        output.keep(part.original().frame());
      }
    }
    return output.finish();
  }

  /** Writes a new section into an array of its length. */
  private static WasmWriter section(Part part) {
    WasmWriter section = new WasmWriter((int) part.lengthInBytes());
    section.writeByte(part.id().code()).writeU64(part.content().lengthInBytes());
    part.content().writeTo(section);
    return section;
  }

  private static void checkLength(List<Part> parts) {
    long length = RawSections.PREAMBLE_LENGTH;
    for (Part part : parts) {
      length += part.lengthInBytes();
    }
    if (length > MAX_LENGTH) {
      throw OutputTooLargeException.ofBytes(length);
    }
  }

  private boolean isRemoved(Part part) {
    Optional<SectionContent> change = changes.get(part.id());
    return change != null && change.isEmpty();
  }
}
