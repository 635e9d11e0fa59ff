package dev.wizer.wasi;

/** What a name in an overlay stands for, if not for what the host has under it. */
sealed interface OverlayEntry {

  /** Nothing: the host's file of that name was removed. */
  record Removed() implements OverlayEntry {}

  /** A directory. */
  record Dir(OverlayDirectory directory) implements OverlayEntry {}

  /** A file, which may have several names. */
  record File(MemoryFile file) implements OverlayEntry {}

  /** A symbolic link. */
  record Link(String target, MemoryTimes times) implements OverlayEntry {}
}
