package dev.wizer.cli;

import dev.wizer.engine.ModuleBytes;
import dev.wizer.wasi.GuestWorld;
import dev.wizer.wasi.GuestWorldSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of what a guest has seen: it is allowed or not, told, or part of the result. */
final class GuestAccount {

  private final GuestOptions options;
  private final Optional<GuestWorld> world;
  private final List<BakedFact> facts;

  GuestAccount(GuestOptions options, Optional<GuestWorld> world) {
    this.options = options;
    this.world = world;
    this.facts = world.isPresent() ? BakedFact.of(world.get(), options) : List.of();
  }

  Optional<GuestWorld> world() {
    return world;
  }

  /** Throws {@link BakedFactsException} if something went into the result that must not. */
  void requireAllowed() {
    if (options.strict() && world.isPresent()) {
      List<BakedFact> left = BakedFact.notAllowed(facts, world.get(), options);
      if (!left.isEmpty()) {
        throw new BakedFactsException(left);
      }
    }
  }

  /** {@return the module, with a section that tells what the guest has seen if that is wanted} */
  ModuleBytes complete(ModuleBytes module) {
    if (!options.metadata() || world.isEmpty()) {
      return module;
    }
    byte[] section = GuestWorldSection.encode(world.get());
    List<ModuleBytes.Piece> pieces = new ArrayList<>(module.pieces());
    pieces.add(new ModuleBytes.Piece(section, 0, section.length));
    return ModuleBytes.of(pieces);
  }

  /** {@return a line for each thing that went into the result} */
  List<String> warnings() {
    return facts.stream().map(fact -> "warning: " + fact.text()).toList();
  }
}
