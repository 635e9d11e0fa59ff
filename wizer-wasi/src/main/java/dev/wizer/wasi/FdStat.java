package dev.wizer.wasi;

/**
 * How a descriptor is open.
 *
 * @param type the type of what is open
 * @param flags a set of {@link FdFlags}
 * @param rights a set of {@link Rights}: what can be done with the descriptor
 * @param inheriting a set of {@link Rights}: what can be done with files opened through it
 */
record FdStat(FileType type, int flags, long rights, long inheriting) {}
