package dev.wizer.cli.files;

import dev.wizer.engine.ModuleBytes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A regular file, or one that is not there yet.
 *
 * <p>It is written as a whole or not at all, into a temporary file that takes its place. A file
 * that has other names, whose owner can't be kept, that is mounted or is in a directory that can't
 * be written to, is written in place, as the last step of all.
 */
final class RegularOutput implements OutputFile {

  private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

  private final OutputPlace place;

  /** Null if there is none. */
  private final ExistingFile existing;

  private final boolean replaceable;
  private final boolean sync;

  RegularOutput(OutputPlace place, ExistingFile existing, boolean replaceable, boolean sync) {
    this.place = place;
    this.existing = existing;
    this.replaceable = replaceable && (existing == null || !existing.hasOtherNames());
    this.sync = sync;
  }

  @Override
  public void write(ModuleBytes content) throws IOException {
    place.requireReachable();
    if (!replaceable || !replace(content)) {
      writeInPlace(content);
    }
    if (sync) {
      place.directory().sync();
    }
  }

  /** {@return whether it could be replaced by another file that is like it} */
  private boolean replace(ModuleBytes content) throws IOException {
    try (TemporaryFile temporary = TemporaryFile.create(place.directory(), attributes())) {
      if (existing != null && !adopt(temporary.name())) {
        return false;
      }
      FileContent.write(content, temporary.channel());
      if (sync) {
        temporary.channel().force(true);
      }
      return rename(temporary);
    }
  }

  private boolean rename(TemporaryFile temporary) throws IOException {
    try {
      temporary.rename(place.name());
      return true;
    } catch (FileSystemException e) {
      // What is mounted has its name for good, and in a shared directory other users' files have.
      if (existing == null || temporary.isGone() || !existing.isInPlace()) {
        throw e;
      }
      return false;
    }
  }

  /** {@return the permissions with which to create a file: never more than the old one has} */
  private FileAttribute<?>[] attributes() {
    if (existing == null || existing.posix() == null) {
      return NO_ATTRIBUTES;
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(existing.posix().permissions())
    };
  }

  /**
   * Gives a new file the old one's owner, group and permissions; says whether that was possible.
   */
  private boolean adopt(Path name) {
    PosixFileAttributes old = existing.posix();
    if (old == null) {
      return true;
    }
    try {
      PosixFileAttributeView view = place.directory().posixView(name);
      if (!existing.hasOwnersOf(name)) {
        view.setOwner(old.owner());
        view.setGroup(old.group());
      }
      view.setPermissions(old.permissions());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void writeInPlace(ModuleBytes content) throws IOException {
    if (!existing.isInPlace()) {
      throw new FileSystemException(
          place.entry().path().toString(), null, "it was replaced while the guest ran");
    }
    FileChannel channel = existing.channel();
    Object lock = new Object();
    // A signal does not leave half a file: the process ends after this.
    ShutdownHook hook = ShutdownHook.add(() -> enter(lock));
    try {
      synchronized (lock) {
        channel.truncate(0);
        FileContent.write(content, channel);
        if (sync) {
          channel.force(true);
        }
      }
    } finally {
      hook.close();
    }
  }

  private static void enter(Object lock) {
    synchronized (lock) {
      // Nothing to do but to have waited.
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (existing != null) {
        existing.close();
      }
    } finally {
      place.close();
    }
  }
}
