package dev.wizer.wasi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Makes, moves and removes names beneath open directories. */
final class FileTree {

  private final DescriptorTable table;

  FileTree(DescriptorTable table) {
    this.table = table;
  }

  void createDirectory(OpenDirectory base, String path) throws IOException, ErrnoException {
    NamePlace place = PathResolver.placeOfDirectory(base, path);
    if (place.isDots()) {
      throw new ErrnoException(Errno.EXIST);
    }
    Files.createDirectory(place.path());
  }

  void removeDirectory(OpenDirectory base, String path) throws IOException, ErrnoException {
    NamePlace place = PathResolver.placeOfDirectory(base, path);
    if (place.isDots()) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (!place.existing().isDirectory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    delete(place.path());
  }

  void unlinkFile(OpenDirectory base, String path) throws IOException, ErrnoException {
    NamePlace place = PathResolver.place(base, path);
    if (place.isDots() || place.existing().isDirectory()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    delete(place.path());
  }

  private void delete(Path path) throws IOException {
    FileStat last = table.unlinking(path);
    Files.delete(path);
    table.unlinked(path, last);
  }

  void createSymbolicLink(String target, OpenDirectory base, String path)
      throws IOException, ErrnoException {
    if (target.startsWith("/")) {
      throw new ErrnoException(Errno.PERM);
    }
    NamePlace place = PathResolver.place(base, path);
    Path hostTarget = HostNames.linkTarget(place.directory(), target);
    place.requirePossible();
    if (target.isEmpty()) {
      throw new ErrnoException(Errno.NOENT);
    }
    Files.createSymbolicLink(place.vacant(), hostTarget);
  }

  String readSymbolicLink(OpenDirectory base, String path) throws IOException, ErrnoException {
    NamePlace place = PathResolver.place(base, path);
    if (place.isDots() || !place.existing().isSymbolicLink()) {
      throw new ErrnoException(Errno.INVAL);
    }
    String target = HostNames.textOf(Files.readSymbolicLink(place.path()));
    if (target.startsWith("/")) {
      throw new ErrnoException(Errno.PERM);
    }
    return target;
  }

  /** Gives a file a second name; a symbolic link is not followed but gets the name itself. */
  void link(OpenDirectory oldBase, String oldPath, OpenDirectory newBase, String newPath)
      throws IOException, ErrnoException {
    NamePlace oldPlace = PathResolver.place(oldBase, oldPath);
    NamePlace newPlace = PathResolver.place(newBase, newPath);
    newPlace.requirePossible();
    boolean directory = oldPlace.isDots() || oldPlace.existing().isDirectory();
    Path link = newPlace.vacant();
    if (directory) {
      throw new ErrnoException(Errno.PERM);
    }
    Files.createLink(link, oldPlace.path());
  }

  /** Gives a file another name. A slash after the new name says nothing of what the file is. */
  void rename(OpenDirectory oldBase, String oldPath, OpenDirectory newBase, String newPath)
      throws IOException, ErrnoException {
    NamePlace oldPlace = PathResolver.placeOfDirectory(oldBase, oldPath);
    NamePlace newPlace = PathResolver.placeOfDirectory(newBase, newPath);
    oldPlace.requirePossible();
    newPlace.requirePossible();
    if (oldPlace.isDots() || newPlace.isDots()) {
      throw new ErrnoException(Errno.BUSY);
    }
    BasicFileAttributes moved = oldPlace.existing();
    Path from = oldPlace.path();
    Path to = newPlace.path();
    BasicFileAttributes replaced = newPlace.attributes();
    if (!isSameFile(moved, replaced) && !to.equals(from)) {
      requireApart(from, to);
      requireReplaceable(replaced, moved.isDirectory());
      move(from, to);
    }
  }

  /** Of two names of one file, renaming removes neither. */
  private static boolean isSameFile(BasicFileAttributes a, BasicFileAttributes b) {
    return b != null && a.fileKey() != null && a.fileKey().equals(b.fileKey());
  }

  /** Neither can be inside the other. */
  private static void requireApart(Path from, Path to) throws ErrnoException {
    if (to.startsWith(from)) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (from.startsWith(to)) {
      throw new ErrnoException(Errno.NOTEMPTY);
    }
  }

  private static void requireReplaceable(BasicFileAttributes replaced, boolean byDirectory)
      throws ErrnoException {
    if (replaced != null && replaced.isDirectory() != byDirectory) {
      throw new ErrnoException(byDirectory ? Errno.NOTDIR : Errno.ISDIR);
    }
  }

  private void move(Path from, Path to) throws IOException {
    FileStat last = table.unlinking(to);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    table.unlinked(to, last);
    table.moved(from, to);
  }
}
