/**
 * What the numeric and vector instructions compute: pure static functions, without state.
 *
 * <p>Start with {@link dev.wizer.engine.interp.num.F32} for the scalar instructions and with {@link
 * dev.wizer.engine.interp.num.VectorInterpreter} for those on vectors. Instructions that are one
 * operator or one method of the JDK (such as {@code i32.add} or {@code i64.clz}) have no function
 * here.
 *
 * <h2>Representation</h2>
 *
 * <ul>
 *   <li>Floating-point numbers are their IEEE 754 bits: an f32 is an {@code int}, an f64 a {@code
 *       long}.
 *   <li>A vector is two {@code long}s: the low half with bytes 0 to 7, then the high half with
 *       bytes 8 to 15, both little endian, so that lane 0 is in the least significant bits. In a
 *       frame the halves are neighbours.
 *   <li>A scalar in a frame has a slot of its own. An i32 or f32 is in the slot's low 32 bits; the
 *       others mean nothing.
 * </ul>
 *
 * <h2>Determinism</h2>
 *
 * <p>Equal operands give equal bits on every machine. Where the specification leaves a choice, we
 * take its <a href="https://webassembly.github.io/spec/core/appendix/profiles.html">deterministic
 * profile</a>: every arithmetic instruction whose result is a NaN gives the positive canonical NaN,
 * and the relaxed vector instructions do what their regular counterparts do. What only moves bits
 * ({@code abs}, {@code neg}, {@code copysign}, {@code pmin}, {@code pmax}, lane accesses) keeps the
 * bits of a NaN.
 *
 * <p>Methods are small, so that HotSpot's quick compiler (C1) inlines them, and allocate nothing.
 * Those on vectors give one half of a result, or a scalar: compiled code calls them by their names,
 * which are those of the instructions. What C1 inlines has at most 35 bytes of bytecode, a tenth
 * less with each level of inlining, and no more than ten words on its operand stack.
 *
 * <p>This package must not depend on anything but the engine port's exceptions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/numerics.html">Numerics</a>
 */
package dev.wizer.engine.interp.num;
