/**
 * The text format: from texts to the binary format's bytes.
 *
 * <p>Start with {@link dev.wizer.wasm.text.WatParser}. A text is cut into tokens, then its fields
 * are gone through three times: for names, for types, and for the rest, each area by a parser of
 * its own that writes its section's entries at once. There is no tree in between. Instructions come
 * from the one table, {@link dev.wizer.wasm.binary.Opcode}. What is wrong is a {@link
 * dev.wizer.wasm.text.WatException} that says where.
 *
 * <p>{@link dev.wizer.wasm.text.WastParser} reads the specification's test scripts.
 *
 * <p>Depends on {@code dev.wizer.wasm.binary} and on the values in {@code
 * dev.wizer.wasm.text.script} alone. Does not validate.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/index.html">Text format</a>
 */
package dev.wizer.wasm.text;
