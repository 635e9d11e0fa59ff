package dev.wizer.tests.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to do with a module, in steps that {@link PlanRunner} and {@code run-plans.mjs} understand.
 *
 * @param steps the steps, each a word that says what to do, and what to do it with
 */
record Plan(List<List<String>> steps) {

  private static final List<String> FORGET = List.of("forget");

  Plan {
    steps = List.copyOf(steps);
  }

  /** {@return the steps that call a function and whose outcome is not forgotten} */
  List<List<String>> calls() {
    return steps.subList(steps.lastIndexOf(FORGET) + 1, steps.size()).stream()
        .filter(step -> step.get(0).equals("call"))
        .toList();
  }

  /** {@return whether nothing of what the plan gives is forgotten} */
  boolean keepsAll() {
    return !steps.contains(FORGET);
  }

  /** {@return the plan, one line for each step} */
  String text() {
    return steps.stream().map(step -> String.join(" ", step) + "\n").collect(Collectors.joining());
  }

  /** Collects steps. */
  static final class Builder {

    private final List<List<String>> steps = new ArrayList<>();

    /** What modules import as {@code module} is what the module in {@code file} exports. */
    Builder link(String module, String file) {
      return add("link", module, file);
    }

    /** Instantiates the module that the plan is about. */
    Builder instantiate(String file) {
      return add("module", file);
    }

    /** Calls a function. */
    Builder call(String exportName, List<String> arguments) {
      List<String> step = new ArrayList<>(List.of("call", exportName));
      step.addAll(arguments);
      steps.add(Collections.unmodifiableList(step));
      return this;
    }

    /** Drops what all steps before have given. Until then, exports can't be called back. */
    Builder forget() {
      steps.add(FORGET);
      return this;
    }

    /** Looks at a global. */
    Builder global(String exportName) {
      return add("global", exportName);
    }

    /** Looks at a memory. */
    Builder memory(String exportName) {
      return add("memory", exportName);
    }

    /** Looks at a table. */
    Builder table(String exportName) {
      return add("table", exportName);
    }

    Plan build() {
      return new Plan(steps);
    }

    private Builder add(String... words) {
      steps.add(List.of(words));
      return this;
    }
  }
}
