/**
 * A module's description: what each section says, in the specification's abstract syntax, with
 * ranges of bytes for what is only copied or decoded later (function bodies, constant expressions,
 * the bytes of data segments, custom sections).
 *
 * <p>Start with {@link dev.wizer.wasm.module.Module} and {@link
 * dev.wizer.wasm.module.ModuleReader}; there is one reader for each kind of section, and one writer
 * for each that we ever write.
 *
 * <p>Reading checks the binary format alone: a module that has been read may still be invalid. See
 * {@code dev.wizer.wasm.validate}.
 *
 * @see <a href="https://webassembly.github.io/spec/core/syntax/modules.html">Modules</a>
 */
package dev.wizer.wasm.module;
