/**
 * What the tests of several modules share.
 *
 * <p>Begin with {@link dev.wizer.testkit.Seeds}: every random number of a test comes from one base
 * seed, which is fixed unless {@code -Dwizer.seed=N} says otherwise. {@link
 * dev.wizer.testkit.SeedHook} gives jqwik's properties theirs. {@link
 * dev.wizer.testkit.Regressions} runs failures again that random tests have found and {@link
 * dev.wizer.testkit.FailureRecord} describes.
 *
 * <p>Depends on JUnit and jqwik alone, and is only ever a dependency of tests.
 */
package dev.wizer.testkit;
