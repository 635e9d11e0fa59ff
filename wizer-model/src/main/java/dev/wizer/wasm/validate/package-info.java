/**
 * Validation: whether a module that has been read obeys the specification's rules and uses only
 * features that are switched on.
 *
 * <p>Start with {@link dev.wizer.wasm.validate.ModuleValidator}. There is one validator for each
 * section that has rules, named as the section's reader is. Constant expressions and function
 * bodies are validated by the same algorithm, that of the specification's appendix: {@code
 * InstructionValidator} goes over the instructions, {@code OperandStack} and {@code ControlStack}
 * are the algorithm's two stacks, {@code TypeSpace} tells which types match. There is one validator
 * for each area of instructions.
 *
 * <p>A module that is malformed anywhere is malformed, whatever else is wrong with it: so when
 * validation fails, all code is decoded once more by {@code dev.wizer.wasm.module.CodeGrammar}.
 *
 * <p>Messages begin with the words of the specification's test suite, and say in which instruction
 * and at which offset the problem is.
 *
 * <p>Depends on {@code dev.wizer.wasm.binary} and {@code dev.wizer.wasm.module}, and on {@code
 * dev.wizer.engine} for types; must not know engines or what becomes of a module.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/index.html">Validation</a>
 * @see <a href="https://webassembly.github.io/spec/core/appendix/algorithm.html">Validation
 *     algorithm</a>
 */
package dev.wizer.wasm.validate;
