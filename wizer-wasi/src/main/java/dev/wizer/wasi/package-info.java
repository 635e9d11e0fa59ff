/**
 * WASI preview 1 as host functions, for any engine.
 *
 * <p>Start with {@link dev.wizer.wasi.WasiPreview1}; what the guest gets of the host is said in
 * {@link dev.wizer.wasi.WasiConfig}.
 *
 * <p>Two layers. The functions, one class for each area of the specification, read arguments and
 * structures from the guest's memory and store results: {@code WasiFunction} is the table of names
 * and types, {@code Dispatch} says which method a function is. Beneath, the files: descriptors,
 * paths, directories and their attributes, which know nothing of the guest's memory. Both speak of
 * failures as {@code Errno}.
 *
 * <p>Behaviour and error codes are those of Wasmtime 42. Two things differ on purpose: a pointer
 * outside of the memory is the error code {@code fault}, where Wasmtime traps; and the entries of a
 * directory come sorted by name.
 *
 * <p>This package must not depend on anything but {@code dev.wizer.engine}.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md">the
 *     specification</a>
 */
package dev.wizer.wasi;
