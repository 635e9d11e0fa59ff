/**
 * The Maven plugin: the goal {@code pre-initialize} of {@link dev.wizer.maven.PreInitializeMojo}.
 *
 * <p>The mojo only collects parameters. {@link dev.wizer.maven.PreInitialization} carries them out
 * and knows nothing of Maven: it uses the library, the in-house engine and WASI, and never the
 * command line's module.
 */
package dev.wizer.maven;
