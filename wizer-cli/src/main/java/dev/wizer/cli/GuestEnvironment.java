package dev.wizer.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment that a guest may inherit: the process's, sorted by name so that the same
 * variables give the same result, without what the launcher and its shell have changed.
 */
final class GuestEnvironment {

  /** The launcher names the variables here that were not there when it was started. */
  private static final String ADDED_BY_LAUNCHER = "wizer.launcher.added";

  /** The launcher sets a locale for the JVM; this is the one that was there before. */
  private static final String LOCALE_BEFORE_LAUNCHER = "WIZER_LAUNCHER_LC_ALL";

  private static final String LOCALE = "LC_ALL";

  private final SortedMap<String, String> variables;

  private GuestEnvironment(SortedMap<String, String> variables) {
    this.variables = variables;
  }

  static GuestEnvironment withoutLauncherVariables(Map<String, String> process) {
    SortedMap<String, String> variables = new TreeMap<>(process);
    for (String name : System.getProperty(ADDED_BY_LAUNCHER, "").split(",")) {
      variables.remove(name);
    }
    String locale = variables.remove(LOCALE_BEFORE_LAUNCHER);
    if (locale != null) {
      variables.put(LOCALE, locale);
    }
    return new GuestEnvironment(variables);
  }

  /**
   * {@return the environment that the guest gets}
   *
   * @param inherit whether it gets the process's variables
   * @param chosen variables given one by one, which come first; without a value they have the
   *     process's, or are left out if it has none
   */
  Map<String, String> choose(boolean inherit, Map<String, Optional<String>> chosen) {
    Map<String, String> result = new LinkedHashMap<>();
    chosen.forEach(
        (name, value) -> {
          String text = value.orElse(variables.get(name));
          if (text != null) {
            result.put(name, text);
          }
        });
    if (inherit) {
      variables.forEach(result::putIfAbsent);
    }
    return result;
  }
}
