package dev.wizer.wasm.binary;

/**
 * The kinds of section, in the order in which non-custom sections appear in a module.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#sections">Sections</a>
 */
public enum SectionId {
  CUSTOM(0, "custom"),
  TYPE(1, "type"),
  IMPORT(2, "import"),
  FUNCTION(3, "function"),
  TABLE(4, "table"),
  MEMORY(5, "memory"),
  TAG(13, "tag"),
  GLOBAL(6, "global"),
  EXPORT(7, "export"),
  START(8, "start"),
  ELEMENT(9, "element"),
  DATA_COUNT(12, "data count"),
  CODE(10, "code"),
  DATA(11, "data");

  private static final SectionId[] BY_CODE = byCode();

  private final int code;
  private final String text;

  SectionId(int code, String text) {
    this.code = code;
    this.text = text;
  }

  private static SectionId[] byCode() {
    SectionId[] ids = new SectionId[values().length];
    for (SectionId id : values()) {
      ids[id.code] = id;
    }
    return ids;
  }

  /** {@return the section kind with the given byte, or null if there is none} */
  public static SectionId ofCode(int code) {
    return code < BY_CODE.length ? BY_CODE[code] : null;
  }

  /** {@return the byte that introduces a section of this kind} */
  public int code() {
    return code;
  }

  /** {@return the specification's name for this kind of section} */
  public String text() {
    return text;
  }
}
