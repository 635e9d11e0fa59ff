/**
 * What an instance consists of: functions, tables, memories, globals, segments and references.
 *
 * <p>Start with {@link dev.wizer.engine.interp.runtime.ModuleInstance}, and with {@link
 * dev.wizer.engine.interp.runtime.Instantiation}, which makes one.
 *
 * <p>Several types have open fields instead of accessors: the interpreter reads and writes them all
 * the time, and HotSpot's quick compiler can't keep in a register what a method gives.
 *
 * <p>Depends on {@code .translate}, the model and the port; must not know how code is executed.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html">Runtime structure</a>
 */
package dev.wizer.engine.interp.runtime;
