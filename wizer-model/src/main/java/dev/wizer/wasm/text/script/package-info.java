/**
 * The commands of the specification's test scripts, as values.
 *
 * <p>Start with {@link dev.wizer.wasm.text.script.WastCommand}. Scripts are read by {@link
 * dev.wizer.wasm.text.WastParser}; to run them is somebody else's business. Depends on nothing.
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>action
 *   <dd>calling an exported function, or reading an exported global.
 *   <dt>name
 *   <dd>what a script calls a module or an instance, without the dollar sign; null stands for the
 *       current one, which is the last that was made.
 *   <dt>message
 *   <dd>the beginning of what an implementation is expected to say.
 * </dl>
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#scripts">Scripts</a>
 */
package dev.wizer.wasm.text.script;
