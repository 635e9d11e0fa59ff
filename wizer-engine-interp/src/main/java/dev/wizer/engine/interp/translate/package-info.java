/**
 * From function bodies in the binary format to the register form, in one pass and without checking.
 *
 * <p>Start with {@link dev.wizer.engine.interp.translate.FunctionTranslator}, which reads
 * instructions and hands each to the translator of its family. The idea is in {@link
 * dev.wizer.engine.interp.translate.OperandStack}: operands that are locals or constants stay
 * symbolic until an operation uses them. {@link dev.wizer.engine.interp.translate.CodeBuffer}
 * appends operations and knows the last one, so that its result can go to a local at once, or a
 * comparison become part of a branch.
 *
 * <p>Depends on {@code .ir}, the model and the port's types; must not know instances.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/instructions.html">Instructions</a>
 */
package dev.wizer.engine.interp.translate;
