package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.compile.NumberAccess;
import java.lang.reflect.Field;
import java.nio.ByteOrder;

/** The ways in which compiled code can read and write numbers in memory. */
public enum Numbers {

  /** The JVM tests each index once more. */
  TESTED,

  /**
   * The fastest that there is: {@code sun.misc.Unsafe} if the JVM has it and lets us use it without
   * a word.
   */
  FASTEST;

  /** {@return the methods that do it} */
  public NumberAccess access() {
    return this == TESTED ? Tested.ACCESS : Fastest.ACCESS;
  }

  private static final class Tested {

    static final NumberAccess ACCESS =
        new NumberAccess(TestedNumbers.class.getName().replace('.', '/'), null, "[B", 0);
  }

  /** Looked for when something is compiled: by reflection, which most runs can do without. */
  private static final class Fastest {

    private static final String UNSAFE = "sun.misc.Unsafe";

    /** From this version on, the JVM prints a warning unless {@link #PERMISSION} is given. */
    private static final int VERSION_THAT_WARNS = 24;

    private static final String PERMISSION = "sun.misc.unsafe.memory.access";

    static final NumberAccess ACCESS = find();

    private static boolean isPermitted() {
      return Runtime.version().feature() < VERSION_THAT_WARNS
          || "allow".equals(System.getProperty(PERMISSION));
    }

    private static NumberAccess find() {
      if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN || !isPermitted()) {
        return Tested.ACCESS;
      }
      try {
        Class<?> type = Class.forName(UNSAFE);
        Field instance = type.getDeclaredField("theUnsafe");
        instance.setAccessible(true);
        int first = type.getField("ARRAY_BYTE_BASE_OFFSET").getInt(null);
        return new NumberAccess(
            UNSAFE.replace('.', '/'), instance.get(null), "Ljava/lang/Object;", first);
      } catch (ReflectiveOperationException | RuntimeException e) {
        return Tested.ACCESS;
      }
    }
  }
}
