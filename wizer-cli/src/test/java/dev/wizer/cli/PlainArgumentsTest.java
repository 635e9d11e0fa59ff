package dev.wizer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read without picocli must be what picocli reads. */
class PlainArgumentsTest {

  private static final int COMMAND_LINES = 5000;

  private static final List<String> VALUES =
      List.of(
          "in.wasm", "a=b", "true", "false", "TRUE", "x::y", "1", "interp", "chicory", "always", "",
          "-", "--", "-5", "@f", "a b", "\"q\"", "'q'", "${x}", "=", "ä");

  @Tag(Seeds.RANDOM)
  @Test
  void plainArguments_areWhatPicocliUnderstands() {
    Random random = Seeds.random("plainArguments");
    int plain = 0;
    for (int i = 0; i < COMMAND_LINES; i++) {
      String[] args = commandLine(random);
      Optional<PlainArguments> arguments = PlainArguments.of(args);
      if (arguments.isPresent()) {
        plain++;
        ParsedCommandLine expected = PicocliReading.of(args);
        ParsedCommandLine actual = CommandLineParser.understand(arguments.get());
        assertEquals(expected, actual, () -> String.join(" ", args));
      }
    }
    assertTrue(plain > COMMAND_LINES / 20, "plain: " + plain);
  }

  @Test
  void plainArguments_ofUsualCommandLines_needNoPicocli() {
    assertPlain();
    assertPlain("in.wasm", "-o", "out.wasm");
    assertPlain("--allow-wasi", "in.wasm", "--dir", ".", "--dir=x", "-r", "a=b", "-o", "out.wasm");
    assertPlain("--compile-hot-code=never", "in.wasm");
    assertPlain("--wasm-bulk-memory", "true", "--inherit-env=true", "-f", "init", "-v", "in.wat");
  }

  @Test
  void plainArguments_ofUnusualCommandLines_areLeftToPicocli() {
    assertNotPlain("--help");
    assertNotPlain("-V");
    assertNotPlain("a.wasm", "b.wasm");
    assertNotPlain("-o");
    assertNotPlain("-o", "a", "-o", "b");
    assertNotPlain("-oout.wasm");
    assertNotPlain("--keep-init-func=maybe");
    assertNotPlain("--verbose=true");
    assertNotPlain("--no-such-option");
  }

  private static void assertPlain(String... args) {
    assertTrue(PlainArguments.of(args).isPresent(), () -> String.join(" ", args));
  }

  private static void assertNotPlain(String... args) {
    assertTrue(PlainArguments.of(args).isEmpty(), () -> String.join(" ", args));
  }

  private static String[] commandLine(Random random) {
    List<String> args = new ArrayList<>();
    int length = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      addArgument(args, random);
    }
    return args.toArray(String[]::new);
  }

  private static void addArgument(List<String> args, Random random) {
    List<OptionDefinition> options = OptionDefinition.all();
    OptionDefinition option = options.get(random.nextInt(options.size()));
    String name = option.names().get(random.nextInt(option.names().size()));
    String value = VALUES.get(random.nextInt(VALUES.size()));
    switch (random.nextInt(8)) {
      case 0 -> args.add(value);
      case 1 -> args.add(name + "=" + value);
      case 2 -> args.add(name + "=" + name);
      case 3 -> args.add(name + value);
      case 4 -> args.add(name);
      default -> {
        args.add(name);
        args.add(value);
      }
    }
  }
}
