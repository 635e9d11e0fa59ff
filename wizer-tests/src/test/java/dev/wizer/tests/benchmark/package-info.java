/**
 * Measurements: whole processes, our command beside the Rust wizer, run in turn; and JMH benchmarks
 * of the stages, each a class named {@code XxxBenchmark}.
 *
 * <p>Begin with {@link dev.wizer.tests.benchmark.ProcessBenchmark}, which {@code
 * wizer-tests/clients/benchmark} starts; {@code wizer-tests/clients/microbenchmark} starts JMH. No
 * time is asserted: the machine decides. {@link dev.wizer.tests.benchmark.InstructionCounter} tells
 * how many instructions a case executes.
 */
package dev.wizer.tests.benchmark;
