package dev.wizer.wasi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A directory of an overlay: what the guest has made, changed and removed here, in front of what
 * the host has. A file of the host's is copied when it is opened for writing; who had it open goes
 * on reading the host's. There is one object for each directory, for as long as the overlay lives.
 */
final class OverlayDirectory implements Directory {

  private static final OverlayEntry REMOVED = new OverlayEntry.Removed();
  private static final OpenRequest TO_COPY = new OpenRequest(false, 0, true, false, 0);
  private static final int COPY_STEP = 1 << 16;

  private final OverlayTree tree;

  /** The host's directory, or null if this is the guest's own. */
  private final Directory host;

  private final Map<String, OverlayEntry> entries = new HashMap<>();

  /** Directories of the host that were entered and still have their names. */
  private final Map<String, OverlayDirectory> entered = new HashMap<>();

  private OverlayDirectory parent;
  private boolean removed;

  /** Null as long as the host's directory has them. */
  private MemoryTimes times;

  OverlayDirectory(OverlayTree tree, Directory host, OverlayDirectory parent) {
    this.tree = tree;
    this.host = host;
    this.parent = parent;
  }

  @Override
  public FileType typeOf(String name) throws IOException, ErrnoException {
    OverlayEntry entry = entries.get(name);
    if (entry == null) {
      return host == null ? null : host.typeOf(name);
    }
    if (entry instanceof OverlayEntry.Dir) {
      return FileType.DIRECTORY;
    }
    if (entry instanceof OverlayEntry.File) {
      return FileType.REGULAR_FILE;
    }
    return entry instanceof OverlayEntry.Link ? FileType.SYMBOLIC_LINK : null;
  }

  @Override
  public FileStat stat(String name) throws IOException, ErrnoException {
    if (name.equals(".")) {
      return stat();
    }
    requirePresent(name);
    OverlayEntry entry = entries.get(name);
    if (entry instanceof OverlayEntry.Dir dir) {
      return dir.directory().stat();
    }
    if (entry instanceof OverlayEntry.File file) {
      return file.file().stat();
    }
    if (entry instanceof OverlayEntry.Link link) {
      return link.times().stat(FileType.SYMBOLIC_LINK, 1, link.target().length());
    }
    OverlayDirectory inner = entered.get(name);
    return inner == null ? host.stat(name) : inner.stat();
  }

  private FileStat stat() throws IOException, ErrnoException {
    FileStat stat = times == null ? host.stat(".") : times.stat(FileType.DIRECTORY, 2, 0);
    return removed ? stat.withLinkCount(0) : stat;
  }

  private FileType requirePresent(String name) throws IOException, ErrnoException {
    FileType type = typeOf(name);
    if (type == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    return type;
  }

  @Override
  public OverlayDirectory enter(String name) throws IOException, ErrnoException {
    if (name.equals(".")) {
      return this;
    }
    FileType type = requirePresent(name);
    if (type != FileType.DIRECTORY) {
      throw new ErrnoException(type == FileType.SYMBOLIC_LINK ? Errno.LOOP : Errno.NOTDIR);
    }
    if (entries.get(name) instanceof OverlayEntry.Dir dir) {
      return dir.directory();
    }
    OverlayDirectory inner = entered.get(name);
    if (inner == null) {
      inner = tree.over(host.enter(name), this);
      entered.put(name, inner);
    }
    return inner;
  }

  @Override
  public List<String> names() throws IOException, ErrnoException {
    List<String> names = new ArrayList<>();
    if (host != null) {
      for (String name : host.names()) {
        if (!entries.containsKey(name)) {
          names.add(name);
        }
      }
    }
    entries.forEach(
        (name, entry) -> {
          if (entry != REMOVED) {
            names.add(name);
          }
        });
    return names;
  }

  @Override
  public FileContent open(String name, OpenRequest request) throws IOException, ErrnoException {
    FileType type = typeOf(name);
    if (type == null) {
      if (!request.create()) {
        throw new ErrnoException(Errno.NOENT);
      }
      MemoryFile made = new MemoryFile(tree, tree.newTimes());
      put(name, new OverlayEntry.File(made));
      made.named();
      return made.open(request);
    }
    if (request.createNew()) {
      throw new ErrnoException(Errno.EXIST);
    }
    boolean isHosts = !entries.containsKey(name);
    if (isHosts && (type != FileType.REGULAR_FILE || !request.changes())) {
      return openHosts(name, type, request);
    }
    MemoryFile file = file(name, request.truncate());
    if (request.truncate()) {
      file.content().resize(0);
      file.modified();
    }
    return file.open(request);
  }

  /** A device takes no harm from being written to; a file is only read here. */
  private FileContent openHosts(String name, FileType type, OpenRequest request)
      throws IOException, ErrnoException {
    FileContent content = host.open(name, request);
    return type == FileType.REGULAR_FILE ? new ReadOnlyFile(content) : content;
  }

  /** {@return the file of that name, copied from the host if the guest has not changed it yet} */
  private MemoryFile file(String name, boolean withoutContent) throws IOException, ErrnoException {
    if (entries.get(name) instanceof OverlayEntry.File file) {
      return file.file();
    }
    if (typeOf(name) != FileType.REGULAR_FILE) {
      throw new ErrnoException(Errno.NOTSUP);
    }
    tree.takeName();
    MemoryFile copy = new MemoryFile(tree, new MemoryTimes(host.stat(name)));
    if (!withoutContent) {
      copyContent(name, copy.content());
    }
    entries.put(name, new OverlayEntry.File(copy));
    copy.named();
    return copy;
  }

  private void copyContent(String name, MemoryContent target) throws IOException, ErrnoException {
    FileContent source = host.open(name, TO_COPY);
    try {
      byte[] step = new byte[COPY_STEP];
      long offset = 0;
      for (int count = source.read(step, COPY_STEP, 0); count > 0; ) {
        target.write(step, count, offset);
        offset += count;
        count = source.read(step, COPY_STEP, offset);
      }
    } finally {
      source.close();
    }
  }

  private OverlayEntry.Link link(String name) throws IOException, ErrnoException {
    if (entries.get(name) instanceof OverlayEntry.Link link) {
      return link;
    }
    tree.takeName();
    OverlayEntry.Link copy =
        new OverlayEntry.Link(host.readLink(name), new MemoryTimes(host.stat(name)));
    entries.put(name, copy);
    return copy;
  }

  @Override
  public String readLink(String name) throws IOException, ErrnoException {
    return entries.get(name) instanceof OverlayEntry.Link link
        ? link.target()
        : host.readLink(name);
  }

  @Override
  public void requirePossible(String name) throws ErrnoException {
    if (host != null) {
      host.requirePossible(name);
    } else if (name.indexOf('\0') >= 0) {
      throw new ErrnoException(Errno.INVAL);
    }
  }

  @Override
  public void createDirectory(String name) throws IOException, ErrnoException {
    requireVacant(name);
    OverlayDirectory made = new OverlayDirectory(tree, null, this);
    made.times = tree.newTimes();
    put(name, new OverlayEntry.Dir(made));
  }

  @Override
  public void createLink(String target, String name) throws IOException, ErrnoException {
    requireVacant(name);
    put(name, new OverlayEntry.Link(target, tree.newTimes()));
  }

  private void requireVacant(String name) throws IOException, ErrnoException {
    if (typeOf(name) != null) {
      throw new ErrnoException(Errno.EXIST);
    }
  }

  /** Gives the name to an entry; what had it has been dealt with. */
  private void put(String name, OverlayEntry entry) throws IOException, ErrnoException {
    requirePossible(name);
    if (removed) {
      throw new ErrnoException(Errno.NOENT);
    }
    entered.remove(name);
    entries.put(name, entry);
    modified();
  }

  private void modified() throws IOException, ErrnoException {
    ownTimes().modified(tree.clock().nowNanos());
  }

  private MemoryTimes ownTimes() throws IOException, ErrnoException {
    if (times == null) {
      times = new MemoryTimes(host.stat("."));
    }
    return times;
  }

  /** Takes the name away from what has it. */
  private void take(String name) throws IOException, ErrnoException {
    entered.remove(name);
    if (host != null && host.typeOf(name) != null) {
      tree.takeName();
      entries.put(name, REMOVED);
    } else {
      entries.remove(name);
    }
    modified();
  }

  @Override
  public void removeDirectory(String name) throws IOException, ErrnoException {
    OverlayDirectory directory = enter(name);
    if (!directory.names().isEmpty()) {
      throw new ErrnoException(Errno.NOTEMPTY);
    }
    take(name);
    directory.removed = true;
  }

  @Override
  public void removeFile(String name) throws IOException, ErrnoException {
    requirePresent(name);
    OverlayEntry entry = entries.get(name);
    take(name);
    if (entry instanceof OverlayEntry.File file) {
      file.file().unnamed();
    }
  }

  @Override
  public void link(String name, Directory newDirectory, String newName)
      throws IOException, ErrnoException {
    OverlayDirectory target = inSameTree(newDirectory);
    target.requireVacant(newName);
    if (requirePresent(name) == FileType.SYMBOLIC_LINK) {
      target.put(newName, link(name));
      return;
    }
    MemoryFile file = file(name, false);
    tree.takeName();
    target.put(newName, new OverlayEntry.File(file));
    file.named();
  }

  private OverlayDirectory inSameTree(Directory directory) throws ErrnoException {
    if (directory instanceof OverlayDirectory other && other.tree == tree) {
      return other;
    }
    throw new ErrnoException(directory instanceof ReadOnlyDirectory ? Errno.ROFS : Errno.XDEV);
  }

  @Override
  public void rename(String name, Directory newDirectory, String newName)
      throws IOException, ErrnoException {
    OverlayDirectory target = inSameTree(newDirectory);
    OverlayEntry moved = entryToMove(name);
    if (target == this && name.equals(newName) || moved.equals(target.entries.get(newName))) {
      return;
    }
    if (target.removed) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (moved instanceof OverlayEntry.Dir dir) {
      requireOutside(dir.directory(), target);
    }
    if (target.typeOf(newName) == FileType.DIRECTORY) {
      target.removeDirectory(newName);
    } else if (target.typeOf(newName) != null) {
      target.removeFile(newName);
    }
    take(name);
    target.put(newName, moved);
    if (moved instanceof OverlayEntry.Dir dir) {
      dir.directory().parent = target;
    }
  }

  private OverlayEntry entryToMove(String name) throws IOException, ErrnoException {
    return switch (requirePresent(name)) {
      case DIRECTORY -> new OverlayEntry.Dir(enter(name));
      case SYMBOLIC_LINK -> link(name);
      default -> new OverlayEntry.File(file(name, false));
    };
  }

  /** Checks that {@code inner} is neither {@code outer} nor beneath it. */
  private static void requireOutside(OverlayDirectory outer, OverlayDirectory inner)
      throws ErrnoException {
    for (OverlayDirectory d = inner; d != null; d = d.parent) {
      if (d == outer) {
        throw new ErrnoException(Errno.INVAL);
      }
    }
  }

  @Override
  public void setTimes(String name, long accessTime, long modificationTime)
      throws IOException, ErrnoException {
    long now = tree.clock().nowNanos();
    if (name.equals(".")) {
      ownTimes().set(accessTime, modificationTime, now);
      return;
    }
    switch (requirePresent(name)) {
      case DIRECTORY -> enter(name).setTimes(".", accessTime, modificationTime);
      case SYMBOLIC_LINK -> link(name).times().set(accessTime, modificationTime, now);
      default -> file(name, false).setTimes(accessTime, modificationTime);
    }
  }

  /** The overlay lives on: what the guest has changed is seen when it comes back. */
  @Override
  public void close() {
    // The tree closes the host's directories.
  }
}
