/**
 * Makes modules that compute: control flow, memories, globals, tables, calls, traps.
 *
 * <p>Begin with {@link dev.wizer.tests.generate.ModuleGenerator}. The same seed, size and {@link
 * dev.wizer.tests.generate.Profile} give the same module on every machine.
 */
package dev.wizer.tests.generate;
