package dev.wizer;

import java.util.List;
import java.util.Objects;

/**
 * A call that is part of a module's initialization.
 *
 * @param exportName the function's export name. If there is no such export and no arguments are
 *     given apart, a name of the form {@code NAME(1, 2.5)} is the call of {@code NAME} with these
 * @param arguments a number for each parameter, as the text format writes it
 */
public record InitCall(String exportName, List<String> arguments) {

  public InitCall {
    Objects.requireNonNull(exportName, "exportName");
    arguments = List.copyOf(Objects.requireNonNull(arguments, "arguments"));
  }

  /** {@return the call of an exported function, with arguments as the text format writes them} */
  public static InitCall of(String exportName, String... arguments) {
    return new InitCall(exportName, List.of(Objects.requireNonNull(arguments, "arguments")));
  }

  /**
   * {@return the call that the name spells out, arguments included; this one if it is just a name}
   */
  InitCall spelledOut() {
    int open = exportName.indexOf('(');
    if (!arguments.isEmpty() || open < 0 || !exportName.endsWith(")")) {
      return this;
    }
    String inside = exportName.substring(open + 1, exportName.length() - 1).strip();
    String name = exportName.substring(0, open).strip();
    if (inside.isEmpty()) {
      return of(name);
    }
    String[] given = inside.split(",", -1);
    for (int i = 0; i < given.length; i++) {
      given[i] = given[i].strip();
    }
    return of(name, given);
  }
}
