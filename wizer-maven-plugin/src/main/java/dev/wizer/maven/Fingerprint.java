package dev.wizer.maven;

import dev.wizer.maven.Settings.GrantedDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The SHA-256 of all that a result depends on: the plugin's version, the module, the options, and
 * the contents of what the guest may read. Each part has its length before it, so that no two lists
 * of parts look the same.
 */
final class Fingerprint {

  private final MessageDigest digest = sha256();

  private Fingerprint() {}

  /**
   * {@return the fingerprint of an execution, in hexadecimal}
   *
   * @throws IOException if a file that belongs to it can't be read
   */
  static String of(String pluginVersion, Settings settings, byte[] input) throws IOException {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(pluginVersion);
    fingerprint.add(input);
    fingerprint.addInit(settings.init());
    Settings.Result result = settings.result();
    fingerprint.add(
        List.of(
            result.maxDataSegments().toString(),
            Boolean.toString(result.stripDebug()),
            Boolean.toString(result.verify()),
            Boolean.toString(result.crossCheck())));
    Settings.Bounds bounds = settings.bounds();
    fingerprint.add(
        List.of(
            bounds.timeout().toString(), bounds.maxMemory().toString(), bounds.fuel().toString()));
    fingerprint.add(Boolean.toString(settings.wasi().isPresent()));
    if (settings.wasi().isPresent()) {
      fingerprint.addWasi(settings.wasi().get(), settings.input());
    }
    return fingerprint.end();
  }

  /** {@return the SHA-256 of some bytes, in hexadecimal} */
  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private void addInit(Settings.Init init) {
    add(Boolean.toString(init.functions().isPresent()));
    add(init.functions().orElse(List.of()));
    add(Boolean.toString(init.keep()));
    add(init.renames());
    add(init.stubs());
    add(init.expectedResult().toString());
    add(init.acceptedExits().toString());
  }

  private void addWasi(Settings.Wasi wasi, Path input) throws IOException {
    add(wasi.environment());
    add(wasi.arguments());
    if (!wasi.arguments().isEmpty()) {
      add(input.getFileName().toString());
    }
    add(wasi.fixedTime().toString());
    add(Boolean.toString(wasi.stdin().isPresent()));
    if (wasi.stdin().isPresent()) {
      addFile(wasi.stdin().get());
    }
    for (GrantedDirectory directory : wasi.directories()) {
      add(directory.guest());
      add(directory.access().word());
      addTree(directory.host());
    }
  }

  private void addTree(Path directory) throws IOException {
    List<Path> children;
    try (Stream<Path> listed = Files.list(directory)) {
      children = listed.sorted().toList();
    } catch (AccessDeniedException e) {
      add("unreadable");
      return;
    }
    add(Integer.toString(children.size()));
    for (Path child : children) {
      add(child.getFileName().toString());
      if (Files.isSymbolicLink(child)) {
        add("link");
        add(Files.readSymbolicLink(child).toString());
      } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        add("directory");
        addTree(child);
      } else if (!Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
        add("other");
      } else if (!Files.isReadable(child)) {
        add("unreadable");
      } else {
        add("file");
        addFile(child);
      }
    }
  }

  private void addFile(Path file) throws IOException {
    MessageDigest content = sha256();
    try (InputStream stream = new DigestInputStream(Files.newInputStream(file), content)) {
      stream.transferTo(OutputStream.nullOutputStream());
    }
    add(content.digest());
  }

  private void add(Map<String, String> map) {
    add(map.keySet());
    add(map.values());
  }

  private void add(Collection<String> texts) {
    add(Integer.toString(texts.size()));
    texts.forEach(this::add);
  }

  private void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private String end() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
