package dev.wizer.engine.interp.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.engine.interp.ir.Operand.Slots;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IrTableTest {

  /** The constants of {@link IrOpcode} that are no operations. */
  private static final Set<String> NO_OPERATIONS =
      Set.of(
          "HOT_END",
          "FIRST_OUT_OF_LINE",
          "FIRST_NUMERIC",
          "FIRST_SATURATING",
          "VECTOR_ACCESS",
          "NOT_COUNTED");

  private static final Path SOURCE =
      Path.of("src", "main", "java", "dev", "wizer", "engine", "interp", "ir", "IrOpcode.java");

  private static final Pattern DOCUMENTED =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+public static final int (\\w+) =", Pattern.DOTALL);

  private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");

  private static final Pattern LETTER =
      Pattern.compile("\\b(a|b|c|d|imm|offset|value|word\\d?)\\b");

  private static TreeMap<Integer, String> constants() throws IllegalAccessException {
    TreeMap<Integer, String> constants = new TreeMap<>();
    for (Field field : IrOpcode.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !NO_OPERATIONS.contains(field.getName())) {
        String other = constants.put(field.getInt(null), field.getName());
        assertEquals(null, other, field.getName());
      }
    }
    return constants;
  }

  @Test
  void eachConstant_hasARowThatIsNamedAsItIs() throws IllegalAccessException {
    TreeMap<Integer, String> constants = constants();
    assertTrue(constants.size() > 180, () -> "constants found: " + constants.size());
    constants.forEach(
        (opcode, name) -> {
          IrOperation row = IrTable.row(opcode);
          assertEquals(name, row.mnemonic());
          assertEquals(opcode, row.opcode());
        });
  }

  @Test
  void eachRowBelowTheNumericOnes_hasAConstant() throws IllegalAccessException {
    TreeMap<Integer, String> constants = constants();
    for (IrOperation row : IrTable.rows()) {
      if (row.opcode() < IrOpcode.FIRST_NUMERIC) {
        assertEquals(constants.get(row.opcode()), row.mnemonic());
      }
    }
  }

  @Test
  void hotOperations_haveNumbersWithoutGaps() {
    for (int opcode = 0; opcode < IrOpcode.HOT_END; opcode++) {
      assertEquals(opcode, IrTable.row(opcode).opcode());
    }
    assertTrue(IrOpcode.HOT_END <= IrOpcode.FIRST_NUMERIC - IrOpcode.FIRST_OUT_OF_LINE);
  }

  @Test
  void mnemonics_areDifferent() {
    List<String> names = new ArrayList<>();
    IrTable.rows().forEach(row -> names.add(row.mnemonic()));
    assertEquals(new TreeSet<>(names).size(), names.size());
  }

  @Test
  void operands_areWithinTheLength() {
    for (IrOperation row : IrTable.rows()) {
      for (Operand operand : row.form().operands()) {
        assertTrue(operand.place().word() < row.length(), row.mnemonic());
      }
    }
  }

  @Test
  void immediates_fitTheirPlaces() {
    for (IrOperation row : IrTable.rows()) {
      for (Operand operand : row.form().operands()) {
        if (operand instanceof Operand.Number number) {
          assertTrue(number.min() >= number.place().min(), row.mnemonic());
          assertTrue(number.max() <= number.place().max(), row.mnemonic());
          assertTrue(number.min() <= number.max(), row.mnemonic());
        }
      }
    }
  }

  @Test
  void width_isThatOfTheResultsType() {
    for (IrOperation row : IrTable.rows()) {
      Slots[] writes = row.form().writes;
      assertEquals(writes.length == 0, row.width() == Width.NONE, row.mnemonic());
      for (Slots result : writes) {
        switch (result.type()) {
          case I32, F32 -> assertEquals(Width.NARROW, row.width(), row.mnemonic());
          case I64, F64, REF, HALF, INDEX -> assertEquals(Width.WIDE, row.width(), row.mnemonic());
          case INT, ANY -> {
            // It depends on more.
          }
        }
      }
    }
  }

  @Test
  void places_readWhatIsPutThere() {
    int[] words = new int[6];
    for (Place place : Place.values()) {
      for (long number : new long[] {place.min(), -1 & place.max(), 1, place.max()}) {
        words[place.word()] = place.with(0x55AA_1234, (int) number);
        assertEquals((int) number, place.of(words, 0), place.name());
      }
    }
  }

  @Test
  void row_ofOutOfLineOperation_isThatOfItself() {
    int outOfLine = IrOpcode.FIRST_OUT_OF_LINE + IrOpcode.STORE16;
    assertEquals(IrOpcode.STORE16, IrTable.row(outOfLine).opcode());
  }

  @Test
  void row_ofNoOperation_failsByItsNumber() {
    for (int opcode : new int[] {0x17F, 0x200, 0x3FF, 0x400, 0xFFFF}) {
      String message =
          assertThrows(IllegalStateException.class, () -> IrTable.row(opcode)).getMessage();
      assertTrue(message.contains("0x" + Integer.toHexString(opcode)), message);
    }
  }

  @Test
  void documentation_hasTheLettersOfTheOperands() throws IOException, IllegalAccessException {
    Matcher matcher = DOCUMENTED.matcher(Files.readString(SOURCE));
    Set<String> left = new TreeSet<>(constants().values());
    while (matcher.find()) {
      String name = matcher.group(2);
      if (left.remove(name)) {
        assertEquals(letters(name), lettersIn(matcher.group(1)), name);
      }
    }
    assertEquals(Set.of(), left);
  }

  private static Set<String> letters(String name) throws IllegalAccessException {
    Set<String> letters = new TreeSet<>();
    for (IrOperation row : IrTable.rows()) {
      if (row.mnemonic().equals(name)) {
        row.form().operands().forEach(operand -> letters.add(operand.place().letter()));
      }
    }
    return letters;
  }

  private static Set<String> lettersIn(String documentation) {
    Set<String> letters = new TreeSet<>();
    Matcher code = CODE.matcher(documentation.replaceAll("\\n\\s+\\*", " "));
    while (code.find()) {
      Matcher letter = LETTER.matcher(code.group(1));
      while (letter.find()) {
        letters.add(letter.group());
      }
    }
    return letters;
  }
}
