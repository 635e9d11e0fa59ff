/**
 * Chooses the engine that is named, with Guice.
 *
 * <p>Begin with {@link dev.wizer.cli.wiring.EngineChoice}. A new engine needs a module here and a
 * line there.
 *
 * <p>No other package may depend on Guice.
 */
package dev.wizer.cli.wiring;
