/**
 * The in-house engine behind the port: it starts fast, and runs everything that the model reads.
 *
 * <p>Start with {@link dev.wizer.engine.interp.InterpEngine}. A module is read by {@code
 * dev.wizer.wasm.module} and made an instance by {@code .runtime}; when a function is first called,
 * {@code .translate} turns its body into the register form that {@code .ir} describes, and {@code
 * .exec} executes that, with the functions of {@code .num} for what is more than an operator. What
 * is called or loops often, {@code .compile} makes bytecode of the JVM of, see {@link
 * dev.wizer.engine.interp.CompilationMode}.
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>operation
 *   <dd>what the register form consists of, as opposed to WebAssembly's instructions.
 *   <dt>slot
 *   <dd>64 bits of a frame: a local or an operand, or half of one that is a vector.
 *   <dt>position
 *   <dd>an index in the words of a function's register form, as opposed to an offset in its body.
 *   <dt>handle
 *   <dd>a reference as a slot holds it.
 *   <dt>address
 *   <dd>where in the store a function, table, memory, tag or segment is, as opposed to its index in
 *       a module; and where in a memory a byte is.
 *   <dt>head
 *   <dd>the part of a memory that is one array, which the loop's own loads and stores reach.
 * </dl>
 *
 * <p>Nothing is checked that validation has checked. Must not depend on other adapters, nor on the
 * model beyond {@code dev.wizer.wasm.binary} and {@code dev.wizer.wasm.module}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/index.html">Execution</a>
 */
package dev.wizer.engine.interp;
