package dev.wizer.wasm.text.script;

import java.util.List;

/** Something that a script does with an instance. */
public sealed interface WastAction {

  /** {@return the name of the instance, or null for the current one} */
  String instance();

  /** {@return the name of the export} */
  String export();

  /**
   * Calls a function.
   *
   * @param instance the instance, or null for the current one
   * @param export the function
   * @param arguments its arguments
   */
  record Invoke(String instance, String export, List<WastValue> arguments) implements WastAction {

    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Reads a global.
   *
   * @param instance the instance, or null for the current one
   * @param export the global
   */
  record Get(String instance, String export) implements WastAction {}
}
