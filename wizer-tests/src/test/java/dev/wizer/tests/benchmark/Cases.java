package dev.wizer.tests.benchmark;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes the cases in a directory. */
final class Cases {

  private static final int EMPTY = 0x40;

  private final Path project;
  private final Path scripts;
  private final Path clients;
  private final Path directory;

  Cases(Path project, Path clients, Path directory) {
    this.project = project;
    this.scripts = project.resolve("wizer-tests/clients");
    this.clients = clients;
    this.directory = directory;
  }

  /** {@return all cases} The numbers of instructions are {@link InstructionCounter}'s. */
  List<PlannedCase> all() throws IOException {
    Files.createDirectories(directory);
    return List.of(
        // 110 ms where a bare JVM takes 40.
        planned("tiny", () -> tiny(), new Goal(Goal.What.STARTS, 2.75)),
        planned("sieve of 4,000,000", () -> Case.of(project.resolve("examples/primes.wasm"))),
        planned("C, 1e9 instructions", () -> Case.of(scripts.resolve("c/work.wasm")), Goal.wall(2)),
        planned(
            "sparse 512 MiB",
            () -> Case.of(write("sparse", module(8_192, 1, 1, sparseStores()))),
            Goal.wall(0.3),
            new Goal(Goal.What.OUTPUT, 0.2),
            new Goal(Goal.What.PEAK, 0.5)),
        planned("30 MB, little runs", () -> large(), Goal.wall(0.06)),
        starlingMonkey("StarlingMonkey hello", scripts.resolve("hello.js"), 0.10),
        starlingMonkey("StarlingMonkey parse, 1e9", scripts.resolve("parse.js"), 0.35),
        starlingMonkey("StarlingMonkey tables, 4e9", scripts.resolve("tables.js"), 0.8),
        parser());
  }

  private static PlannedCase planned(String name, PlannedCase.Source source, Goal... goals) {
    return new PlannedCase(name, List.of(goals), source, new InitialState());
  }

  private Case tiny() throws IOException {
    return Case.of(write("tiny", module(1, 1, 1, new WasmWriter())));
  }

  private Case large() throws IOException {
    return Case.of(write("large", module(1, 30_000, 100, new WasmWriter())));
  }

  private PlannedCase starlingMonkey(String name, Path script, double wall) {
    Path kept = directory.resolve(script.getFileName().toString());
    StarlingMonkey engine = new StarlingMonkey(scripts, clients, script, kept);
    return new PlannedCase(name, List.of(Goal.wall(wall)), engine, engine);
  }

  /** A parser written in JavaScript reads 233 KB three times. */
  private PlannedCase parser() {
    Path script = directory.resolve("acorn.js");
    Path kept = directory.resolve("acorn");
    StarlingMonkey engine = new StarlingMonkey(scripts, clients, script, kept);
    PlannedCase.Source source =
        () -> {
          writeParser(script);
          return engine.make();
        };
    return new PlannedCase(
        "StarlingMonkey acorn, 3e10", List.of(Goal.wall(1.5)), source, engine);
  }

  private void writeParser(Path script) throws IOException, InterruptedException {
    Path maker = scripts.resolve("parser-script.mjs");
    List<String> words =
        List.of("node", maker.toString(), clients.toString(), "3", script.toString());
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
      throw new UnusableException("no parser in " + clients + ": run wizer-tests/clients/install");
    }
  }

  private Path write(String name, byte[] module) throws IOException {
    return Files.write(directory.resolve(name + ".wasm"), module);
  }

  /** One byte in each 12,288: a loop. */
  private static WasmWriter sparseStores() {
    WasmWriter code = new WasmWriter();
    op(Opcode.LOOP, code).writeByte(EMPTY);
    op(Opcode.LOCAL_GET, code).writeU32(0);
    op(Opcode.I32_CONST, code).writeS32(1);
    op(Opcode.I32_STORE8, code).writeU32(0).writeU32(0);
    op(Opcode.LOCAL_GET, code).writeU32(0);
    op(Opcode.I32_CONST, code).writeS32(12_288);
    op(Opcode.I32_ADD, code);
    op(Opcode.LOCAL_TEE, code).writeU32(0);
    op(Opcode.I32_CONST, code).writeS32(512 * 1024 * 1024 - 8);
    op(Opcode.I32_LT_U, code);
    op(Opcode.BR_IF, code).writeU32(0);
    return op(Opcode.END, code);
  }

  /**
   * A module whose initialization is {@code initialize} with a local of type i32, beside many
   * functions that nobody calls.
   *
   * @param additions how long each of the others is, in additions of about 10 bytes
   */
  private static byte[] module(int pages, int funcs, int additions, WasmWriter initialize) {
    WasmWriter functions = new WasmWriter().writeU32(funcs);
    WasmWriter code = new WasmWriter().writeU32(funcs);
    for (int i = 0; i < funcs; i++) {
      functions.writeU32(0);
      WasmWriter body = body(i == 0 ? initialize : additions(additions, i));
      code.writeU32(body.lengthInBytes()).writeAll(body);
    }
    WasmWriter export = new WasmWriter().writeU32(1).writeName("wizer.initialize");
    return new WasmWriter()
        .writeF32Bits(0x6D736100)
        .writeF32Bits(1)
        .writeSection(
            SectionId.TYPE, new WasmWriter().writeU32(1).writeByte(0x60).writeU64(0).writeByte(0))
        .writeSection(SectionId.FUNCTION, functions)
        .writeSection(SectionId.MEMORY, new WasmWriter().writeU32(1).writeByte(0).writeU32(pages))
        .writeSection(SectionId.EXPORT, export.writeByte(0).writeU32(0))
        .writeSection(SectionId.CODE, code)
        .toByteArray();
  }

  private static WasmWriter body(WasmWriter code) {
    WasmWriter body = new WasmWriter().writeU32(1).writeU32(1).writeByte(0x7F).writeAll(code);
    return op(Opcode.END, body);
  }

  private static WasmWriter additions(int count, int seed) {
    WasmWriter code = new WasmWriter();
    for (int i = 0; i < count; i++) {
      op(Opcode.LOCAL_GET, code).writeU32(0);
      op(Opcode.I32_CONST, code).writeS32(seed * 31 + i);
      op(Opcode.I32_ADD, code);
      op(Opcode.LOCAL_SET, code).writeU32(0);
    }
    return code;
  }

  private static WasmWriter op(Opcode opcode, WasmWriter writer) {
    opcode.write(writer);
    return writer;
  }
}
