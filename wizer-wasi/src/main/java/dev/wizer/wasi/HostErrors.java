package dev.wizer.wasi;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ReadOnlyFileSystemException;

/** Which {@link Errno} an exception of the host stands for. */
final class HostErrors {

  private HostErrors() {}

  static Errno errnoOf(IOException e) {
    if (e instanceof FileSystemException failure) {
      return ofFileSystem(failure);
    }
    if (e instanceof ClosedChannelException) {
      return Errno.BADF;
    }
    if (e instanceof EOFException) {
      return Errno.IO;
    }
    return ofText(e.getMessage());
  }

  /** {@return what it means that a file system lacks something} */
  static Errno errnoOf(UnsupportedOperationException e) {
    return e instanceof ReadOnlyFileSystemException ? Errno.ROFS : Errno.NOTSUP;
  }

  private static Errno ofFileSystem(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return Errno.NOENT;
    }
    if (e instanceof FileAlreadyExistsException) {
      return Errno.EXIST;
    }
    if (e instanceof DirectoryNotEmptyException) {
      return Errno.NOTEMPTY;
    }
    if (e instanceof NotDirectoryException) {
      return Errno.NOTDIR;
    }
    if (e instanceof AccessDeniedException) {
      return Errno.ACCES;
    }
    if (e instanceof NotLinkException) {
      return Errno.INVAL;
    }
    if (e instanceof AtomicMoveNotSupportedException) {
      return Errno.XDEV;
    }
    return ofText(e.getReason());
  }

  /** What has no exception class of its own can be told by the system's own text alone. */
  private static Errno ofText(String text) {
    if (text == null) {
      return Errno.IO;
    }
    if (text.startsWith("Too many levels of symbolic links")) {
      return Errno.LOOP;
    }
    return switch (text) {
      case "Bad file descriptor" -> Errno.BADF;
      case "Broken pipe" -> Errno.PIPE;
      case "Device or resource busy" -> Errno.BUSY;
      case "Directory not empty" -> Errno.NOTEMPTY;
      case "Disk quota exceeded" -> Errno.DQUOT;
      case "File exists" -> Errno.EXIST;
      case "File name too long" -> Errno.NAMETOOLONG;
      case "File too large" -> Errno.FBIG;
      case "Illegal seek" -> Errno.SPIPE;
      case "Invalid argument" -> Errno.INVAL;
      case "Invalid cross-device link" -> Errno.XDEV;
      case "Is a directory" -> Errno.ISDIR;
      case "No space left on device" -> Errno.NOSPC;
      case "No such device or address" -> Errno.NXIO;
      case "Not a directory" -> Errno.NOTDIR;
      case "Operation not permitted" -> Errno.PERM;
      case "Operation not supported" -> Errno.NOTSUP;
      case "Permission denied" -> Errno.ACCES;
      case "Read-only file system" -> Errno.ROFS;
      case "Text file busy" -> Errno.TXTBSY;
      case "Too many links" -> Errno.MLINK;
      case "Too many open files" -> Errno.MFILE;
      case "Too many open files in system" -> Errno.NFILE;
      default -> Errno.IO;
    };
  }
}
