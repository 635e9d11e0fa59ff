package dev.wizer.cli;

import java.util.List;

/** Something of the host went into the result that the options do not allow. */
final class BakedFactsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<BakedFact> facts;

  BakedFactsException(List<BakedFact> facts) {
    super("the result depends on what the guest has seen of the host (--strict)");
    this.facts = List.copyOf(facts);
  }

  /** {@return what went into it, in words} */
  List<String> details() {
    return facts.stream().map(fact -> fact.text() + "; --allow-baked " + fact.name()).toList();
  }
}
