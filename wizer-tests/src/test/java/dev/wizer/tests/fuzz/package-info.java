/**
 * Targets of coverage-guided fuzzing: each takes any bytes, and fails if something of ours does
 * what it never may. {@code clients/fuzz} runs them with Jazzer; {@link
 * dev.wizer.tests.fuzz.CorpusTest} runs the inputs that are kept in {@code fuzz} of the test
 * resources. Begin with {@link dev.wizer.tests.fuzz.RunTarget}.
 */
package dev.wizer.tests.fuzz;
