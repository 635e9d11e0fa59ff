package dev.wizer.tests.generate;

import java.util.List;

/**
 * The index spaces of a module that is being generated.
 *
 * @param profile what may be used
 * @param types the function types; the first ones are those of {@link ModuleGenerator}
 * @param funcTypes for each function, imported one included, the index of its type
 * @param globals the mutable globals' types
 * @param fuelGlobal the global that counts down calls and iterations
 * @param referenceGlobal the global that holds a function reference, or -1
 * @param memories how many memories there are
 * @param tableElements the first table's size
 * @param datas how many data segments there are
 * @param elems how many element segments there are
 */
record ModuleShape(
    Profile profile,
    List<Signature> types,
    List<Integer> funcTypes,
    String globals,
    int fuelGlobal,
    int referenceGlobal,
    int memories,
    int tableElements,
    int datas,
    int elems) {

  Signature signature(int funcIndex) {
    return types.get(funcTypes.get(funcIndex));
  }
}
