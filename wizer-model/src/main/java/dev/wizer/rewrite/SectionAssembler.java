package dev.wizer.rewrite;

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
   * @param original the section to copy, or null
   * @param content what a new section contains, or null
   * @param isName whether it is a name section
   */
  private record Piece(SectionId id, RawSection original, SectionContent content, boolean isName) {

    static Piece of(SectionId id, SectionContent content) {
      return new Piece(id, null, content, false);
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
   * {@return the output}
   *
   * @throws OutputTooLargeException if it does not fit into an array
   */
  byte[] assemble() {
    List<Piece> pieces = originalPieces();
    changes.forEach(
        (id, content) -> content.ifPresent(bytes -> insert(Piece.of(id, bytes), pieces)));
    pieces.removeIf(this::isRemoved);
    moveNamesBehindNewData(pieces);
    return write(pieces);
  }

  /** The module's own sections, without those that are removed or replaced. */
  private List<Piece> originalPieces() {
    List<Piece> pieces = new ArrayList<>();
    int customs = 0;
    for (RawSection section : module.sections()) {
      if (section.id() == SectionId.CUSTOM) {
        customPiece(section, customs++).ifPresent(pieces::add);
      } else {
        pieces.add(new Piece(section.id(), section, null, false));
      }
    }
    return pieces;
  }

  private Optional<Piece> customPiece(RawSection section, int customIndex) {
    boolean isName = module.customs().get(customIndex).name().equals(NAME_SECTION);
    Optional<SectionContent> change = customChanges.get(customIndex);
    return change == null
        ? Optional.of(new Piece(SectionId.CUSTOM, section, null, isName))
        : change.map(content -> new Piece(SectionId.CUSTOM, null, content, isName));
  }

  private void insert(Piece piece, List<Piece> pieces) {
    int place = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece other = pieces.get(i);
      if (other.id() == piece.id()) {
        pieces.set(i, piece);
        return;
      }
      if (!other.isCustom()) {
        if (other.id().compareTo(piece.id()) > 0) {
          place = i;
          break;
        }
        place = i + 1;
      }
    }
    pieces.add(place, piece);
  }

  private static void moveNamesBehindNewData(List<Piece> pieces) {
    List<Piece> names = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.isName()) {
        names.add(piece);
      } else if (piece.id() == SectionId.DATA && piece.content() != null) {
        pieces.addAll(i + 1, names);
        pieces.subList(0, i).removeAll(names);
        return;
      }
    }
  }

  private byte[] write(List<Piece> pieces) {
    WasmWriter output = new WasmWriter(length(pieces));
    output.writeBytes(module.bytes(), 0, RawSections.PREAMBLE_LENGTH);
    for (Piece piece : pieces) {
      if (piece.content() != null) {
        output.writeByte(piece.id().code()).writeU64(piece.content().lengthInBytes());
        piece.content().writeTo(output);
      } else {
        output.writeBytes(module.bytes(), piece.original().frame());
      }
    }
    return output.finish();
  }

  private static int length(List<Piece> pieces) {
    long length = RawSections.PREAMBLE_LENGTH;
    for (Piece piece : pieces) {
      length += piece.lengthInBytes();
    }
    if (length > MAX_LENGTH) {
      throw OutputTooLargeException.ofBytes(length);
    }
    return (int) length;
  }

  private boolean isRemoved(Piece piece) {
    Optional<SectionContent> change = changes.get(piece.id());
    return change != null && change.isEmpty();
  }
}
