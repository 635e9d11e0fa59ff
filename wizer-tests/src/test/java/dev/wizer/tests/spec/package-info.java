/**
 * The specification's test vectors: a runner of {@code .wast} scripts for any engine, and what the
 * engines are held to.
 *
 * <p>Start with {@link dev.wizer.tests.spec.SpecVectorsTest}; {@link
 * dev.wizer.tests.spec.ScriptRun} runs one script, {@link dev.wizer.tests.spec.CommandRunner} one
 * command. Scripts are parsed by {@link dev.wizer.wasm.text.WastParser}.
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#scripts">Scripts</a>
 */
package dev.wizer.tests.spec;
