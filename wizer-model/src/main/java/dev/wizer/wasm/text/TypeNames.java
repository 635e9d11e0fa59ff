package dev.wizer.wasm.text;

import java.util.HashMap;
import java.util.Map;

/**
 * The words for types.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html">Types</a>
 */
final class TypeNames {

  private static final int S7_RANGE = 0x80;

  private static final Map<String, Long> HEAP_TYPES =
      Map.ofEntries(
          heap("any", 0x6E),
          heap("eq", 0x6D),
          heap("i31", 0x6C),
          heap("struct", 0x6B),
          heap("array", 0x6A),
          heap("none", 0x71),
          heap("func", 0x70),
          heap("nofunc", 0x73),
          heap("extern", 0x6F),
          heap("noextern", 0x72),
          heap("exn", 0x69),
          heap("noexn", 0x74));

  private static final Map<String, ValueType> VALUE_TYPES = valueTypes();

  private TypeNames() {}

  private static Map.Entry<String, Long> heap(String name, int code) {
    return Map.entry(name, (long) code - S7_RANGE);
  }

  private static Map<String, ValueType> valueTypes() {
    Map<String, ValueType> types = new HashMap<>();
    types.put("i32", ValueType.ofCode(0x7F));
    types.put("i64", ValueType.ofCode(0x7E));
    types.put("f32", ValueType.ofCode(0x7D));
    types.put("f64", ValueType.ofCode(0x7C));
    types.put("v128", ValueType.ofCode(0x7B));
    HEAP_TYPES.forEach((name, code) -> types.put(shortName(name), ValueType.ref(true, code)));
    return types;
  }

  private static String shortName(String heapType) {
    return switch (heapType) {
      case "none" -> "nullref";
      case "nofunc", "noextern", "noexn" -> "null" + heapType.substring(2) + "ref";
      default -> heapType + "ref";
    };
  }

  /** {@return the value type that one word stands for, or null} */
  static ValueType valueType(String word) {
    return VALUE_TYPES.get(word);
  }

  /** {@return the code of an abstract heap type, or null} */
  static Long heapType(String word) {
    return HEAP_TYPES.get(word);
  }

  static boolean isKnown(String word) {
    return VALUE_TYPES.containsKey(word) || HEAP_TYPES.containsKey(word);
  }
}
