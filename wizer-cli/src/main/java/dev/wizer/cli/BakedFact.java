package dev.wizer.cli;

import dev.wizer.cli.GuestOptions.Choice;
import dev.wizer.cli.GuestOptions.Source;
import dev.wizer.wasi.GuestWorld;
import java.util.ArrayList;
import java.util.List;

/**
 * Something of the host that went into a result: another run may give another result, or the result
 * carries it wherever it is used.
 *
 * @param name its name for {@code --allow-baked}
 * @param text what it is and what to do about it, for a person
 */
record BakedFact(String name, String text) {

  /** The names, beside those of single variables. */
  static final List<String> NAMES = List.of("random", "clock", "env", "descriptors");

  /** {@return what went into the result} */
  static List<BakedFact> of(GuestWorld world, GuestOptions options) {
    List<BakedFact> facts = new ArrayList<>();
    if (world.randomBytes() > 0 && isHosts(options.random())) {
      facts.add(
          new BakedFact(
              "random",
              "random bytes went into the result: "
                  + world.randomBytes()
                  + " (--random seed:N makes them the same in every run, --deny random shows where"
                  + " they are asked for)"));
    }
    if (world.allClockReads() > 0 && isHosts(options.clock())) {
      facts.add(
          new BakedFact(
              "clock",
              "the time went into the result: clocks were read "
                  + world.allClockReads()
                  + " times (--clock fixed:TIME makes it the same in every run, --deny clock shows"
                  + " where it is read)"));
    }
    if (!world.environment().isEmpty()) {
      facts.add(
          new BakedFact(
              "env",
              "the environment went into the result: " + String.join(", ", world.environment())));
    }
    if (!world.openAtEnd().isEmpty()) {
      facts.add(new BakedFact("descriptors", descriptors(world)));
    }
    return facts;
  }

  private static boolean isHosts(Choice choice) {
    return choice.source() == Source.UNSAID || choice.source() == Source.HOST;
  }

  private static String descriptors(GuestWorld world) {
    StringBuilder text =
        new StringBuilder("descriptors that are open went into the result, and will not be open:");
    String separator = " ";
    for (GuestWorld.OpenDescriptor open : world.openAtEnd()) {
      text.append(separator).append(open.descriptor()).append(" `").append(open.path()).append('`');
      separator = ", ";
    }
    return text.toString();
  }

  /** {@return those that the options do not allow} */
  static List<BakedFact> notAllowed(List<BakedFact> facts, GuestWorld world, GuestOptions options) {
    List<BakedFact> left = new ArrayList<>();
    for (BakedFact fact : facts) {
      if (!options.allowBaked().contains(fact.name)
          && !(fact.name.equals("env") && allAllowed(world.environment(), options))) {
        left.add(fact);
      }
    }
    return left;
  }

  private static boolean allAllowed(List<String> variables, GuestOptions options) {
    for (String variable : variables) {
      if (!options.allowBaked().contains("env:" + variable)) {
        return false;
      }
    }
    return true;
  }
}
