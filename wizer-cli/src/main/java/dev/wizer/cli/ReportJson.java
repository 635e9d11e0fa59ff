package dev.wizer.cli;

import dev.wizer.WizerReport;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.wasi.GuestWorld;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was done and what went into it, for a machine: {@code docs/report.md} describes it. */
final class ReportJson {

  private static final int SCHEMA_VERSION = 1;
  private static final String HEX = "0123456789abcdef";

  private ReportJson() {}

  /**
   * {@return the report}
   *
   * @param commandLine the arguments of the command
   * @param options the same, understood
   * @param guest what of the host the guest was to see
   * @param input the module as it was read
   * @param output the module as it is written
   * @param report what was done
   * @param world what the guest has seen through WASI, if it had WASI
   */
  static String of(
      List<String> commandLine,
      CommandOptions options,
      GuestOptions guest,
      byte[] input,
      ModuleBytes output,
      WizerReport report,
      Optional<GuestWorld> world) {
    JsonText json = new JsonText().begin(null, '{').put("schemaVersion", SCHEMA_VERSION);
    json.begin("tool", '{').put("name", "wizer").put("version", Version.current());
    json.put("engine", options.engineName()).end('}');
    json.put("arguments", commandLine);
    file(json, "input", options.input(), ModuleBytes.of(input));
    file(json, "output", options.output(), output);
    addRun(json, report);
    addSettings(json, guest);
    world.ifPresent(seen -> addWorld(json, seen, BakedFact.of(seen, guest)));
    return json.end('}').toString();
  }

  private static void file(JsonText json, String what, Optional<String> name, ModuleBytes bytes) {
    json.begin(what, '{');
    name.ifPresent(text -> json.put("name", text));
    json.put("sha256", sha256(bytes)).put("bytes", bytes.lengthInBytes()).end('}');
  }

  private static void addRun(JsonText json, WizerReport report) {
    json.begin("run", '{').begin("functions", '[');
    report.initCalls().forEach(call -> json.put(null, call.exportName()));
    json.end(']');
    report.exitCode().ifPresent(code -> json.put("exitCode", Integer.toUnsignedLong(code)));
    json.begin("memoryPages", '[');
    report
        .memories()
        .forEach(
            memory ->
                json.begin(null, '{')
                    .put("min", memory.minPages())
                    .put("pages", memory.pages())
                    .end('}'));
    json.end(']').put("dataSegments", report.dataSegments()).put("dataBytes", report.dataBytes());
    json.put("changedGlobals", report.changedGlobals());
    json.put("changedTables", report.changedTables()).end('}');
  }

  private static void addSettings(JsonText json, GuestOptions options) {
    json.begin("settings", '{').put("deterministic", options.deterministic());
    choice(json, "clock", options.clock());
    choice(json, "random", options.random());
    json.put("denied", List.copyOf(options.denied()));
    json.put("sandbox", options.strictSandbox() ? "strict" : "best");
    options.maxFileBytes().ifPresent(bytes -> json.put("maxFileBytes", bytes));
    json.end('}');
  }

  private static void choice(JsonText json, String name, GuestOptions.Choice choice) {
    boolean unsaid = choice.source() == GuestOptions.Source.UNSAID;
    String word = unsaid ? "host" : choice.source().name().toLowerCase(Locale.ROOT);
    json.begin(name, '{').put("source", word);
    if (choice.source() == GuestOptions.Source.FIXED) {
      json.put("value", Long.toString(choice.value()));
    }
    json.end('}');
  }

  private static void addWorld(JsonText json, GuestWorld world, List<BakedFact> baked) {
    json.begin("guest", '{');
    json.put("arguments", world.arguments()).put("environment", world.environment());
    counts(json, "clockReads", world.clockReads());
    json.put("randomCalls", world.randomCalls()).put("randomBytes", world.randomBytes());
    json.put("stdinBytes", world.stdinBytes());
    json.begin("preopens", '[');
    for (GuestWorld.Preopen preopen : world.preopens()) {
      json.begin(null, '{').put("descriptor", preopen.descriptor()).put("path", preopen.path());
      json.put("access", preopen.access().word()).end('}');
    }
    json.end(']').begin("files", '[');
    for (GuestWorld.FileUse file : world.files()) {
      json.begin(null, '{').put("path", file.path());
      json.put(
          "uses", file.uses().stream().map(use -> use.name().toLowerCase(Locale.ROOT)).toList());
      file.sha256().ifPresent(hash -> json.put("sha256", hash));
      json.end('}');
    }
    json.end(']').begin("openAtEnd", '[');
    for (GuestWorld.OpenDescriptor open : world.openAtEnd()) {
      json.begin(null, '{').put("descriptor", open.descriptor()).put("path", open.path());
      json.put("directory", open.isDirectory());
      json.put("position", Long.toUnsignedString(open.position())).end('}');
    }
    json.end(']');
    counts(json, "functions", world.functions());
    json.put("baked", baked.stream().map(BakedFact::name).toList()).end('}');
  }

  private static void counts(JsonText json, String name, Map<String, Long> counts) {
    json.begin(name, '{');
    counts.forEach(json::put);
    json.end('}');
  }

  private static String sha256(ModuleBytes module) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (ModuleBytes.Piece piece : module.pieces()) {
        digest.update(piece.array(), piece.start(), piece.lengthInBytes());
      }
      StringBuilder hex = new StringBuilder();
      for (byte b : digest.digest()) {
        hex.append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
