/**
 * The host's files as the command names, opens and writes them.
 *
 * <p>Begin with {@link dev.wizer.cli.files.OutputFiles}. An output's place is decided, and its
 * directory held open, before the guest runs: what the guest does to names and links afterwards
 * changes nothing about where the bytes go. The bytes are written when the guest has ended, into a
 * temporary file that takes the old file's place, or in place where that is what keeps the file
 * what it is. {@link dev.wizer.cli.files.HostStrings} has names as the bytes that they are.
 *
 * <p>Depends on nothing else of the command.
 */
package dev.wizer.cli.files;
