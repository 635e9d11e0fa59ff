/**
 * Executes the register form: by interpreting it, and where it is hot by compiling it.
 *
 * <p>Start with {@link dev.wizer.engine.interp.exec.Interpreter}, through which functions are
 * called, and {@code ExecutionLoop}: one loop for what is frequent, other classes for the rest.
 * {@code FailurePaths} finds what handles a failure inside; {@code Failures} makes the port's
 * exceptions of what is not handled, with backtraces that {@code Unwinding} collected.
 *
 * <p>The second tier begins with {@code Tiering}, which is told of functions that are called often
 * and of loops that go round often, and has them compiled as {@code Compilation} says. A {@code
 * CompiledFunction} stands for such a function: it has its regions made when control first goes
 * there, {@code CompiledClasses} has them loaded, and it leads control from one to the next, or
 * back to the interpreter. Where it does that very often, it has the function compiled again, so
 * that what is frequent stays together. A loop that is hot goes on in compiled code in the middle
 * of a call. In a backtrace, calls that were interpreted have added themselves; those of compiled
 * code are found in the JVM's stack trace, by the names and line numbers of the classes that were
 * made.
 *
 * <p>HotSpot compiles no method of more than 8,000 bytes, and less well the longer it is: a test
 * watches the sizes.
 *
 * <p>Depends on {@code .compile}, {@code .runtime}, {@code .translate}, {@code .ir} and {@code
 * .num}.
 */
package dev.wizer.engine.interp.exec;
