package dev.wizer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests that change the place of the output while they run. A call that fails is a trap. */
class GuestChangesOutputTest {

  private static final byte[] MAGIC = {0, 'a', 's', 'm'};

  @TempDir private Path root;
  private Path project;
  private Path outside;
  private final CommandRunner runner = new CommandRunner();
  private final StringBuilder calls = new StringBuilder();
  private final StringBuilder data = new StringBuilder();
  private int dataEnd = 16;

  @BeforeEach
  void makeFiles() throws IOException {
    project = Files.createDirectory(root.resolve("project"));
    outside = Files.writeString(root.resolve("outside.txt"), "precious");
  }

  private String text(String text) {
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    data.append("(data (i32.const %d) \"%s\")\n".formatted(dataEnd, text));
    dataEnd += length;
    return "(i32.const %d) (i32.const %d)".formatted(dataEnd - length, length);
  }

  private GuestChangesOutputTest call(String function, String arguments) {
    calls.append("(if (call $%s %s) (then unreachable))\n".formatted(function, arguments));
    return this;
  }

  private GuestChangesOutputTest symlink(String target, String name) {
    return call("path_symlink", text(target) + " (i32.const 3) " + text(name));
  }

  private GuestChangesOutputTest rename(String from, String to) {
    return call("path_rename", "(i32.const 3) " + text(from) + " (i32.const 3) " + text(to));
  }

  private GuestChangesOutputTest link(String from, String to) {
    return call(
        "path_link", "(i32.const 3) (i32.const 0) " + text(from) + " (i32.const 3) " + text(to));
  }

  private GuestChangesOutputTest unlink(String name) {
    return call("path_unlink_file", "(i32.const 3) " + text(name));
  }

  private GuestChangesOutputTest mkdir(String name) {
    return call("path_create_directory", "(i32.const 3) " + text(name));
  }

  private GuestChangesOutputTest rmdir(String name) {
    return call("path_remove_directory", "(i32.const 3) " + text(name));
  }

  /** Runs a guest that makes the calls; gives the exit code. */
  private int run(String output) throws IOException {
    return run(output, "");
  }

  private int run(String output, String end) throws IOException {
    String module =
        """
        (module
          (import "wasi_snapshot_preview1" "path_symlink"
            (func $path_symlink (param i32 i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "path_rename"
            (func $path_rename (param i32 i32 i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "path_link"
            (func $path_link (param i32 i32 i32 i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "path_unlink_file"
            (func $path_unlink_file (param i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "path_create_directory"
            (func $path_create_directory (param i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "path_remove_directory"
            (func $path_remove_directory (param i32 i32 i32) (result i32)))
          (memory (export "memory") 1)
        """
            + data
            + "(func (export \"wizer.initialize\")\n"
            + calls
            + end
            + "))";
    Path input = Files.writeString(root.resolve("in.wat"), module);
    return runner.run(
        input.toString(),
        "--allow-wasi",
        "--mapdir",
        ".::" + project,
        "-o",
        project.resolve(output).toString());
  }

  private void assertIsTheResult(Path file) throws IOException {
    assertTrue(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < MAGIC.length; i++) {
      assertEquals(MAGIC[i], bytes[i]);
    }
  }

  /** The files below the root but the module's, as paths from there. */
  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      List<String> names = new ArrayList<>();
      all.filter(path -> !path.equals(root) && !path.endsWith("in.wat"))
          .forEach(path -> names.add(root.relativize(path).toString()));
      return names.stream().sorted().toList();
    }
  }

  @Test
  void output_becomesALinkToAFileOutside_isReplaced() throws IOException {
    assertEquals(0, symlink("../outside.txt", "out.wasm").run("out.wasm"), runner.errText());

    assertEquals("precious", Files.readString(outside));
    assertIsTheResult(project.resolve("out.wasm"));
    assertEquals(List.of("outside.txt", "project", "project/out.wasm"), files());
  }

  @Test
  void existingOutput_becomesALinkToAFileOutside_isReplaced() throws IOException {
    Files.writeString(project.resolve("out.wasm"), "old");

    int exitCode = rename("out.wasm", "old").symlink("../outside.txt", "out.wasm").run("out.wasm");

    assertEquals(0, exitCode, runner.errText());
    assertEquals("precious", Files.readString(outside));
    assertEquals("old", Files.readString(project.resolve("old")));
    assertIsTheResult(project.resolve("out.wasm"));
  }

  @Test
  void directoryOfOutput_becomesALinkToOutside_failsAndWritesNothing() throws IOException {
    Files.createDirectory(project.resolve("build"));
    Path victim = Files.createDirectory(root.resolve("victim"));
    Files.writeString(victim.resolve("new.wasm"), "precious");

    int exitCode = rename("build", "moved").symlink("../victim", "build").run("build/new.wasm");

    assertEquals(9, exitCode);
    assertTrue(runner.errText().contains("changed while the guest ran"), runner.errText());
    assertEquals("precious", Files.readString(victim.resolve("new.wasm")));
    assertEquals(
        List.of(
            "outside.txt",
            "project",
            "project/build",
            "project/moved",
            "victim",
            "victim/new.wasm"),
        files());
  }

  @Test
  void directoryOfOutput_isRemovedAndMadeAgain_fails() throws IOException {
    Files.createDirectory(project.resolve("build"));

    // The new one gets another inode: the old one is still held open.
    assertEquals(9, rmdir("build").mkdir("build").run("build/new.wasm"));

    assertFalse(Files.exists(project.resolve("build/new.wasm")));
  }

  @Test
  void directoryOfOutput_becomesALinkToAnother_fails() throws IOException {
    Files.createDirectory(project.resolve("build"));
    Files.createDirectory(project.resolve("other"));

    assertEquals(9, rmdir("build").symlink("other", "build").run("build/new.wasm"));

    assertFalse(Files.exists(project.resolve("other/new.wasm")));
  }

  @Test
  void link_isTurnedToAnotherFile_fails() throws IOException {
    Files.writeString(project.resolve("real.wasm"), "old");
    Files.writeString(project.resolve("other.wasm"), "other");
    Files.createSymbolicLink(project.resolve("out.wasm"), Path.of("real.wasm"));

    assertEquals(9, unlink("out.wasm").symlink("other.wasm", "out.wasm").run("out.wasm"));

    assertEquals("old", Files.readString(project.resolve("real.wasm")));
    assertEquals("other", Files.readString(project.resolve("other.wasm")));
  }

  @Test
  void output_becomesADirectory_fails() throws IOException {
    assertEquals(9, mkdir("out.wasm").run("out.wasm"));

    assertEquals(List.of("outside.txt", "project", "project/out.wasm"), files());
  }

  @Test
  void output_isRemoved_isThereAfterwards() throws IOException {
    Files.writeString(project.resolve("out.wasm"), "old");

    assertEquals(0, unlink("out.wasm").run("out.wasm"), runner.errText());

    assertIsTheResult(project.resolve("out.wasm"));
  }

  @Test
  void output_getsAnotherName_leavesThatWithTheOldBytes() throws IOException {
    Files.writeString(project.resolve("out.wasm"), "old");

    assertEquals(0, link("out.wasm", "kept").run("out.wasm"), runner.errText());

    assertEquals("old", Files.readString(project.resolve("kept")));
    assertIsTheResult(project.resolve("out.wasm"));
  }

  @Test
  void outputWithOtherNames_isReplaced_failsAndChangesNeither() throws IOException {
    Files.writeString(project.resolve("out.wasm"), "old");
    Files.writeString(project.resolve("guests"), "guest's");
    Files.createLink(root.resolve("shared"), project.resolve("out.wasm"));

    assertEquals(9, rename("guests", "out.wasm").run("out.wasm"));

    assertEquals("old", Files.readString(root.resolve("shared")));
    assertEquals("guest's", Files.readString(project.resolve("out.wasm")));
  }

  @Test
  void guest_changesTheOutputAndTraps_leavesTheFileOutside() throws IOException {
    assertEquals(5, symlink("../outside.txt", "out.wasm").run("out.wasm", "unreachable"));

    assertEquals("precious", Files.readString(outside));
    assertEquals(List.of("outside.txt", "project", "project/out.wasm"), files());
  }
}
