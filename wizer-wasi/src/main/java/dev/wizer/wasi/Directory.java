package dev.wizer.wasi;

import java.io.IOException;
import java.util.List;

/**
 * A directory as the guest sees it. Every name is one component, looked up in this directory: not
 * empty, without a slash, and not {@code ..}; {@code .} is this directory where that makes sense.
 * No method follows a symbolic link.
 */
interface Directory extends AutoCloseable {

  /** {@return the type of the file that has the name, or null if nothing has it} */
  FileType typeOf(String name) throws IOException, ErrnoException;

  /** {@return the attributes of the file that has the name; of this directory for {@code .}} */
  FileStat stat(String name) throws IOException, ErrnoException;

  /** {@return the directory that has the name, for the caller to close; {@code .} is possible} */
  Directory enter(String name) throws IOException, ErrnoException;

  /** {@return the names of all entries without the two dots, in any order} */
  List<String> names() throws IOException, ErrnoException;

  /** Opens the file that has the name, or makes it if that is asked for. */
  FileContent open(String name, OpenRequest request) throws IOException, ErrnoException;

  String readLink(String name) throws IOException, ErrnoException;

  void createDirectory(String name) throws IOException, ErrnoException;

  void createLink(String target, String name) throws IOException, ErrnoException;

  /** Checks that a file could have the name, whether or not one has. */
  void requirePossible(String name) throws ErrnoException;

  void removeDirectory(String name) throws IOException, ErrnoException;

  void removeFile(String name) throws IOException, ErrnoException;

  /** Gives a file a second name, which nothing has. */
  void link(String name, Directory newDirectory, String newName) throws IOException, ErrnoException;

  /** Gives a file another name; what has that name and is of the same kind is replaced. */
  void rename(String name, Directory newDirectory, String newName)
      throws IOException, ErrnoException;

  /** Sets the times of the file that has the name, in nanoseconds since 1970. */
  void setTimes(String name, long accessTime, long modificationTime)
      throws IOException, ErrnoException;

  /** Releases what is held of the host. */
  @Override
  void close();
}
