package dev.wizer.tests.benchmark;

import java.util.List;

/**
 * A case that is made when it is wanted: some take a while.
 *
 * @param name what it is called in the table
 * @param goals what is aimed at
 * @param source makes it
 * @param check tells whether two results are equivalent
 */
record PlannedCase(String name, List<Goal> goals, Source source, Check check) {

  /** Makes a case. */
  interface Source {
    Case make() throws Exception;
  }

  PlannedCase {
    goals = List.copyOf(goals);
  }
}
