/**
 * The register form: what operations there are and how they are laid out in an array of ints.
 *
 * <p>Start with {@link dev.wizer.engine.interp.ir.IrOpcode}; {@link
 * dev.wizer.engine.interp.ir.IrCode} is a function. {@link dev.wizer.engine.interp.ir.IrPrinter}
 * makes text of it, for tests and for finding out what the translator does.
 *
 * <p>A leaf: must not depend on any other package.
 */
package dev.wizer.engine.interp.ir;
