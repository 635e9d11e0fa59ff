package dev.wizer;

import dev.wizer.engine.InstanceState;
import dev.wizer.instrument.StateExports;
import dev.wizer.snapshot.Diff;
import dev.wizer.snapshot.Snapshot;
import dev.wizer.snapshot.SnapshotLimits;
import dev.wizer.snapshot.StackRegion;
import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.validate.CodeReferences;
import java.util.Optional;

/**
 * What instances of one module are snapshotted with.
 *
 * @param module the module as it was before it was instrumented
 * @param names under which names the instrumented module exports its state
 * @param references what its code refers to
 * @param unusedStack the stack whose unused part is left out, if it is
 */
record SnapshotSource(
    Module module,
    StateExports names,
    CodeReferences references,
    Optional<StackRegion> unusedStack) {

  /** {@return what is seen of an instance's state} */
  InstanceState visible(InstanceState state) {
    return unusedStack.isPresent() ? unusedStack.get().withoutUnused(state, names) : state;
  }

  Diff take(InstanceState visible, SnapshotLimits limits) {
    return Snapshot.take(module, visible, names, references, limits);
  }
}
