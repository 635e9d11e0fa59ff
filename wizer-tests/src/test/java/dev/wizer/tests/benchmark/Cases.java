package dev.wizer.tests.benchmark;

import dev.wizer.wasm.binary.Opcode;
import dev.wizer.wasm.binary.SectionId;
import dev.wizer.wasm.binary.WasmWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the cases in a directory. */
final class Cases {

  private static final int EMPTY = 0x40;

  private final Path project;
  private final Path clients;
  private final Path directory;

  Cases(Path project, Path clients, Path directory) {
    this.project = project;
    this.clients = clients;
    this.directory = directory;
  }

  List<Case> all() throws IOException, InterruptedException {
    Files.createDirectories(directory);
    return List.of(
        Case.of("tiny", write("tiny", module(1, 1, 1, new WasmWriter()))),
        Case.of("sieve of 4,000,000", project.resolve("examples/primes.wasm")),
        Case.of("sparse 512 MiB", write("sparse", module(8_192, 1, 1, sparseStores()))),
        Case.of("30 MB, little runs", write("large", module(1, 30_000, 100, new WasmWriter()))),
        starlingMonkey("StarlingMonkey hello", "hello.js"),
        starlingMonkey("StarlingMonkey that parses", "parse.js"));
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

  /** What componentize-js asks its wizer for, kept by a command that takes the wizer's place. */
  private Case starlingMonkey(String name, String source) throws IOException, InterruptedException {
    Path kept = Files.createDirectories(directory.resolve(source));
    Path keeper = kept.resolve("keep");
    Files.writeString(keeper, keeper(kept));
    Files.setPosixFilePermissions(keeper, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path scripts = project.resolve("wizer-tests/clients");
    ProcessBuilder builder =
        new ProcessBuilder(
            "node",
            scripts.resolve("componentize.mjs").toString(),
            clients.toString(),
            scripts.resolve(source).toString(),
            scripts.resolve("hello.wit").toString(),
            "hello",
            kept.resolve("component.wasm").toString());
    builder.environment().put("WIZER_BIN", keeper.toString());
    builder.redirectErrorStream(true).redirectOutput(kept.resolve("log").toFile());
    builder.start().waitFor();
    return new Case(
        name,
        kept.resolve("in.wasm"),
        Files.readAllLines(kept.resolve("options")),
        environment(kept.resolve("environment")),
        kept.resolve("stdin"));
  }

  /** Keeps everything where it can be used again, and then fails: nothing more is needed. */
  private static String keeper(Path kept) {
    return """
        #!/bin/bash
        PATH=/usr/bin:/bin
        cd 'KEPT'
        cp "${@: -1}" in.wasm
        rm -rf dir && mkdir dir
        : >options
        for option in "${@:1:$#-1}"; do
          case $option in
            --dir=*) cp -r "${option#--dir=}/." dir; original=${option#--dir=} ;;
          esac
          case $option in
            -o*) ;;
            *) printf '%s\\n' "${option//$original/KEPT\\/dir}" >>options ;;
          esac
        done
        sed "s#$original#KEPT/dir#g" >stdin
        tr '\\0' '\\n' </proc/self/environ | grep -v '^PATH=\\|^_=\\|^PWD=\\|^SHLVL=\\|^OLDPWD=' >environment
        exit 1
        """
        .replace("KEPT", kept.toString());
  }

  private static Map<String, String> environment(Path file) throws IOException {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        variables.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return variables;
  }
}
