package dev.wizer.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Arguments of properties as words: numbers, booleans, constants of enums, arrays of longs. */
final class Arguments {

  private Arguments() {}

  /** {@return the arguments, or nothing if one cannot be written as a word} */
  static Optional<String> written(Class<?>[] types, List<Object> values) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      if (types[i] == long[].class) {
        words.add(
            Arrays.stream((long[]) values.get(i))
                .mapToObj(Long::toString)
                .collect(Collectors.joining(",")));
      } else if (types[i].isEnum()) {
        words.add(((Enum<?>) values.get(i)).name());
      } else if (types[i] == long.class || types[i] == int.class || types[i] == boolean.class) {
        words.add(values.get(i).toString());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(String.join(" ", words));
  }

  /** {@return the arguments of a method with parameters of these types} */
  static Object[] parse(Class<?>[] types, String text) {
    String[] words = text.isEmpty() ? new String[0] : text.split(" ");
    if (words.length != types.length) {
      throw new IllegalArgumentException(
          "expected " + types.length + " arguments, found " + words.length + ": " + text);
    }
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = parse(types[i], words[i]);
    }
    return values;
  }

  private static Object parse(Class<?> type, String word) {
    if (type == long[].class) {
      return Arrays.stream(word.split(",")).mapToLong(Long::parseLong).toArray();
    } else if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(type + " has no " + word));
    } else if (type == long.class) {
      return Long.parseLong(word);
    } else if (type == int.class) {
      return Integer.parseInt(word);
    } else if (type == boolean.class) {
      return Boolean.parseBoolean(word);
    }
    throw new IllegalArgumentException("an argument of " + type + " cannot be written down");
  }
}
