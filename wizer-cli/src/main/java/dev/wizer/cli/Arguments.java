package dev.wizer.cli;

import java.util.List;
import java.util.Optional;

/** What was given on a command line whose syntax is right. Options go by any of their names. */
interface Arguments {

  /** {@return the argument that belongs to no option} */
  Optional<String> input();

  /** {@return the value of an option that takes one} */
  Optional<String> text(String option);

  /** {@return the values of an option that can be repeated, in order} */
  List<String> texts(String option);

  /**
   * {@return whether an option is switched on}
   *
   * @param option an option that takes {@code true} or {@code false}
   * @param otherwise the answer if it was not given
   */
  boolean bool(String option, boolean otherwise);

  /** {@return whether an option without a value was given} */
  boolean flag(String option);
}
