package dev.wizer.wasi;

import java.io.IOException;

/** The functions {@code fd_*} that tell of descriptors and change them. */
final class FdTable {

  private static final int FDSTAT_SIZE = 24;
  private static final int DIRENT_SIZE = 24;
  private static final byte PREOPENTYPE_DIR = 0;

  private final DescriptorTable table;
  private final FileAttributes attributes;
  private final Recorder recorder;

  FdTable(DescriptorTable table, FileAttributes attributes, Recorder recorder) {
    this.table = table;
    this.recorder = recorder;
    this.attributes = attributes;
  }

  void close(Call call) throws IOException, ErrnoException {
    table.close(call.i32(0));
  }

  void renumber(Call call) throws IOException, ErrnoException {
    table.renumber(call.i32(0), call.i32(1));
  }

  void fdstatGet(Call call) throws ErrnoException {
    FdStat stat = table.get(call.i32(0)).fdStat();
    long address = call.unsigned(1);
    GuestBytes memory = call.memory();
    memory.require(address, FDSTAT_SIZE);
    memory.putByte(address, stat.type().code());
    memory.putShort(address + 2, (short) stat.flags());
    memory.putLong(address + 8, stat.rights());
    memory.putLong(address + 16, stat.inheriting());
  }

  void fdstatSetFlags(Call call) throws ErrnoException {
    int flags = call.flags(1, FdFlags.ALL);
    OpenFile file = table.file(call.i32(0));
    if ((flags & ~(FdFlags.APPEND | FdFlags.NONBLOCK)) != 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    file.setFlags(flags);
  }

  /** Rights are fixed: what can't be enforced can't be given up. */
  void fdstatSetRights(Call call) throws ErrnoException {
    boolean node = table.get(call.i32(0)) instanceof OpenNode;
    throw new ErrnoException(node ? Errno.NOTSUP : Errno.BADF);
  }

  void filestatGet(Call call) throws IOException, ErrnoException {
    Descriptor descriptor = table.get(call.i32(0));
    FileStat stat = attributes.seen(descriptor.stat());
    if (descriptor instanceof OpenNode node) {
      recorder.used(node.guestPath(), GuestWorld.Use.EXAMINED);
    }
    call.snapshot().store(stat, call.memory(), call.unsigned(1));
  }

  void filestatSetSize(Call call) throws IOException, ErrnoException {
    table.file(call.i32(0)).resize(call.i64(1));
  }

  void filestatSetTimes(Call call) throws IOException, ErrnoException {
    NewTimes newTimes = new NewTimes(call.flags(3, NewTimes.ALL), call.i64(1), call.i64(2));
    newTimes.validate();
    if (!(table.get(call.i32(0)) instanceof OpenNode node)) {
      throw new ErrnoException(Errno.BADF);
    }
    attributes.setTimes(node, newTimes);
  }

  void prestatGet(Call call) throws ErrnoException {
    byte[] name = preopenName(call, Errno.BADF);
    long address = call.unsigned(1);
    call.memory().require(address, 8);
    call.memory().putByte(address, PREOPENTYPE_DIR);
    call.memory().putInt(address + 4, name.length);
  }

  void prestatDirName(Call call) throws ErrnoException {
    byte[] name = preopenName(call, Errno.NOTDIR);
    if (name.length > call.unsigned(2)) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    call.memory().write(call.unsigned(1), name, name.length);
  }

  private byte[] preopenName(Call call, Errno otherwise) throws ErrnoException {
    if (table.get(call.i32(0)) instanceof OpenDirectory directory
        && directory.preopenName() != null) {
      return ByteString.encode(directory.preopenName());
    }
    throw new ErrnoException(otherwise);
  }

  /** Fills the buffer with entries; the last one is cut off where the buffer ends. */
  void readdir(Call call) throws IOException, ErrnoException {
    OpenDirectory directory = table.directory(call.i32(0));
    long address = call.unsigned(1);
    long length = call.unsigned(2);
    long cookie = call.i64(3);
    call.memory().require(address, length);
    DirectoryListing listing = directory.listing(cookie == 0, attributes);
    recorder.listed(directory.guestPath(), listing);
    long used = 0;
    if (Long.compareUnsigned(cookie, listing.size()) < 0) {
      for (int i = (int) cookie; i < listing.size() && used < length; i++) {
        byte[] dirent = dirent(listing.get(i), i + 1L);
        int count = (int) Math.min(dirent.length, length - used);
        call.memory().write(address + used, dirent, count);
        used += count;
      }
    }
    call.result(4, (int) used);
  }

  private static byte[] dirent(DirectoryListing.Entry entry, long next) {
    byte[] dirent = new byte[DIRENT_SIZE + entry.name().length];
    putLittleEndian(dirent, 0, next, Long.BYTES);
    putLittleEndian(dirent, 8, entry.inode(), Long.BYTES);
    putLittleEndian(dirent, 16, entry.name().length, Integer.BYTES);
    dirent[20] = entry.type().code();
    System.arraycopy(entry.name(), 0, dirent, DIRENT_SIZE, entry.name().length);
    return dirent;
  }

  private static void putLittleEndian(byte[] target, int offset, long value, int length) {
    for (int i = 0; i < length; i++) {
      target[offset + i] = (byte) (value >>> (i * Byte.SIZE));
    }
  }
}
