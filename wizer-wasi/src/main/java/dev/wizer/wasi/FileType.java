package dev.wizer.wasi;

/** The types of a file, in the specification's order: a constant's ordinal is its code. */
enum FileType {
  UNKNOWN,
  BLOCK_DEVICE,
  CHARACTER_DEVICE,
  DIRECTORY,
  REGULAR_FILE,
  SOCKET_DGRAM,
  SOCKET_STREAM,
  SYMBOLIC_LINK;

  /** {@return the number that the guest sees} */
  byte code() {
    return (byte) ordinal();
  }
}
