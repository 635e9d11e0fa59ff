/**
 * What becomes of a run in which an {@link java.lang.Error} is thrown where nobody expects one.
 *
 * <p>Start with {@code FaultsTest}. {@code FaultyClasses} loads our own classes once more, with a
 * call of {@code Faults} at each place that may allocate and at the beginning of each method;
 * {@code Faults} throws at one of them, or from there on everywhere.
 */
package dev.wizer.tests.faults;
