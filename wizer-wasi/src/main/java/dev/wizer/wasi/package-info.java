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
 * <p>Behaviour and error codes are those of Wasmtime 42. What differs:
 *
 * <ul>
 *   <li>Where Wasmtime traps, a call returns an error: {@code fault} for a pointer outside of the
 *       memory, {@code inval} for a flag or an alternative that does not exist. Unknown rights are
 *       ignored.
 *   <li>The entries of a directory come sorted by name, and a poll always finds a file ready.
 *   <li>A directory is removed by a path with a slash at its end too, as the WASI test suite wants;
 *       and {@code path_filestat_get} always takes such a path for a directory's.
 *   <li>What Java can't do: a directory that was removed while open is {@code noent}, the times of
 *       a file without a name can't be set, and of two slashes in a symbolic link's target one is
 *       lost.
 * </ul>
 *
 * <p>This package must not depend on anything but {@code dev.wizer.engine}.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md">the
 *     specification</a>
 */
package dev.wizer.wasi;
