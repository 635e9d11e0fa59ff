package dev.wizer.engine;

import java.util.List;
import java.util.Objects;
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
    params = List.copyOf(Objects.requireNonNull(params, "params"));
    results = List.copyOf(Objects.requireNonNull(results, "results"));
  }

  // The methods that a record has of itself are made at run time, when first called: some 3 ms of a
  // short run.

  @Override
  public boolean equals(Object other) {
    return other instanceof FuncType type
        && params.equals(type.params)
        && results.equals(type.results);
  }

  @Override
  public int hashCode() {
    return 31 * params.hashCode() + results.hashCode();
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
