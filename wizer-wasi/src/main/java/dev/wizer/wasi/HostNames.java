package dev.wizer.wasi;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names of the guest, which are UTF-8, as names of the host and back.
 *
 * <p>On Unix a file's name is bytes, but Java passes it through the character encoding of the
 * process's locale, and in a container that is often ASCII. URIs carry the bytes as they are: they
 * are the way round for the names that the locale can't express.
 */
final class HostNames {

  private static final char REPLACEMENT = '\uFFFD';
  private static final String HEX = "0123456789ABCDEF";

  private static final boolean LOCALE_IS_UTF8 =
      "UTF-8".equals(System.getProperty("sun.jnu.encoding"));

  private HostNames() {}

  /**
   * {@return the entry {@code name} of {@code directory}}
   *
   * @param name not empty, without a slash, neither {@code .} nor {@code ..}
   * @throws ErrnoException if the host can have no entry of that name
   */
  static Path child(Path directory, String name) throws ErrnoException {
    if (name.indexOf('\0') >= 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    if (needsBytes(directory, name)) {
      return Path.of(uri(directory, name));
    }
    Path child = plainChild(directory, name);
    // On a host with other separators, "a\..\b" is more than one name.
    if (child.getNameCount() != directory.getNameCount() + 1
        || !child.getFileName().toString().equals(name)) {
      throw new ErrnoException(Errno.INVAL);
    }
    return child;
  }

  private static Path plainChild(Path directory, String name) throws ErrnoException {
    try {
      return directory.resolve(name);
    } catch (InvalidPathException e) {
      throw new ErrnoException(isAscii(name) ? Errno.INVAL : Errno.ILSEQ);
    }
  }

  /** {@return the relative path {@code text}, as the target of a symbolic link in a directory} */
  static Path linkTarget(Path directory, String text) throws ErrnoException {
    if (text.indexOf('\0') >= 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    boolean slash = text.endsWith("/") && isUnix(directory);
    if (slash || needsBytes(directory, text)) {
      // Of a path as text the last slash would be dropped, of a URI it is the last but one.
      Path absolute = Path.of(uri(directory.getRoot(), slash ? text.concat("/") : text));
      return absolute.subpath(0, absolute.getNameCount());
    }
    try {
      return directory.getFileSystem().getPath(text);
    } catch (InvalidPathException e) {
      throw new ErrnoException(isAscii(text) ? Errno.INVAL : Errno.ILSEQ);
    }
  }

  /**
   * {@return the last name of {@code path} as the guest sees it}
   *
   * @throws ErrnoException if it is not UTF-8
   */
  static String nameOf(Path path) throws ErrnoException {
    Path name = path.getFileName();
    String text = name.toString();
    if (!needsBytes(path, text)) {
      return text;
    }
    String raw = path.toUri().getRawPath();
    int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
    return decode(raw.substring(raw.lastIndexOf('/', end - 1) + 1, end));
  }

  /** {@return the text of a symbolic link's target as the guest sees it} */
  static String textOf(Path target) throws ErrnoException {
    String text = target.toString();
    if (!needsBytes(target, text)) {
      return text;
    }
    StringBuilder joined = new StringBuilder(target.isAbsolute() ? "/" : "");
    for (int i = 0; i < target.getNameCount(); i++) {
      joined.append(i == 0 ? "" : "/").append(nameOf(target.getName(i)));
    }
    return joined.append(text.endsWith("/") ? "/" : "").toString();
  }

  private static boolean needsBytes(Path path, String text) {
    return !isAscii(text) && (!LOCALE_IS_UTF8 || text.indexOf(REPLACEMENT) >= 0) && isUnix(path);
  }

  private static boolean isUnix(Path path) {
    return path.getFileSystem().getSeparator().equals("/")
        && path.getFileSystem().provider().getScheme().equals("file");
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static URI uri(Path directory, String relative) {
    String start = directory.toUri().getRawPath();
    StringBuilder uri = new StringBuilder("file://").append(start);
    if (!start.endsWith("/")) {
      uri.append('/');
    }
    for (byte b : relative.getBytes(StandardCharsets.UTF_8)) {
      appendByte(uri, b);
    }
    return URI.create(uri.toString());
  }

  private static void appendByte(StringBuilder uri, byte b) {
    if (b == '/') {
      uri.append('/');
    } else {
      uri.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
    }
  }

  private static String decode(String raw) throws ErrnoException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(raw.charAt(i));
      }
    }
    return GuestBytes.decode(bytes.toByteArray());
  }
}
