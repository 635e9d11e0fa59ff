package dev.wizer.wasi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Opens files and directories for the guest. */
final class FileOpener {

  private FileOpener() {}

  static OpenNode open(OpenDirectory base, String path, OpenRequest request)
      throws IOException, ErrnoException {
    request.validate();
    if (request.create()) {
      refuseToCreateDirectory(base, path);
    }
    boolean follow = request.follow() && !request.createNew();
    ResolvedPath found = PathResolver.find(base, path, follow);
    if (request.create() && found.directoryRequired()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    if (!found.exists() && request.create()) {
      return openFile(found.path(), request);
    }
    return openExisting(base, found.existing(), request);
  }

  /** A name with a slash after it can't become a file, whatever has the name now. */
  private static void refuseToCreateDirectory(OpenDirectory base, String path)
      throws IOException, ErrnoException {
    if (path.endsWith("/") && !PathResolver.placeOfDirectory(base, path).isDots()) {
      throw new ErrnoException(Errno.ISDIR);
    }
  }

  private static OpenNode openExisting(OpenDirectory base, ResolvedPath found, OpenRequest request)
      throws IOException, ErrnoException {
    if (request.createNew()) {
      throw new ErrnoException(Errno.EXIST);
    }
    if (found.attributes().isSymbolicLink()) {
      throw new ErrnoException(Errno.LOOP);
    }
    if (found.attributes().isDirectory()) {
      return openDirectory(base, found, request);
    }
    if (request.directory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    return openFile(found.path(), request);
  }

  private static OpenDirectory openDirectory(
      OpenDirectory base, ResolvedPath found, OpenRequest request) throws ErrnoException {
    if (request.changes()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    return base.opened(found.path(), found.attributes());
  }

  private static OpenFile openFile(Path path, OpenRequest request) throws IOException {
    FileChannel channel = FileChannel.open(path, options(request));
    try {
      return new OpenFile(channel, request.access(), request.fdFlags(), path);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static Set<OpenOption> options(OpenRequest request) {
    Set<OpenOption> options = new HashSet<>();
    // The path is resolved: a link here would be one that somebody has just put there.
    options.add(LinkOption.NOFOLLOW_LINKS);
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
}
