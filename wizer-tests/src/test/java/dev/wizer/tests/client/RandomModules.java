package dev.wizer.tests.client;

import dev.wizer.instrument.Instrumenter;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.module.ModuleReader;
import dev.wizer.wasm.text.WatParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Random modules in a directory, made by {@code random-modules.mjs}.
 *
 * @param directory where they are
 * @param seeds the seeds that there are modules of
 */
record RandomModules(Path directory, List<Integer> seeds) {

  private static final String SUPPORT = "support.wasm";

  /** {@return modules of {@code count} seeds from {@code first} on} */
  static RandomModules make(V8 v8, Path directory, int first, int count) throws Exception {
    Files.write(directory.resolve(SUPPORT), support());
    v8.makeRandomModules(first, count);
    return new RandomModules(directory, IntStream.range(first, first + count).boxed().toList());
  }

  private static byte[] support() throws IOException {
    try (InputStream text = RandomModules.class.getResourceAsStream("/client/support.wat")) {
      return WatParser.parse(text.readAllBytes());
    }
  }

  /** {@return a module that imports from two others} */
  byte[] linked(int seed) throws IOException {
    return Files.readAllBytes(directory.resolve(linkedName(seed)));
  }

  /**
   * {@return a plan that links a module with the two, calls its functions, looks at its exports}
   */
  Plan linkedPlan(int seed) throws IOException {
    String glue = seed + ".glue.wasm";
    Files.write(
        directory.resolve(glue),
        WatParser.parse(Files.readAllBytes(directory.resolve(seed + ".glue.wat"))));
    Plan.Builder plan =
        new Plan.Builder()
            .link("fuzzing-support", SUPPORT)
            .link("__fuzz_import", glue)
            .instantiate(linkedName(seed));
    new PlanMaker(ModuleReader.read(linked(seed)), plan).callAll().lookAtExports();
    return plan.build();
  }

  /** {@return the same, merged with the two, and with all its state exported} */
  Module merged(int seed) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve(seed + ".merged.wasm"));
    Module module = ModuleReader.read(Instrumenter.instrument(ModuleReader.read(bytes)).bytes());
    Files.write(directory.resolve(mergedName(seed)), module.bytes().toByteArray());
    return module;
  }

  /** {@return the name of the file that has what {@link #merged} gave} */
  String mergedName(int seed) {
    return seed + ".observed.wasm";
  }

  private static String linkedName(int seed) {
    return seed + ".wasm";
  }
}
