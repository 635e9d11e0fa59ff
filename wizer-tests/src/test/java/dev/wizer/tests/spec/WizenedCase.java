package dev.wizer.tests.spec;

import dev.wizer.wasm.module.Module;
import dev.wizer.wasm.text.script.WastAction;
import java.util.List;
import java.util.Map;

/**
 * A module of a script that is to be pre-initialized.
 *
 * @param place where it comes from: script and line
 * @param module the module
 * @param init the export name of the initialization function
 * @param calls what the script calls after it has made an instance, in order
 * @param providers the modules whose functions it imports, by the module name in imports
 */
record WizenedCase(
    String place,
    Module module,
    String init,
    List<WastAction.Invoke> calls,
    Map<String, Module> providers) {

  WizenedCase {
    calls = List.copyOf(calls);
    providers = Map.copyOf(providers);
  }

  @Override
  public String toString() {
    return place + " \"" + init + "\"";
  }
}
