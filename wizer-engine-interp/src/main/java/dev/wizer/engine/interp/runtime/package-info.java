/**
 * What instances consist of: functions, tables, memories, globals, tags, segments, references and
 * the objects that these point to.
 *
 * <p>Start with {@link dev.wizer.engine.interp.runtime.Store}, which holds all of it, {@link
 * dev.wizer.engine.interp.runtime.ModuleInstance}, which tells what of it belongs to an instance,
 * and {@link dev.wizer.engine.interp.runtime.Instantiation}, which makes one. How references are
 * kept is said in {@link dev.wizer.engine.interp.runtime.References}.
 *
 * <p>Several types have open fields instead of accessors: the interpreter reads and writes them all
 * the time, and HotSpot's quick compiler can't keep in a register what a method gives.
 *
 * <p>Depends on {@code .translate}, the model and the port; must not know how code is executed.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html">Runtime structure</a>
 */
package dev.wizer.engine.interp.runtime;
