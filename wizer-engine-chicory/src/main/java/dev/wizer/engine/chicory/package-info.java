/**
 * The Chicory runtime as two engines: its interpreter and its compiler to JVM bytecode.
 *
 * <p>Start with {@link dev.wizer.engine.chicory.ChicoryEngine}, the only public type. No type of
 * Chicory's appears in its signatures.
 *
 * <p>Where Chicory departs from the specification there are three answers. What it can't run, or
 * would run with a wrong result, {@code ModuleCheck} refuses before anything runs. What an adapter
 * can put right it does: {@code InterpreterCorrections} for the interpreter, {@code ChicoryMemory}
 * and {@code ChicoryTable} for both. The rest is this, of the compiler alone:
 *
 * <ul>
 *   <li>a NaN that an arithmetic instruction makes has the sign and payload that the processor
 *       gives it, not the canonical ones;
 *   <li>{@code abs} may leave a NaN its sign, depending on what the JVM has compiled;
 *   <li>{@code f32.copysign} takes the sign of 4290772992 for a minus;
 *   <li>{@code f32.convert_i64_u} and {@code f64.convert_i64_u} may be one unit in the last place
 *       off from 2^63 on;
 *   <li>{@code table.fill} and {@code table.init} with a range whose end is 2^31 or more do nothing
 *       instead of trapping.
 * </ul>
 *
 * <p>HotSpot never compiles a method of more than 8,000 bytes, and Chicory's compiler makes such
 * methods from large functions: a process that uses {@code chicory-compiler} runs them many times
 * faster with {@code -XX:-DontCompileHugeMethods}.
 *
 * <p>Of the domain this package may use {@code dev.wizer.wasm.*} alone.
 */
package dev.wizer.engine.chicory;
