package dev.wizer.wasi;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds what a guest's path leads to, one component at a time.
 *
 * <p>The walk starts at an open directory and stays beneath it: a {@code ..} above the start, an
 * absolute path and a symbolic link to either are refused. Symbolic links are read and walked here;
 * the host never follows one. Each directory on the way is entered, so that a host that holds
 * directories open can't be led astray by somebody who swaps one for a link.
 */
final class PathResolver implements AutoCloseable {

  /** As many links as Linux follows. */
  private static final int MAX_LINKS = 40;

  private final OpenDirectory base;

  /** The directories on the way from the base to {@link #current}, without that. */
  private final List<Directory> parents = new ArrayList<>();

  /** The name by which each directory after the base was entered. */
  private final List<String> names = new ArrayList<>();

  private final Deque<String> components = new ArrayDeque<>();
  private Directory current;
  private boolean directoryRequired;
  private int links;

  /** Starts at an open directory. */
  PathResolver(OpenDirectory base) {
    this.base = base;
    this.current = base.directory();
  }

  /**
   * Finds a file.
   *
   * @param path the guest's path
   * @param followLast whether a symbolic link in the last component is followed. It is in any case
   *     if a slash comes after it
   */
  ResolvedPath find(String path, boolean followLast) throws IOException, ErrnoException {
    push(path);
    return walk(followLast);
  }

  /**
   * Finds the place of a name: the directory that has, or could have, the path's last component as
   * an entry. Nothing is looked up under that name. A slash after it stands for {@code /.}: the
   * name is then {@code .}, in the directory that the path leads to.
   */
  NamePlace place(String path) throws IOException, ErrnoException {
    return placeOfDirectory(path.endsWith("/") ? path.concat(".") : path);
  }

  /** Finds the place of a name that may be a directory's: a slash after it is allowed. */
  NamePlace placeOfDirectory(String path) throws IOException, ErrnoException {
    push(path);
    boolean trailingSlash = directoryRequired;
    String last = components.removeLast();
    while (!components.isEmpty()) {
      enter(components.removeFirst());
    }
    if (last.equals("..")) {
      requireParent();
    }
    return new NamePlace(current, last, trailingSlash, guestPath(last));
  }

  /** {@return the guest's name of an entry of the current directory, or of that itself} */
  private String guestPath(String name) {
    StringBuilder path = new StringBuilder();
    for (String entered : names) {
      path.append(entered).append('/');
    }
    if (name.equals(".")) {
      path.setLength(Math.max(0, path.length() - 1));
    } else {
      path.append(name);
    }
    return base.childPath(path.toString());
  }

  /** Puts a path in front of what is left to walk. */
  private void push(String path) throws ErrnoException {
    if (path.isEmpty()) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (path.charAt(0) == '/') {
      throw new ErrnoException(Errno.PERM);
    }
    if (components.isEmpty()) {
      directoryRequired |= path.charAt(path.length() - 1) == '/';
    }
    int end = path.length();
    while (end > 0) {
      int start = path.lastIndexOf('/', end - 1) + 1;
      if (start < end) {
        components.addFirst(path.substring(start, end));
      }
      end = start - 1;
    }
  }

  private ResolvedPath walk(boolean followLast) throws IOException, ErrnoException {
    while (true) {
      String name = components.removeFirst();
      if (!components.isEmpty()) {
        enter(name);
      } else if (isDots(name)) {
        enterDots(name);
        return resolved(".", FileType.DIRECTORY, false);
      } else {
        FileType type = current.typeOf(name);
        if (type != FileType.SYMBOLIC_LINK || !followLast && !directoryRequired) {
          return resolved(name, type, directoryRequired);
        }
        follow(name);
      }
    }
  }

  private ResolvedPath resolved(String name, FileType type, boolean mustBeDirectory) {
    return new ResolvedPath(current, name, type, mustBeDirectory, guestPath(name));
  }

  /** Goes on to an inner component, which must be, or lead to, a directory. */
  private void enter(String name) throws IOException, ErrnoException {
    if (isDots(name)) {
      enterDots(name);
      return;
    }
    FileType type = current.typeOf(name);
    if (type == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (type == FileType.SYMBOLIC_LINK) {
      follow(name);
    } else if (type == FileType.DIRECTORY) {
      Directory inner = current.enter(name);
      parents.add(current);
      names.add(name);
      current = inner;
    } else {
      throw new ErrnoException(Errno.NOTDIR);
    }
  }

  private void enterDots(String name) throws ErrnoException {
    if (name.equals(".")) {
      return;
    }
    requireParent();
    current.close();
    current = parents.remove(parents.size() - 1);
    names.remove(names.size() - 1);
  }

  private void requireParent() throws ErrnoException {
    if (parents.isEmpty()) {
      throw new ErrnoException(Errno.PERM);
    }
  }

  private void follow(String link) throws IOException, ErrnoException {
    links++;
    if (links > MAX_LINKS) {
      throw new ErrnoException(Errno.LOOP);
    }
    push(current.readLink(link));
  }

  /** Closes the directories that were entered: what was found can't be used any more. */
  @Override
  public void close() {
    for (int i = 1; i < parents.size(); i++) {
      parents.get(i).close();
    }
    if (!parents.isEmpty()) {
      current.close();
    }
  }

  static boolean isDots(String name) {
    return name.equals(".") || name.equals("..");
  }
}
