package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A module's types: those it defines, then those that its uses of function types add. */
final class TypeTable {

  private final IndexSpace names = new IndexSpace("type");
  private final SectionContent groups = new SectionContent();

  /** By type index; null for a type that is no function type. */
  private final List<FuncType> funcTypes = new ArrayList<>();

  private final List<IndexSpace> fields = new ArrayList<>();

  /** The first plain type of each form, to which uses without a name refer. */
  private final Map<FuncType, Integer> plain = new HashMap<>();

  IndexSpace names() {
    return names;
  }

  SectionContent groups() {
    return groups;
  }

  /** {@return the function type with an index, or null if there is none} */
  FuncType funcType(int index) {
    return index >= 0 && index < funcTypes.size() ? funcTypes.get(index) : null;
  }

  boolean has(int index) {
    return index >= 0 && index < funcTypes.size();
  }

  /** {@return the names of a structure's fields} */
  IndexSpace fields(int index) {
    return index >= 0 && index < fields.size() ? fields.get(index) : new IndexSpace("field");
  }

  /** {@return how many types there are} */
  int size() {
    return funcTypes.size();
  }

  /**
   * Appends a type.
   *
   * @param funcType what it is if it is a function type, else null
   * @param fieldNames the names of its fields if it is a structure
   */
  void add(FuncType funcType, IndexSpace fieldNames) {
    funcTypes.add(funcType);
    fields.add(fieldNames);
  }

  /** Lets uses without a name refer to the last type, which is final and in a group of its own. */
  void lastIsPlain() {
    int last = funcTypes.size() - 1;
    plain.putIfAbsent(funcTypes.get(last), last);
  }

  /** {@return the index of a type that is exactly {@code type}, which is added if there is none} */
  int indexOf(FuncType type) {
    Integer known = plain.get(type);
    if (known != null) {
      return known;
    }
    WasmWriter writer = groups.add();
    type.write(writer);
    add(type, new IndexSpace("field"));
    lastIsPlain();
    return funcTypes.size() - 1;
  }
}
