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
 * <p>{@code PathResolver} walks from {@code Directory} to {@code Directory}, one component at a
 * time. A {@code HeldDirectory} is an open descriptor of Linux: what the guest reaches through it
 * depends on no path, so that nobody gets it out by swapping a directory for a link. Where there is
 * no such thing, a {@code NamedDirectory} checks its path before each use.
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
 *   <li>Named pipes, sockets and devices other than null, zero, full and random are not opened but
 *       {@code nxio}: that could wait for another process.
 *   <li>What Java can't do: a directory without the permission to read it can't be entered, and of
 *       two slashes in a symbolic link's target one is lost. On hosts other than Linux, a directory
 *       that was removed while open is {@code noent}, and the times of a file without a name can't
 *       be set.
 * </ul>
 *
 * <p>This package must not depend on anything but {@code dev.wizer.engine}.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md">the
 *     specification</a>
 */
package dev.wizer.wasi;
