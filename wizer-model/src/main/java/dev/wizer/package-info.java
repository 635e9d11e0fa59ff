/**
 * Pre-initialises WebAssembly modules: the library's front door.
 *
 * <p>Begin with {@link dev.wizer.Wizer}:
 *
 * <pre>{@code
 * WizerResult result =
 *     Wizer.builder().engine(engine).initFunc("setup").build().run(moduleBytes);
 * }</pre>
 *
 * <p>The stages, in order, are those of {@link dev.wizer.Stage}: read and validate the module,
 * prepare it (check the initialization function and the imports, instrument), instantiate it, run
 * its initialization, take a snapshot, rewrite the module, validate the result. {@code WizerRun}
 * goes through them.
 *
 * <p>Must not do I/O, and must not know any engine but through the port.
 */
package dev.wizer;
