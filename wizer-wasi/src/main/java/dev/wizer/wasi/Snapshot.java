package dev.wizer.wasi;

/** The two versions of the interface that share these functions, and where they differ. */
enum Snapshot {
  /** The version before preview 1. */
  UNSTABLE("wasi_unstable"),
  PREVIEW1("wasi_snapshot_preview1");

  private final String module;

  Snapshot(String module) {
    this.module = module;
  }

  /** {@return the version whose functions are imported from {@code module}, or null} */
  static Snapshot of(String module) {
    if (PREVIEW1.module.equals(module)) {
      return PREVIEW1;
    }
    return UNSTABLE.module.equals(module) ? UNSTABLE : null;
  }

  boolean has(WasiFunction function) {
    return this == PREVIEW1 || function != WasiFunction.SOCK_ACCEPT;
  }

  /** {@return what the number that the guest gives to {@code fd_seek} is relative to} */
  Whence whence(int code) throws ErrnoException {
    int preview1Code = this == PREVIEW1 ? code : (code + 1) % 3;
    return switch (code < 0 || code > 2 ? -1 : preview1Code) {
      case 0 -> Whence.SET;
      case 1 -> Whence.CUR;
      case 2 -> Whence.END;
      default -> throw new ErrnoException(Errno.INVAL);
    };
  }

  /** {@return the length in bytes of a subscription} */
  int subscriptionSize() {
    return this == PREVIEW1 ? 48 : 56;
  }

  /** {@return the offset of a clock subscription's clock id from the subscription's start} */
  int subscriptionClockOffset() {
    // The older version has an identifier of eight bytes in front, which nothing uses.
    return this == PREVIEW1 ? 16 : 24;
  }

  /** {@return the length in bytes of a filestat} */
  int filestatSize() {
    return this == PREVIEW1 ? 64 : 56;
  }

  /** Stores a filestat, leaving the padding as it is. */
  void store(FileStat stat, GuestBytes memory, long address) throws ErrnoException {
    memory.require(address, filestatSize());
    memory.putLong(address, stat.device());
    memory.putLong(address + 8, stat.inode());
    memory.putByte(address + 16, stat.type().code());
    if (this == PREVIEW1) {
      memory.putLong(address + 24, stat.linkCount());
    } else {
      memory.putInt(address + 20, (int) stat.linkCount());
    }
    long rest = address + filestatSize() - 32;
    memory.putLong(rest, stat.size());
    memory.putLong(rest + 8, stat.accessTime());
    memory.putLong(rest + 16, stat.modificationTime());
    memory.putLong(rest + 24, stat.changeTime());
  }
}
