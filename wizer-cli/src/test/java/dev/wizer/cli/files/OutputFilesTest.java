package dev.wizer.cli.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.ModuleBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to names between the opening and the writing is what a guest could do. */
class OutputFilesTest {

  private static final ModuleBytes NEW = ModuleBytes.of("new".getBytes(StandardCharsets.US_ASCII));

  @TempDir private Path root;
  private Path directory;
  private Path file;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = Files.createDirectory(root.resolve("project"));
    file = directory.resolve("out.wasm");
  }

  private OutputFile open(Path path) throws IOException {
    return new OutputFiles(out, err, true).open(path.toString(), path);
  }

  private void write(Path path) throws IOException {
    try (OutputFile output = open(path)) {
      output.write(NEW);
    }
  }

  private static Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  private void assertHolds(String... names) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(
          Stream.of(names).sorted().toList(),
          files.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void write_moduleInPieces_putsThemTogether() throws IOException {
    byte[] array = new byte[300_000];
    new Random(1).nextBytes(array);
    ModuleBytes module =
        ModuleBytes.of(
            List.of(
                new ModuleBytes.Piece(array, 70_000, 299_999),
                new ModuleBytes.Piece(array, 5, 5),
                new ModuleBytes.Piece(array, 0, 65_536),
                new ModuleBytes.Piece(array, 1, 3)));
    Files.write(file, new byte[1_000_000]);

    try (OutputFile output = open(file)) {
      output.write(module);
    }

    assertArrayEquals(module.toByteArray(), Files.readAllBytes(file));
    assertHolds("out.wasm");
  }

  @Test
  void close_withoutWriting_leavesEverythingAsItWas() throws IOException {
    Files.writeString(file, "old");
    Object key = key(file);

    open(file).close();
    open(directory.resolve("other.wasm")).close();

    assertEquals("old", Files.readString(file));
    assertEquals(key, key(file));
    assertHolds("out.wasm");
  }

  @Test
  void write_existingFile_replacesItAndKeepsItsPermissions() throws IOException {
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw--w-r-x"));
    Object key = key(file);

    write(file);

    assertEquals("new", Files.readString(file));
    assertFalse(key.equals(key(file)));
    assertEquals("rw--w-r-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void write_outputBecomesALinkToOutside_replacesTheLink() throws IOException {
    Path outside = Files.writeString(root.resolve("outside"), "precious");

    try (OutputFile output = open(file)) {
      Files.createSymbolicLink(file, outside);
      output.write(NEW);
    }

    assertEquals("precious", Files.readString(outside));
    assertTrue(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    assertEquals("new", Files.readString(file));
    assertHolds("out.wasm");
  }

  @Test
  void write_directoryBecomesALinkToOutside_failsAndWritesNothing() throws IOException {
    Path build = Files.createDirectory(directory.resolve("build"));
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.writeString(outside.resolve("new.wasm"), "precious");

    try (OutputFile output = open(build.resolve("new.wasm"))) {
      Files.move(build, directory.resolve("moved"));
      Files.createSymbolicLink(build, outside);
      assertThrows(FileSystemException.class, () -> output.write(NEW));
    }

    assertEquals("precious", Files.readString(outside.resolve("new.wasm")));
    assertFalse(Files.exists(directory.resolve("moved/new.wasm")));
  }

  @Test
  void write_directoryIsReplacedByAnother_fails() throws IOException {
    Path build = Files.createDirectory(directory.resolve("build"));

    try (OutputFile output = open(build.resolve("new.wasm"))) {
      Files.move(build, directory.resolve("moved"));
      Files.createDirectory(build);
      assertThrows(FileSystemException.class, () -> output.write(NEW));
    }

    assertFalse(Files.exists(build.resolve("new.wasm")));
    assertFalse(Files.exists(directory.resolve("moved/new.wasm")));
  }

  @Test
  void write_directoryIsRemoved_fails() throws IOException {
    Path build = Files.createDirectory(directory.resolve("build"));

    try (OutputFile output = open(build.resolve("new.wasm"))) {
      Files.delete(build);
      assertThrows(IOException.class, () -> output.write(NEW));
    }

    assertHolds();
  }

  @Test
  void write_linkIsTurnedElsewhere_fails() throws IOException {
    Path link = directory.resolve("link.wasm");
    Files.writeString(file, "old");
    Files.writeString(directory.resolve("other"), "other");
    Files.createSymbolicLink(link, Path.of("out.wasm"));

    try (OutputFile output = open(link)) {
      Files.delete(link);
      Files.createSymbolicLink(link, Path.of("other"));
      assertThrows(FileSystemException.class, () -> output.write(NEW));
    }

    assertEquals("old", Files.readString(file));
    assertEquals("other", Files.readString(directory.resolve("other")));
  }

  @Test
  void write_outputIsRemovedOrReplaced_isThereAfterwards() throws IOException {
    Files.writeString(file, "old");
    Path moved = directory.resolve("moved");

    try (OutputFile output = open(file)) {
      Files.move(file, moved);
      Files.writeString(file, "guest's");
      output.write(NEW);
    }

    assertEquals("old", Files.readString(moved));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void write_outputBecomesADirectory_fails() throws IOException {
    try (OutputFile output = open(file)) {
      Files.createDirectory(file);
      assertThrows(IOException.class, () -> output.write(NEW));
    }

    assertHolds("out.wasm");
    assertTrue(Files.isDirectory(file));
  }

  @Test
  void write_fileWithOtherNames_keepsThem() throws IOException {
    Files.writeString(file, "longer than what comes");
    Path other = Files.createLink(root.resolve("other"), file);

    write(file);

    assertEquals("new", Files.readString(other));
    assertEquals(key(file), key(other));
    assertHolds("out.wasm");
  }

  @Test
  void write_fileWithOtherNamesIsReplaced_failsAndChangesNeither() throws IOException {
    Files.writeString(file, "old");
    Path other = Files.createLink(root.resolve("other"), file);

    try (OutputFile output = open(file)) {
      Files.delete(file);
      Files.writeString(file, "guest's");
      assertThrows(FileSystemException.class, () -> output.write(NEW));
    }

    assertEquals("old", Files.readString(other));
    assertEquals("guest's", Files.readString(file));
  }

  @Test
  void write_anotherNameIsAdded_replacesTheFile() throws IOException {
    Files.writeString(file, "old");
    Path other = directory.resolve("other");

    try (OutputFile output = open(file)) {
      Files.createLink(other, file);
      output.write(NEW);
    }

    assertEquals("old", Files.readString(other));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void write_fileOfAnotherUser_keepsOwnerAndGroup() throws IOException {
    Files.writeString(file, "old");
    try {
      Files.setAttribute(file, "unix:uid", 12_345);
      Files.setAttribute(file, "unix:gid", 23_456);
    } catch (FileSystemException e) {
      Assumptions.abort("not as root");
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    write(file);

    assertEquals("new", Files.readString(file));
    assertEquals(12_345, Files.getAttribute(file, "unix:uid"));
    assertEquals(23_456, Files.getAttribute(file, "unix:gid"));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void write_danglingLink_makesTheFileItPointsTo() throws IOException {
    Path link = directory.resolve("link.wasm");
    Files.createSymbolicLink(link, Path.of("out.wasm"));
    Path linkToLink = directory.resolve("link2.wasm");
    Files.createSymbolicLink(linkToLink, link.toAbsolutePath());

    write(linkToLink);

    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
    assertHolds("link.wasm", "link2.wasm", "out.wasm");
  }

  @Test
  void open_linksInACircle_fails() throws IOException {
    Files.createSymbolicLink(file, Path.of("other"));
    Files.createSymbolicLink(directory.resolve("other"), Path.of("out.wasm"));

    assertThrows(FileSystemException.class, () -> open(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 230, 240, 251, 255})
  void write_longName_works(int length) throws IOException {
    Path path = directory.resolve("n".repeat(length));

    write(path);
    write(path);

    assertEquals("new", Files.readString(path));
    assertHolds("n".repeat(length));
  }

  @Test
  void open_nameThatIsTooLong_fails() {
    assertThrows(FileSystemException.class, () -> open(directory.resolve("n".repeat(256))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"new/", "here/", "out.wasm/", "here", ".", "here/..", "new/.", ""})
  void open_directoryOrNothing_fails(String name) throws IOException {
    Files.createDirectory(directory.resolve("here"));
    Files.writeString(file, "old");
    String path = name.isEmpty() ? "" : directory + "/" + name;

    assertThrows(
        IOException.class, () -> new OutputFiles(out, err, true).open(path, Path.of(path)));

    assertHolds("here", "out.wasm");
    assertEquals("old", Files.readString(file));
  }

  @Test
  void open_directoryThatIsMissing_saysSo() {
    assertThrows(NoSuchFileException.class, () -> open(directory.resolve("none/out.wasm")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/stdout", "/proc/self/fd/1", "/dev/fd/1"})
  void write_nameOfStandardOutput_writesThere(String name) throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of(name)));

    write(Path.of(name));

    assertEquals("new", out.toString(StandardCharsets.US_ASCII));
    assertEquals(0, err.size());
  }

  @Test
  void write_linkToStandardError_writesThere() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/stderr")));
    Files.createSymbolicLink(file, Path.of("/dev/stderr"));

    write(file);

    assertEquals("new", err.toString(StandardCharsets.US_ASCII));
    assertEquals(0, out.size());
  }

  @Test
  void write_deviceThatIsFull_fails() throws IOException {
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")));

    try (OutputFile output = open(Path.of("/dev/full"))) {
      assertThrows(IOException.class, () -> output.write(NEW));
    }
  }

  @Test
  void write_nullDevice_works() throws IOException {
    write(Path.of("/dev/null"));

    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }

  /** The JVM itself has files open. */
  @Test
  void open_descriptorThatIsOpenForReading_fails() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    Assumptions.assumeTrue(Files.isDirectory(descriptors));
    int tried = 0;
    try (Stream<Path> all = Files.list(descriptors)) {
      for (Path descriptor : all.toList()) {
        Path target = Files.readSymbolicLink(descriptor);
        if (target.endsWith("lib/modules")) {
          tried++;
          assertThrows(FileSystemException.class, () -> open(descriptor));
        }
      }
    }
    assertTrue(tried > 0);
  }
}
