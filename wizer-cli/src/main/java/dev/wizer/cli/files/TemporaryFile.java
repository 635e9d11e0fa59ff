package dev.wizer.cli.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;

/** A new file that takes another's place or is removed again, also if the process is ended. */
final class TemporaryFile implements Closeable {

  private static final int MAX_TRIES = 100;

  private final HeldDirectory directory;
  private final Path name;
  private final ShutdownHook hook;
  private FileChannel channel;
  private Object key;

  /** Whether the file is there, under its own name. Guarded by this, as all that changes it. */
  private boolean present;

  private boolean processEnds;

  private TemporaryFile(HeldDirectory directory, Path name) throws IOException {
    this.directory = directory;
    this.name = name;
    this.hook = ShutdownHook.add(this::endWithProcess);
  }

  /** Creates an empty file in a directory. */
  static TemporaryFile create(HeldDirectory directory, FileAttribute<?>... attributes)
      throws IOException {
    for (int tries = 1; ; tries++) {
      TemporaryFile file =
          new TemporaryFile(directory, directory.path().resolve(uniqueName()).getFileName());
      try {
        file.create(attributes);
        return file;
      } catch (FileAlreadyExistsException e) {
        file.close();
        if (tries == MAX_TRIES) {
          throw e;
        }
      } catch (IOException | RuntimeException | Error e) {
        file.close();
        throw e;
      }
    }
  }

  /**
   * Short, whatever the file's own name is. The time in nanoseconds keeps two runs at once apart:
   * the process's number would too, but to ask for it takes 10 ms.
   */
  private static String uniqueName() {
    return ".wizer-"
        .concat(Long.toUnsignedString(System.nanoTime(), Character.MAX_RADIX))
        .concat(".tmp");
  }

  private synchronized void create(FileAttribute<?>... attributes) throws IOException {
    requireProcessGoesOn();
    channel = directory.create(name, attributes);
    present = true;
    BasicFileAttributes created = directory.attributes(name);
    key = created == null ? null : created.fileKey();
  }

  Path name() {
    return name;
  }

  FileChannel channel() {
    return channel;
  }

  /** Gives the file another name, under which it stays. */
  synchronized void rename(Path newName) throws IOException {
    requireProcessGoesOn();
    directory.rename(name, newName);
    present = false;
    BasicFileAttributes renamed = directory.attributes(newName);
    if (renamed == null || key != null && !key.equals(renamed.fileKey())) {
      throw new FileSystemException(newName.toString(), null, "it was replaced by another process");
    }
  }

  /**
   * {@return whether there is no such file any more, for which the end of the process may be why}
   */
  synchronized boolean isGone() throws IOException {
    return processEnds || directory.attributes(name) == null;
  }

  private void requireProcessGoesOn() throws IOException {
    if (processEnds) {
      throw new IOException("the process was told to end");
    }
  }

  private synchronized void endWithProcess() {
    processEnds = true;
    try {
      remove();
    } catch (IOException e) {
      // There is nobody left to tell.
    }
  }

  private void remove() throws IOException {
    if (present) {
      present = false;
      try {
        directory.delete(name);
      } catch (NoSuchFileException e) {
        // Somebody else was faster.
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
      synchronized (this) {
        remove();
      }
    } finally {
      hook.close();
    }
  }
}
