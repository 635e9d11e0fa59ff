/**
 * Whole processes, measured: our command beside the Rust wizer, run in turn.
 *
 * <p>Begin with {@link dev.wizer.tests.benchmark.ProcessBenchmark}, which {@code
 * wizer-tests/clients/benchmark} starts. Nothing here is asserted: the machine decides.
 */
package dev.wizer.tests.benchmark;
