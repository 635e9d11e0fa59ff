package dev.wizer.wasi;

import java.io.IOException;

/** Makes, moves and removes names beneath open directories. */
final class FileTree {

  private final Recorder recorder;

  FileTree(Recorder recorder) {
    this.recorder = recorder;
  }

  private void changed(NamePlace place) {
    recorder.used(place.guestPath(), GuestWorld.Use.CHANGED);
  }

  void createDirectory(OpenDirectory base, String path) throws IOException, ErrnoException {
    try (PathResolver resolver = new PathResolver(base)) {
      NamePlace place = resolver.placeOfDirectory(path);
      if (place.isDots()) {
        throw new ErrnoException(Errno.EXIST);
      }
      place.directory().createDirectory(place.name());
      changed(place);
    }
  }

  void removeDirectory(OpenDirectory base, String path) throws IOException, ErrnoException {
    try (PathResolver resolver = new PathResolver(base)) {
      NamePlace place = resolver.placeOfDirectory(path);
      if (place.isDots()) {
        throw new ErrnoException(Errno.INVAL);
      }
      if (place.existing() != FileType.DIRECTORY) {
        throw new ErrnoException(Errno.NOTDIR);
      }
      place.directory().removeDirectory(place.name());
      changed(place);
    }
  }

  void unlinkFile(OpenDirectory base, String path) throws IOException, ErrnoException {
    try (PathResolver resolver = new PathResolver(base)) {
      NamePlace place = resolver.place(path);
      if (place.isDots() || place.existing() == FileType.DIRECTORY) {
        throw new ErrnoException(Errno.ISDIR);
      }
      place.directory().removeFile(place.name());
      changed(place);
    }
  }

  void createSymbolicLink(String target, OpenDirectory base, String path)
      throws IOException, ErrnoException {
    if (target.startsWith("/")) {
      throw new ErrnoException(Errno.PERM);
    }
    try (PathResolver resolver = new PathResolver(base)) {
      NamePlace place = resolver.place(path);
      if (target.indexOf('\0') >= 0) {
        throw new ErrnoException(Errno.INVAL);
      }
      place.requirePossible();
      if (target.isEmpty()) {
        throw new ErrnoException(Errno.NOENT);
      }
      place.requireVacant();
      place.directory().createLink(target, place.name());
      changed(place);
    }
  }

  String readSymbolicLink(OpenDirectory base, String path) throws IOException, ErrnoException {
    try (PathResolver resolver = new PathResolver(base)) {
      NamePlace place = resolver.place(path);
      if (place.isDots() || place.existing() != FileType.SYMBOLIC_LINK) {
        throw new ErrnoException(Errno.INVAL);
      }
      String target = place.directory().readLink(place.name());
      recorder.used(place.guestPath(), GuestWorld.Use.EXAMINED);
      if (target.startsWith("/")) {
        throw new ErrnoException(Errno.PERM);
      }
      return target;
    }
  }

  /** Gives a file a second name; a symbolic link is not followed but gets the name itself. */
  void link(OpenDirectory oldBase, String oldPath, OpenDirectory newBase, String newPath)
      throws IOException, ErrnoException {
    try (PathResolver oldResolver = new PathResolver(oldBase);
        PathResolver newResolver = new PathResolver(newBase)) {
      NamePlace oldPlace = oldResolver.place(oldPath);
      NamePlace newPlace = newResolver.place(newPath);
      newPlace.requirePossible();
      boolean directory = oldPlace.isDots() || oldPlace.existing() == FileType.DIRECTORY;
      newPlace.requireVacant();
      if (directory) {
        throw new ErrnoException(Errno.PERM);
      }
      oldPlace.directory().link(oldPlace.name(), newPlace.directory(), newPlace.name());
      changed(oldPlace);
      changed(newPlace);
    }
  }

  /** Gives a file another name. A slash after the new name says nothing of what the file is. */
  void rename(OpenDirectory oldBase, String oldPath, OpenDirectory newBase, String newPath)
      throws IOException, ErrnoException {
    try (PathResolver oldResolver = new PathResolver(oldBase);
        PathResolver newResolver = new PathResolver(newBase)) {
      NamePlace oldPlace = oldResolver.placeOfDirectory(oldPath);
      NamePlace newPlace = newResolver.placeOfDirectory(newPath);
      oldPlace.requirePossible();
      newPlace.requirePossible();
      if (oldPlace.isDots() || newPlace.isDots()) {
        throw new ErrnoException(Errno.BUSY);
      }
      FileType moved = oldPlace.existing();
      FileType replaced = newPlace.type();
      if (replaced != null && (replaced == FileType.DIRECTORY) != (moved == FileType.DIRECTORY)) {
        throw new ErrnoException(moved == FileType.DIRECTORY ? Errno.NOTDIR : Errno.ISDIR);
      }
      oldPlace.directory().rename(oldPlace.name(), newPlace.directory(), newPlace.name());
      changed(oldPlace);
      changed(newPlace);
    }
  }
}
