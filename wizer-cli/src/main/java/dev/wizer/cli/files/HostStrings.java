package dev.wizer.cli.files;

import dev.wizer.wasi.ByteString;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Strings that the operating system has as bytes: the command line, the environment, names of
 * files.
 *
 * <p>The JVM decodes them in the locale's encoding, and often, in containers and where no locale is
 * set, that is ASCII: other characters are lost. Here they are UTF-8 in every locale. A byte that
 * is no part of a character is the code unit {@code U+DC00} plus the byte, which is no character
 * either; so every string of bytes can be had back.
 */
public final class HostStrings {

  private static final char REPLACEMENT = '\uFFFD';

  private static final boolean LOCALE_IS_UTF8 =
      "UTF-8".equals(System.getProperty("sun.jnu.encoding"));

  /** Otherwise the JVM looks for relative names in a directory that is not there. */
  private static final boolean WORKING_DIRECTORY_IS_KNOWN =
      isLossless(System.getProperty("user.dir"));

  private static final String COMMAND_LINE = "/proc/self/cmdline";
  private static final String ENVIRONMENT = "/proc/self/environ";
  private static final String WORKING_DIRECTORY = "/proc/self/cwd/";
  private static final String HEX = "0123456789ABCDEF";

  private HostStrings() {}

  /** {@return the process's arguments, as which the JVM has given {@code args}} */
  public static String[] arguments(String[] args) {
    boolean lossless = true;
    for (String argument : args) {
      lossless &= isLossless(argument);
    }
    if (lossless) {
      return args;
    }
    List<String> words = words(COMMAND_LINE);
    String[] arguments = args.clone();
    int skipped = words.size() - args.length;
    for (int i = 0; i < args.length; i++) {
      if (skipped < 0 || isAscii(args[i]) && !args[i].equals(words.get(skipped + i))) {
        // Not the command line of these arguments.
        return args;
      }
      arguments[i] = words.get(skipped + i);
    }
    return arguments;
  }

  /** {@return the process's environment, as which the JVM has given {@code variables}} */
  public static Map<String, String> environment(Map<String, String> variables) {
    boolean lossless = true;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      lossless &= isLossless(variable.getKey()) && isLossless(variable.getValue());
    }
    if (lossless) {
      return variables;
    }
    Map<String, String> environment = new LinkedHashMap<>();
    for (String word : words(ENVIRONMENT)) {
      int equals = word.indexOf('=', 1);
      if (equals > 0) {
        environment.putIfAbsent(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return environment.isEmpty() ? variables : environment;
  }

  /**
   * {@return the path that a name on the command line means}
   *
   * @throws java.nio.file.InvalidPathException if the host can't have such a name
   */
  public static Path path(String name) {
    FileSystem files = FileSystems.getDefault();
    boolean absolute = name.startsWith("/");
    if (isLossless(name)
        && (absolute || WORKING_DIRECTORY_IS_KNOWN)
        && (isAscii(name) || !ByteString.hasEscapedByte(name))) {
      return files.getPath(name);
    }
    if (!absolute && !Files.isDirectory(files.getPath(WORKING_DIRECTORY))) {
      // Not on this system: what the JVM can do has to do.
      return files.getPath(name);
    }
    // The path of a URI is bytes, whatever the locale.
    StringBuilder uri = new StringBuilder("file://").append(absolute ? "" : WORKING_DIRECTORY);
    for (byte b : ByteString.encode(name)) {
      if (b == '/') {
        uri.append('/');
      } else {
        uri.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }

  /** {@return whether the JVM can't have changed a string} */
  private static boolean isLossless(String text) {
    return text.indexOf(REPLACEMENT) < 0 && (LOCALE_IS_UTF8 || isAscii(text));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static List<String> words(String file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      // Not on this system: what the JVM has given has to do.
      return List.of();
    }
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        words.add(ByteString.decode(bytes, start, i));
        start = i + 1;
      }
    }
    return words;
  }
}
