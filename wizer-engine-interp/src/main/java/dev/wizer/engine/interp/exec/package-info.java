/**
 * Executes the register form.
 *
 * <p>Start with {@link dev.wizer.engine.interp.exec.Interpreter}, through which functions are
 * called, and {@code ExecutionLoop}: one loop for what is frequent, other classes for the rest.
 * {@code Failures} makes the port's exceptions of what is thrown inside, with backtraces that
 * {@code Unwinding} collected.
 *
 * <p>HotSpot compiles no method of more than 8,000 bytes, and less well the longer it is: a test
 * watches the sizes.
 *
 * <p>Depends on {@code .runtime}, {@code .translate}, {@code .ir} and {@code .num}.
 */
package dev.wizer.engine.interp.exec;
