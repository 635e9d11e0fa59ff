package dev.wizer.engine.interp.num;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wizer.engine.TrapException;
import dev.wizer.engine.TrapKind;
import dev.wizer.wasm.binary.Opcode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Calls the function that an instruction's name leads to, and expects what the name says. */
class ScalarProperties {

  private static final List<Opcode> FLOAT_INSTRUCTIONS =
      instructions("f(32|64)\\.(?!.*(const|load|store|convert|demote|promote|reinterpret)).*");
  private static final List<Opcode> CONVERSIONS =
      instructions("[if](32|64)\\.(trunc_|convert|demote|promote).*");

  private static List<Opcode> instructions(String mnemonics) {
    return Arrays.stream(Opcode.values())
        .filter(opcode -> opcode.mnemonic().matches(mnemonics))
        .toList();
  }

  @Provide
  Arbitrary<Long> operands() {
    return Operands.halves();
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void everyFloatInstructionComputesWhatItsNameSays(
      @ForAll("operands") long x, @ForAll("operands") long y) {
    for (Opcode opcode : FLOAT_INSTRUCTIONS) {
      String type = opcode.mnemonic().substring(0, 3);
      String operation = opcode.mnemonic().substring(4);
      Object actual = call(type.toUpperCase(Locale.ROOT), operation, opcode.signature(), x, y);
      long expected =
          new FloatReference(width(type), operation).evaluate(slot(type, x), slot(type, y), 0);
      assertEquals(expected, normalized(actual), opcode.mnemonic());
    }
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void everyConversionComputesWhatItsNameSays(@ForAll("operands") long operand) {
    for (Opcode opcode : CONVERSIONS) {
      Object actual = call("Conversions", camelCase(opcode), opcode.signature(), operand, 0);
      assertEquals(conversion(opcode, operand), normalized(actual), opcode.mnemonic());
    }
  }

  private static int width(String type) {
    return Integer.parseInt(type.substring(1));
  }

  private static long slot(String type, long bits) {
    return width(type) == Integer.SIZE ? bits & 0xFFFF_FFFFL : bits;
  }

  /** {@return the name with dots and underscores replaced by capitals} */
  private static String camelCase(Opcode opcode) {
    StringBuilder name = new StringBuilder();
    for (String word : opcode.mnemonic().split("[._]")) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** {@return the function's result, or the kind of its trap} */
  private static Object call(String className, String name, String signature, long x, long y) {
    boolean binary = signature.indexOf(':') == 2;
    Object first = argument(signature.charAt(0), x);
    Object[] arguments =
        binary ? new Object[] {first, argument(signature.charAt(1), y)} : new Object[] {first};
    try {
      return method(className, name).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      return ((TrapException) e.getCause()).kind();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Method method(String className, String name) throws ClassNotFoundException {
    Class<?> owner = Class.forName(ScalarProperties.class.getPackageName() + "." + className);
    return Arrays.stream(owner.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(className + " has no " + name));
  }

  private static Object argument(char type, long bits) {
    if (type == 'i' || type == 'f') {
      return (int) bits;
    }
    return bits;
  }

  /** {@return a result as a slot's bits, a comparison's as in a vector's lane, a trap as it is} */
  private static Object normalized(Object result) {
    if (result instanceof Boolean holds) {
      return holds ? -1L : 0L;
    }
    return result instanceof Integer bits ? Integer.toUnsignedLong(bits) : result;
  }

  private static Object conversion(Opcode opcode, long operand) {
    String mnemonic = opcode.mnemonic();
    int width = width(mnemonic.substring(0, 3));
    boolean signed = mnemonic.endsWith("_s");
    String source = mnemonic.replaceFirst(".*_([if](32|64)).*", "$1");
    if (mnemonic.contains("convert")) {
      return converted(operand, width(source), signed, width);
    }
    double number = FloatReference.number(operand, width(source));
    if (!mnemonic.contains("trunc")) {
      return FloatReference.bits(number, width);
    }
    BigInteger saturated = FloatReference.truncSat(number, width, signed);
    boolean exact = mnemonic.contains("sat") || isTruncated(number, saturated);
    return exact
        ? (Object) slot("i" + width, saturated.longValue())
        : Double.isNaN(number) ? TrapKind.INVALID_CONVERSION_TO_INTEGER : TrapKind.INTEGER_OVERFLOW;
  }

  private static boolean isTruncated(double number, BigInteger candidate) {
    return Double.isFinite(number) && new BigDecimal(number).toBigInteger().equals(candidate);
  }

  private static long converted(long operand, int sourceWidth, boolean signed, int width) {
    BigInteger integer = Lanes.of(new long[] {operand, 0}, sourceWidth, signed).get(0);
    return width == Float.SIZE
        ? Integer.toUnsignedLong(Float.floatToRawIntBits(integer.floatValue()))
        : Double.doubleToRawLongBits(integer.doubleValue());
  }
}
