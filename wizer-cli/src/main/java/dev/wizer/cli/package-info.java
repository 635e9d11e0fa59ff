/**
 * The {@code wizer} command.
 *
 * <p>Begin with {@link dev.wizer.cli.Main}. {@code CommandLineParser} turns arguments into {@code
 * CommandOptions}, plain ones without picocli, {@code PreInitialize} carries them out. The module's
 * bytes are read here and written by {@code dev.wizer.cli.files}, and every kind of failure gets
 * its {@code ExitCode} here.
 *
 * <p>Nothing may depend on this package.
 */
package dev.wizer.cli;
