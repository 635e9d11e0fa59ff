package dev.wizer.wasi;

import java.io.IOException;

/** Opens files and directories for the guest. */
final class FileOpener {

  private final FileBudget written;
  private final Recorder recorder;

  FileOpener(FileBudget written, Recorder recorder) {
    this.written = written;
    this.recorder = recorder;
  }

  OpenNode open(OpenDirectory base, String path, OpenRequest request)
      throws IOException, ErrnoException {
    request.validate();
    if (request.create()) {
      refuseToCreateDirectory(base, path);
    }
    boolean follow = request.follow() && !request.createNew();
    try (PathResolver resolver = new PathResolver(base)) {
      ResolvedPath found = resolver.find(path, follow);
      if (request.create() && found.directoryRequired()) {
        throw new ErrnoException(Errno.ISDIR);
      }
      if (!found.exists() && request.create()) {
        return openFile(found, request);
      }
      if (!found.exists()) {
        recorder.used(found.guestPath(), GuestWorld.Use.MISSED);
      }
      return openExisting(found.existing(), request);
    }
  }

  /** A name with a slash after it can't become a file, whatever has the name now. */
  private static void refuseToCreateDirectory(OpenDirectory base, String path)
      throws IOException, ErrnoException {
    if (!path.endsWith("/")) {
      return;
    }
    try (PathResolver resolver = new PathResolver(base)) {
      if (!resolver.placeOfDirectory(path).isDots()) {
        throw new ErrnoException(Errno.ISDIR);
      }
    }
  }

  private OpenNode openExisting(ResolvedPath found, OpenRequest request)
      throws IOException, ErrnoException {
    if (request.createNew()) {
      throw new ErrnoException(Errno.EXIST);
    }
    if (found.type() == FileType.SYMBOLIC_LINK) {
      throw new ErrnoException(Errno.LOOP);
    }
    if (found.type() == FileType.DIRECTORY) {
      return openDirectory(found, request);
    }
    if (request.directory()) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    return openFile(found, request);
  }

  private static OpenDirectory openDirectory(ResolvedPath found, OpenRequest request)
      throws IOException, ErrnoException {
    if (request.changes()) {
      throw new ErrnoException(Errno.ISDIR);
    }
    return OpenDirectory.inner(found.directory().enter(found.name()), found.guestPath());
  }

  private OpenFile openFile(ResolvedPath found, OpenRequest request)
      throws IOException, ErrnoException {
    FileContent content = found.directory().open(found.name(), request);
    recorder.opened(found.guestPath(), content, request);
    return new OpenFile(content, request, found.guestPath(), written);
  }
}
