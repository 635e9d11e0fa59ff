package dev.wizer.wasi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the host's path for a guest's path, one component at a time.
 *
 * <p>The walk starts at an open directory and stays beneath it: a {@code ..} above the start, an
 * absolute path and a symbolic link to either are refused. Symbolic links are read and walked here;
 * the host never follows one.
 */
final class PathResolver {

  /** As many links as Linux follows. */
  private static final int MAX_LINKS = 40;

  private final List<Path> parents = new ArrayList<>();
  private final Deque<String> components = new ArrayDeque<>();
  private Path current;
  private boolean directoryRequired;
  private int links;

  private PathResolver(Path start) {
    current = start;
  }

  /**
   * Finds a file.
   *
   * @param base where the path starts
   * @param path the guest's path
   * @param followLast whether a symbolic link in the last component is followed. It is in any case
   *     if a slash comes after it
   */
  static ResolvedPath find(OpenDirectory base, String path, boolean followLast)
      throws IOException, ErrnoException {
    PathResolver resolver = new PathResolver(base.verifiedPath());
    resolver.push(path);
    return resolver.walk(followLast);
  }

  /**
   * Finds the place of a name: the directory that has, or could have, the path's last component as
   * an entry. Nothing is looked up under that name. A slash after it stands for {@code /.}: the
   * name is then {@code .}, in the directory that the path leads to.
   */
  static NamePlace place(OpenDirectory base, String path) throws IOException, ErrnoException {
    return placeOfDirectory(base, path.endsWith("/") ? path.concat(".") : path);
  }

  /** Finds the place of a name that may be a directory's: a slash after it is allowed. */
  static NamePlace placeOfDirectory(OpenDirectory base, String path)
      throws IOException, ErrnoException {
    PathResolver resolver = new PathResolver(base.verifiedPath());
    resolver.push(path);
    boolean trailingSlash = resolver.directoryRequired;
    String last = resolver.components.removeLast();
    while (!resolver.components.isEmpty()) {
      resolver.enter(resolver.components.removeFirst());
    }
    if (last.equals("..")) {
      resolver.requireParent();
    }
    return new NamePlace(resolver.current, last, trailingSlash);
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
        return new ResolvedPath(current, HostFiles.attributes(current), false);
      } else {
        Path path = HostNames.child(current, name);
        BasicFileAttributes attributes = HostFiles.attributesIfPresent(path);
        if (!isLink(attributes) || !followLast && !directoryRequired) {
          return new ResolvedPath(path, attributes, directoryRequired);
        }
        follow(path);
      }
    }
  }

  /** Goes on to an inner component, which must be, or lead to, a directory. */
  private void enter(String name) throws IOException, ErrnoException {
    if (isDots(name)) {
      enterDots(name);
      return;
    }
    Path path = HostNames.child(current, name);
    BasicFileAttributes attributes = HostFiles.attributes(path);
    if (isLink(attributes)) {
      follow(path);
    } else if (attributes.isDirectory()) {
      parents.add(current);
      current = path;
    } else {
      throw new ErrnoException(Errno.NOTDIR);
    }
  }

  private void enterDots(String name) throws ErrnoException {
    if (name.equals(".")) {
      return;
    }
    requireParent();
    current = parents.remove(parents.size() - 1);
  }

  private void requireParent() throws ErrnoException {
    if (parents.isEmpty()) {
      throw new ErrnoException(Errno.PERM);
    }
  }

  private void follow(Path link) throws IOException, ErrnoException {
    links++;
    if (links > MAX_LINKS) {
      throw new ErrnoException(Errno.LOOP);
    }
    push(HostNames.textOf(Files.readSymbolicLink(link)));
  }

  static boolean isDots(String name) {
    return name.equals(".") || name.equals("..");
  }

  private static boolean isLink(BasicFileAttributes attributes) {
    return attributes != null && attributes.isSymbolicLink();
  }
}
