package dev.wizer.wasm.text.script;

import java.util.List;

/** A command of a test script. */
public sealed interface WastCommand {

  /** {@return the line on which the command begins, from 1} */
  int line();

  /**
   * Defines a module and instantiates it; the instance becomes the current one.
   *
   * @param line where it begins
   * @param name the name of both, or null
   * @param source the module
   */
  record Module(int line, String name, ModuleSource source) implements WastCommand {}

  /**
   * Defines a module without instantiating it; it becomes the current one.
   *
   * @param line where it begins
   * @param name its name, or null
   * @param source the module
   */
  record ModuleDefinition(int line, String name, ModuleSource source) implements WastCommand {}

  /**
   * Instantiates a module that has been defined; the instance becomes the current one.
   *
   * @param line where it begins
   * @param name the instance's name, or null
   * @param module the module's name, or null for the current one
   */
  record ModuleInstance(int line, String name, String module) implements WastCommand {}

  /**
   * Lets later modules import an instance's exports.
   *
   * @param line where it begins
   * @param moduleName the module name that imports use
   * @param instance the instance, or null for the current one
   */
  record Register(int line, String moduleName, String instance) implements WastCommand {}

  /**
   * Does something and expects no more than that it succeeds.
   *
   * @param line where it begins
   * @param action what to do
   */
  record Action(int line, WastAction action) implements WastCommand {}

  /**
   * Expects results.
   *
   * @param line where it begins
   * @param action what to do
   * @param results the results' patterns
   */
  record AssertReturn(int line, WastAction action, List<WastPattern> results)
      implements WastCommand {

    public AssertReturn {
      results = List.copyOf(results);
    }
  }

  /**
   * Expects a trap.
   *
   * @param line where it begins
   * @param action what to do
   * @param message the expected message
   */
  record AssertTrap(int line, WastAction action, String message) implements WastCommand {}

  /**
   * Expects a trap while a module is instantiated.
   *
   * @param line where it begins
   * @param source the module
   * @param message the expected message
   */
  record AssertModuleTrap(int line, ModuleSource source, String message) implements WastCommand {}

  /**
   * Expects that a resource is exhausted, such as the call stack.
   *
   * @param line where it begins
   * @param action what to do
   * @param message the expected message
   */
  record AssertExhaustion(int line, WastAction action, String message) implements WastCommand {}

  /**
   * Expects an exception that nothing catches.
   *
   * @param line where it begins
   * @param action what to do
   */
  record AssertException(int line, WastAction action) implements WastCommand {}

  /**
   * Expects that a module can't be decoded or parsed.
   *
   * @param line where it begins
   * @param source the module
   * @param message the expected message
   */
  record AssertMalformed(int line, ModuleSource source, String message) implements WastCommand {}

  /**
   * Expects that a module has a custom section, or an annotation, that is malformed.
   *
   * @param line where it begins
   * @param source the module
   * @param message the expected message
   */
  record AssertMalformedCustom(int line, ModuleSource source, String message)
      implements WastCommand {}

  /**
   * Expects that a module is not valid.
   *
   * @param line where it begins
   * @param source the module
   * @param message the expected message
   */
  record AssertInvalid(int line, ModuleSource source, String message) implements WastCommand {}

  /**
   * Expects that a module has a custom section that is not valid.
   *
   * @param line where it begins
   * @param source the module
   * @param message the expected message
   */
  record AssertInvalidCustom(int line, ModuleSource source, String message)
      implements WastCommand {}

  /**
   * Expects that a module's imports can't be resolved.
   *
   * @param line where it begins
   * @param source the module
   * @param message the expected message
   */
  record AssertUnlinkable(int line, ModuleSource source, String message) implements WastCommand {}

  /**
   * Starts a thread.
   *
   * @param line where it begins
   * @param name its name
   * @param shared the names of instances that it sees
   * @param commands what it does
   */
  record Thread(int line, String name, List<String> shared, List<WastCommand> commands)
      implements WastCommand {

    public Thread {
      shared = List.copyOf(shared);
      commands = List.copyOf(commands);
    }
  }

  /**
   * Waits until a thread ends.
   *
   * @param line where it begins
   * @param thread its name
   */
  record Wait(int line, String thread) implements WastCommand {}
}
