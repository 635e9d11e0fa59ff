package dev.wizer.wasi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The functions {@code path_*}. */
final class Paths {

  private static final int SYMLINK_FOLLOW = 1;

  private final DescriptorTable table;
  private final FileAttributes attributes;
  private final FileOpener opener;
  private final FileTree tree;
  private final Recorder recorder;

  Paths(DescriptorTable table, FileAttributes attributes, FileBudget written, Recorder recorder) {
    this.table = table;
    this.opener = new FileOpener(written, recorder);
    this.tree = new FileTree(recorder);
    this.recorder = recorder;
    this.attributes = attributes;
  }

  void open(Call call) throws IOException, ErrnoException {
    boolean follow = follow(call, 1);
    int openFlags = call.flags(4, OpenRequest.ALL);
    long rights = call.i64(5);
    int fdFlags = call.flags(7, FdFlags.ALL);
    String path = call.path(2);
    OpenRequest request =
        new OpenRequest(
            follow,
            openFlags,
            (rights & Rights.FD_READ) != 0,
            (rights & Rights.FD_WRITE) != 0,
            fdFlags);
    OpenDirectory base = directoryToOpenIn(call.i32(0));
    call.memory().require(call.unsigned(8), Integer.BYTES);
    OpenNode node = opener.open(base, path, request);
    call.result(8, addOrClose(node));
  }

  private OpenDirectory directoryToOpenIn(int fd) throws ErrnoException {
    Descriptor descriptor = table.get(fd);
    if (descriptor instanceof OpenDirectory directory) {
      return directory;
    }
    throw new ErrnoException(descriptor instanceof OpenFile ? Errno.NOTDIR : Errno.BADF);
  }

  private int addOrClose(OpenNode node) throws IOException, ErrnoException {
    try {
      return table.add(node);
    } catch (ErrnoException e) {
      node.close();
      throw e;
    }
  }

  void filestatGet(Call call) throws IOException, ErrnoException {
    boolean follow = follow(call, 1);
    OpenDirectory base = table.directory(call.i32(0));
    try (PathResolver resolver = new PathResolver(base)) {
      ResolvedPath found = resolver.find(call.path(2), follow);
      recorder.used(
          found.guestPath(), found.exists() ? GuestWorld.Use.EXAMINED : GuestWorld.Use.MISSED);
      found.existing();
      FileStat stat = attributes.seen(found.directory().stat(found.name()));
      call.snapshot().store(stat, call.memory(), call.unsigned(4));
    }
  }

  void filestatSetTimes(Call call) throws IOException, ErrnoException {
    boolean follow = follow(call, 1);
    NewTimes newTimes = new NewTimes(call.flags(6, NewTimes.ALL), call.i64(4), call.i64(5));
    newTimes.validate();
    OpenDirectory base = table.directory(call.i32(0));
    try (PathResolver resolver = new PathResolver(base)) {
      ResolvedPath found = resolver.find(call.path(2), follow).existing();
      attributes.setTimes(found, newTimes);
      recorder.used(found.guestPath(), GuestWorld.Use.CHANGED);
    }
  }

  void createDirectory(Call call) throws IOException, ErrnoException {
    tree.createDirectory(table.directory(call.i32(0)), call.path(1));
  }

  void removeDirectory(Call call) throws IOException, ErrnoException {
    tree.removeDirectory(table.directory(call.i32(0)), call.path(1));
  }

  void unlinkFile(Call call) throws IOException, ErrnoException {
    tree.unlinkFile(table.directory(call.i32(0)), call.path(1));
  }

  void link(Call call) throws IOException, ErrnoException {
    boolean follow = follow(call, 1);
    OpenDirectory oldBase = table.directory(call.i32(0));
    OpenDirectory newBase = table.directory(call.i32(4));
    String oldPath = call.path(2);
    String newPath = call.path(5);
    if (follow) {
      throw new ErrnoException(Errno.INVAL);
    }
    tree.link(oldBase, oldPath, newBase, newPath);
  }

  void rename(Call call) throws IOException, ErrnoException {
    OpenDirectory oldBase = table.directory(call.i32(0));
    OpenDirectory newBase = table.directory(call.i32(3));
    tree.rename(oldBase, call.path(1), newBase, call.path(4));
  }

  void symlink(Call call) throws IOException, ErrnoException {
    OpenDirectory base = table.directory(call.i32(2));
    tree.createSymbolicLink(call.path(0), base, call.path(3));
  }

  /** Stores the target of a symbolic link, cut off where the buffer ends. */
  void readlink(Call call) throws IOException, ErrnoException {
    OpenDirectory base = table.directory(call.i32(0));
    String path = call.path(1);
    long address = call.unsigned(3);
    long length = call.unsigned(4);
    byte[] target = tree.readSymbolicLink(base, path).getBytes(StandardCharsets.UTF_8);
    int count = (int) Math.min(length, target.length);
    call.memory().write(address, target, count);
    call.result(5, count);
  }

  private static boolean follow(Call call, int index) throws ErrnoException {
    return call.flags(index, SYMLINK_FOLLOW) != 0;
  }
}
