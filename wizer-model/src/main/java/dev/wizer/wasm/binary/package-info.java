/**
 * The binary format's alphabet: bytes, LEB128 integers, names, section frames and opcodes.
 *
 * <p>Start with {@link dev.wizer.wasm.binary.WasmReader}, a cursor over a module's bytes, and its
 * mirror {@link dev.wizer.wasm.binary.WasmWriter}. {@link dev.wizer.wasm.binary.Opcode} is the one
 * table of instructions: decoder, validator, translator and printer are all driven by it. Its
 * numbers are constants in {@link dev.wizer.wasm.binary.WasmOpcodes} and, for each prefix, a class
 * of their own, for switches. What a module may contain at most stands in {@link
 * dev.wizer.wasm.binary.WasmLimits}.
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>offset
 *   <dd>a byte's index in the array that holds it, from 0. Of a module that is in one array, as
 *       what is read from a file is, this is the index in the module.
 *   <dt>range
 *   <dd>an array and two offsets, the first inclusive, the second exclusive.
 *   <dt>piece
 *   <dd>a range of whole sections, of which a module has one or more: see {@link
 *       dev.wizer.engine.ModuleBytes}. {@link dev.wizer.wasm.binary.ModuleWriter} makes them.
 *   <dt>index
 *   <dd>a position in an index space: unsigned 32 bits, carried in an {@code int}. One of 2^31 or
 *       more, which no module within the limits can have, is negative.
 * </dl>
 *
 * <p>Depends on {@code dev.wizer.engine} for value types and a module's pieces alone; must not know
 * modules.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/index.html">Binary format</a>
 */
package dev.wizer.wasm.binary;
