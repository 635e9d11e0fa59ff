package dev.wizer.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Opcodes are written by name. In the packages that deal with them, a hexadecimal number of one to
 * three digits has to be a mask, or one of the few others that are known; and what is called an
 * opcode, an instruction or a number is not compared with a literal.
 */
class NamedOpcodesTest {

  private static final Path ENGINE =
      Path.of("../wizer-engine-interp/src/main/java/dev/wizer/engine/interp");
  private static final Path MODEL = Path.of("../wizer-model/src/main/java/dev/wizer");

  private static final List<Path> PACKAGES =
      List.of(
          ENGINE.resolve("translate"),
          ENGINE.resolve("exec"),
          ENGINE.resolve("compile"),
          ENGINE.resolve("num"),
          ENGINE.resolve("ir"),
          MODEL.resolve("wasm/validate"),
          MODEL.resolve("instrument"),
          MODEL.resolve("snapshot"),
          MODEL.resolve("rewrite"));

  /** The numbers of the register form's own operations. */
  private static final String OWN_OPCODES = "IrOpcode.java";

  /** Codes of types and flags, by file. */
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "BodyReader.java", Set.of("0x7B", "0x63", "0x64"),
          "BlockTypeReader.java", Set.of("0x40", "0x80"),
          "ControlTranslator.java", Set.of("0x40"),
          "UnreachableSkipper.java", Set.of("0x40"),
          "InstructionTable.java", Set.of("0x100", "0x120", "0x140", "0x260", "0x2B0"),
          "IrTable.java", Set.of("0x400"),
          "InstructionCopier.java", Set.of("0x80", "0x7F"),
          "MemorySectionRewriter.java", Set.of("0x08"),
          "StartSectionRewriter.java", Set.of("0x60"));

  private static final Set<String> MASKS = Set.of("0xFF");
  private static final Pattern HEXADECIMAL = Pattern.compile("([&|^] *)?\\b(0x[0-9A-F]{1,3})\\b");

  private static final Pattern COMPARISON =
      Pattern.compile("\\b(opcode|instruction) (==|!=|<|<=|>|>=) (0x\\w+|[1-9]\\d*)\\b");

  private static final Pattern SWITCH =
      Pattern.compile("switch \\((opcode|instruction|number)\\) \\{\\s*case (0x\\w+|[1-9]\\d*)\\b");

  private static String withoutComments(String source) {
    return source
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("(?m)//.*$", "")
        .replaceAll("\"(\\\\.|[^\"\\\\])*\"", "\"\"");
  }

  /** What is wrong with a source file. */
  private static List<String> violations(String file, String source) {
    String code = withoutComments(source);
    List<String> found = new ArrayList<>();
    Set<String> known = KNOWN.getOrDefault(file, Set.of());
    Matcher matcher = HEXADECIMAL.matcher(code);
    while (matcher.find()) {
      String number = matcher.group(2);
      if (matcher.group(1) == null && !MASKS.contains(number) && !known.contains(number)) {
        found.add(file + ": " + number);
      }
    }
    for (Pattern pattern : List.of(COMPARISON, SWITCH)) {
      Matcher literal = pattern.matcher(code);
      while (literal.find()) {
        found.add(file + ": " + literal.group());
      }
    }
    return found;
  }

  @Test
  void sources_nameOpcodes() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (Path directory : PACKAGES) {
      try (Stream<Path> sources = Files.list(directory)) {
        for (Path file : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString();
          files++;
          if (!name.equals(OWN_OPCODES)) {
            found.addAll(violations(name, Files.readString(file)));
          }
        }
      }
    }
    assertTrue(files > 150, "files: " + files);
    assertEquals(List.of(), found);
  }

  @Test
  void bareOpcodes_wherever_areFound() {
    for (String code :
        List.of(
            "case 0x6A -> add();",
            "case 0x45, 0x50 -> eqz();",
            "if (opcode >= 0x28) {}",
            "int FIRST = 0x23;",
            "load(memory, 0x2D, base);",
            "if (instruction == 17) {}",
            "switch (number) { case 8 -> init(); }")) {
      assertEquals(1, violations("A.java", code).size() > 0 ? 1 : 0, code);
    }
    String allowed = "x = y & 0x7F | 0x80; /* 0x6A */ // 0x6B\n z = 0xFFFF_FFFFL; \"0x6C\"";
    assertEquals(List.of(), violations("A.java", allowed));
  }
}
