package dev.wizer.tests.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs that only a process of its own can meet: other users, what is mounted. */
class OutputPlacesTest {

  private static final String AS_NOBODY = "setpriv --reuid 65534 --regid 65534 --clear-groups ";

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void makeShell() {
    shell = new Shell(directory);
  }

  private void assumeNobodyCanRun() throws Exception {
    shell.assume(AS_NOBODY + "test -r \"$MODULE\" -a -x \"$WIZER\" -a -r \"$JAR\"");
    shell.assume("chmod 755 .");
  }

  private void assertSucceeds(String script) throws Exception {
    Command command = shell.run(script);

    assertEquals("", command.err());
    assertEquals(0, command.exitCode());
  }

  @Test
  void wizer_mountedFile_isWritten() throws Exception {
    String mount = "echo old >outside; echo old >out.wasm; mount --bind outside out.wasm && ";
    shell.assume("unshare -m sh -c '" + mount + "true'");

    assertSucceeds(
        "unshare -m sh -c '"
            + mount
            + "\"$WIZER\" \"$MODULE\" -o out.wasm' && test -s outside"
            + " && \"$WIZER\" \"$MODULE\" -o other && cmp outside other && test \"$(ls -A)\" ="
            + " \"$(printf 'other\\nout.wasm\\noutside')\" && test \"$(cat out.wasm)\" = old");
  }

  @Test
  void wizer_mountedFileInAReadOnlyDirectory_isWritten() throws Exception {
    String mount =
        "mkdir -p ro; echo old >outside; echo old >ro/out.wasm; mount --bind ro ro &&"
            + " mount --bind outside ro/out.wasm && mount -o remount,bind,ro ro && ";
    shell.assume("unshare -m sh -c '" + mount + "true'");

    assertSucceeds(
        "unshare -m sh -c '"
            + mount
            + "\"$WIZER\" \"$MODULE\" -o ro/out.wasm' &&"
            + " \"$WIZER\" \"$MODULE\" -o other && cmp outside other");
  }

  @Test
  void wizer_writableFileInADirectoryThatIsNot_isWritten() throws Exception {
    assumeNobodyCanRun();

    assertSucceeds(
        "mkdir ro; echo old >ro/out.wasm; chmod 666 ro/out.wasm; chmod 755 ro;"
            + AS_NOBODY
            + "\"$WIZER\" \"$MODULE\" -o ro/out.wasm &&"
            + " \"$WIZER\" \"$MODULE\" -o other && cmp ro/out.wasm other && test \"$(stat -c"
            + " %u:%a ro/out.wasm)\" = 0:666");
  }

  @Test
  void wizer_otherUsersFile_keepsItsOwner() throws Exception {
    assumeNobodyCanRun();

    assertSucceeds(
        "mkdir rw; echo old >rw/out.wasm; chmod 666 rw/out.wasm; chmod 777 rw;"
            + AS_NOBODY
            + "\"$WIZER\" \"$MODULE\" -o rw/out.wasm && test \"$(stat -c"
            + " %u:%a rw/out.wasm)\" = 0:666 && test \"$(ls -A rw)\" = out.wasm");
  }

  @Test
  void wizer_directoryThatMayNotBeListed_works() throws Exception {
    assumeNobodyCanRun();

    assertSucceeds(
        "mkdir box; chmod 733 box;"
            + AS_NOBODY
            + "\"$WIZER\" \"$MODULE\" -o box/out.wasm && test -s box/out.wasm"
            + " && test \"$(ls -A box)\" = out.wasm");
  }

  @Test
  void wizer_workingDirectoryThatCannotBeReached_works() throws Exception {
    assumeNobodyCanRun();

    assertSucceeds(
        "mkdir -p closed/open; chmod 777 closed/open; chmod 700 closed; cd closed/open; "
            + AS_NOBODY
            + "\"$WIZER\" \"$MODULE\" -o out.wasm && test -s out.wasm"
            + " && test \"$(ls -A)\" = out.wasm");
  }

  @Test
  void wizer_fileThatMayNotBeWritten_fails() throws Exception {
    assumeNobodyCanRun();

    Command command =
        shell.run(
            "mkdir rw; echo old >rw/out.wasm; chmod 444 rw/out.wasm; chmod 777 rw;"
                + AS_NOBODY
                + "\"$WIZER\" \"$MODULE\" -o rw/out.wasm");

    assertEquals(9, command.exitCode());
    assertTrue(command.err().contains("Permission denied"), command.err());
    assertEquals("old\n", shell.run("cat rw/out.wasm").outText());
  }
}
