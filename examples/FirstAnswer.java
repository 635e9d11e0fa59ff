import dev.wizer.engine.EngineInstance;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.interp.InterpEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Shows what pre-initialization gains: how long an instance takes to its first answer. Arguments: the
 * original module and the pre-initialized one.
 */
public final class FirstAnswer {

  private FirstAnswer() {}

  public static void main(String[] args) throws Exception {
    byte[] original = Files.readAllBytes(Path.of(args[0]));
    byte[] preInitialized = Files.readAllBytes(Path.of(args[1]));
    // Once each unmeasured, so that the JVM's own warming up is not counted.
    millisToAnswer(original, true);
    millisToAnswer(preInitialized, false);

    System.out.printf("prime number 100,000 from the original:        %7.1f ms%n",
        millisToAnswer(original, true));
    System.out.printf("prime number 100,000 from the pre-initialized: %7.1f ms%n",
        millisToAnswer(preInitialized, false));
  }

  private static double millisToAnswer(byte[] module, boolean initialize) {
    WasmEngine engine = InterpEngine.create();
    long start = System.nanoTime();
    try (EngineInstance instance = engine.instantiate(module, List.of())) {
      if (initialize) {
        instance.invoke("wizer.initialize");
      }
      WasmValue[] answer = instance.invoke("prime", new WasmValue.I32(99_999));
      double millis = (System.nanoTime() - start) / 1e6;
      if (!answer[0].equals(new WasmValue.I32(1_299_709))) {
        throw new AssertionError("not the 100,000th prime: " + answer[0]);
      }
      return millis;
    }
  }
}
