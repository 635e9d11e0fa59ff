/**
 * The register form: what operations there are and how they are laid out in an array of ints.
 *
 * <p>Start with {@link dev.wizer.engine.interp.ir.IrOpcode}, which numbers the operations and says
 * what they compute; {@link dev.wizer.engine.interp.ir.IrCode} is a function. {@link
 * dev.wizer.engine.interp.ir.IrPrinter} makes text of it, for tests and for finding out what the
 * translator does.
 *
 * <p>{@link dev.wizer.engine.interp.ir.IrTable} has all else that is known of an operation, in a
 * row for each: its length and operands ({@link dev.wizer.engine.interp.ir.Form}), whether its
 * result fits 32 bits ({@link dev.wizer.engine.interp.ir.Width}), whether it traps and what it
 * changes ({@link dev.wizer.engine.interp.ir.Trait}), and how much bytecode it becomes. The printer
 * and the compiler know operations only from there. To add one, give it a number in {@code
 * IrOpcode}, a row, a case in the interpreter and one in the compiler: what is missing fails by the
 * operation's name. The interpreter's loop does not use the table.
 *
 * <p>A leaf: must not depend on any other package.
 */
package dev.wizer.engine.interp.ir;
