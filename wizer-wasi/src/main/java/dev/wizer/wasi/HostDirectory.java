package dev.wizer.wasi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A directory of a host's file system. */
abstract class HostDirectory implements Directory {

  /** {@return a path by which the file system finds this directory and no other} */
  abstract Path base() throws IOException, ErrnoException;

  /** {@return the directory at {@code path}, an entry of this one} */
  abstract HostDirectory opened(Path path) throws IOException, ErrnoException;

  /** {@return an open file; {@code path} is an entry of this directory} */
  abstract FileContent content(FileChannel channel, FileType type, Path path) throws IOException;

  /** {@return open files by name, where names have to be kept up to date} */
  abstract NamedNodes named();

  private Path path(String name) throws IOException, ErrnoException {
    return name.equals(".") ? self() : HostNames.child(base(), name);
  }

  /** {@return a path of this directory that is no symbolic link} */
  Path self() throws IOException, ErrnoException {
    return base();
  }

  @Override
  public final FileType typeOf(String name) throws IOException, ErrnoException {
    Path path = path(name);
    BasicFileAttributes attributes = HostFiles.attributesIfPresent(path);
    return attributes == null ? null : HostFiles.type(path, attributes);
  }

  @Override
  public final FileStat stat(String name) throws IOException, ErrnoException {
    return HostFiles.stat(path(name));
  }

  @Override
  public final Directory enter(String name) throws IOException, ErrnoException {
    return opened(path(name));
  }

  @Override
  public final List<String> names() throws IOException, ErrnoException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(base())) {
      for (Path path : paths) {
        names.add(HostNames.nameOf(path));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  @Override
  public final FileContent open(String name, OpenRequest request)
      throws IOException, ErrnoException {
    Path path = path(name);
    BasicFileAttributes found = HostFiles.attributesIfPresent(path);
    FileType type = found == null ? FileType.REGULAR_FILE : HostFiles.type(path, found);
    if (type != FileType.REGULAR_FILE && !HostFiles.isHarmlessDevice(path, type)) {
      // To open a named pipe waits for another process, and so may a device.
      throw new ErrnoException(Errno.NXIO);
    }
    if (found == null && !request.create()) {
      throw new NoSuchFileException(name);
    }
    FileChannel channel = FileChannel.open(path, options(request, path));
    try {
      return content(channel, type, path);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static Set<OpenOption> options(OpenRequest request, Path path) {
    Set<OpenOption> options = new HashSet<>();
    if (HostFiles.mayHaveLinks(path)) {
      // The path is resolved: a link here would be one that somebody has just put there.
      options.add(LinkOption.NOFOLLOW_LINKS);
    }
    if (request.access().read()) {
      options.add(StandardOpenOption.READ);
    }
    if (request.changes()) {
      options.add(StandardOpenOption.WRITE);
    }
    if (request.create()) {
      options.add(request.createNew() ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
    }
    if (request.truncate()) {
      options.add(StandardOpenOption.TRUNCATE_EXISTING);
    }
    return options;
  }

  @Override
  public final String readLink(String name) throws IOException, ErrnoException {
    return HostNames.textOf(Files.readSymbolicLink(path(name)));
  }

  @Override
  public final void createDirectory(String name) throws IOException, ErrnoException {
    Files.createDirectory(path(name));
  }

  @Override
  public final void createLink(String target, String name) throws IOException, ErrnoException {
    Path path = path(name);
    Files.createSymbolicLink(path, HostNames.linkTarget(path.getParent(), target));
  }

  @Override
  public final void requirePossible(String name) throws ErrnoException {
    HostNames.child(anyBase(), name);
  }

  /** {@return a path of this directory's file system, absolute, as the parent of names} */
  abstract Path anyBase();

  @Override
  public final void removeDirectory(String name) throws IOException, ErrnoException {
    delete(path(name));
  }

  @Override
  public final void removeFile(String name) throws IOException, ErrnoException {
    delete(path(name));
  }

  private void delete(Path path) throws IOException {
    FileStat last = named().unlinking(path);
    Files.delete(path);
    named().unlinked(path, last);
  }

  @Override
  public final void link(String name, Directory newDirectory, String newName)
      throws IOException, ErrnoException {
    Files.createLink(onSameHost(newDirectory).path(newName), path(name));
  }

  @Override
  public final void rename(String name, Directory newDirectory, String newName)
      throws IOException, ErrnoException {
    Path from = path(name);
    Path to = onSameHost(newDirectory).path(newName);
    if (from.equals(to)) {
      return;
    }
    requireApart(from, to);
    FileStat last = named().unlinking(to);
    Files.move(
        from,
        to,
        HostFiles.mayHaveLinks(to)
            ? StandardCopyOption.ATOMIC_MOVE
            : StandardCopyOption.REPLACE_EXISTING);
    named().unlinked(to, last);
    named().moved(from, to);
  }

  private HostDirectory onSameHost(Directory directory) throws IOException, ErrnoException {
    if (directory instanceof HostDirectory other
        && other.anyBase().getFileSystem() == anyBase().getFileSystem()) {
      return other;
    }
    throw new ErrnoException(directory instanceof ReadOnlyDirectory ? Errno.ROFS : Errno.XDEV);
  }

  /** Neither can be inside the other. Where the paths don't tell, the host knows. */
  private static void requireApart(Path from, Path to) throws ErrnoException {
    if (to.startsWith(from)) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (from.startsWith(to)) {
      throw new ErrnoException(Errno.NOTEMPTY);
    }
  }

  @Override
  public final void setTimes(String name, long accessTime, long modificationTime)
      throws IOException, ErrnoException {
    Path path = path(name);
    if (HostFiles.type(path, HostFiles.attributes(path)) == FileType.UNKNOWN) {
      // The JDK opens what it sets times of, and with a named pipe that waits.
      throw new ErrnoException(Errno.NOTSUP);
    }
    HostFiles.setTimes(path, accessTime, modificationTime, LinkOption.NOFOLLOW_LINKS);
  }
}
