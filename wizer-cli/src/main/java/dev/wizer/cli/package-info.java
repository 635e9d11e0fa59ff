/**
 * The {@code wizer} command.
 *
 * <p>Begin with {@link dev.wizer.cli.Main}. {@code CommandLineParser} turns arguments into {@code
 * CommandOptions}, plain ones without picocli, {@code PreInitialize} carries them out. The module's
 * bytes are read and written here alone, and every kind of failure gets its {@code ExitCode} here.
 *
 * <p>Nothing may depend on this package.
 */
package dev.wizer.cli;
