package dev.wizer.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A function type.
 *
 * @param params the parameters' types, in order
 * @param results the results' types, in order
 */
public record FuncType(List<ValType> params, List<ValType> results) {

  /** The type {@code [] -> []}. */
  public static final FuncType EMPTY = new FuncType(List.of(), List.of());

  public FuncType {
    params = List.copyOf(params);
    results = List.copyOf(results);
  }

  /** {@return the type as the specification writes it, {@code [i32 i64] -> [f32]} for example} */
  @Override
  public String toString() {
    return list(params) + " -> " + list(results);
  }

  private static String list(List<ValType> types) {
    return types.stream().map(ValType::text).collect(Collectors.joining(" ", "[", "]"));
  }
}
