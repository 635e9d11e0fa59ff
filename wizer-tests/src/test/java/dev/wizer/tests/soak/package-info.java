/**
 * The soak test: everything random of all modules, with new seeds. Begin with {@link
 * dev.wizer.tests.soak.SoakRound}; {@code clients/soak} runs rounds until the time is up.
 */
package dev.wizer.tests.soak;
