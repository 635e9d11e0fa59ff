package dev.wizer;

import dev.wizer.engine.HostModule;
import dev.wizer.engine.WasmEngine;
import dev.wizer.wasm.binary.Feature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * All that a run is told.
 *
 * @param engine what runs the module
 * @param init what initializes the module
 * @param renames new export names by old name
 * @param wasi opens WASI, if the guest may use it
 * @param hostFunctions the user's own host functions, if there are any
 * @param stubs functions that do nothing, in place of imports
 * @param preloads modules by the name under which others import from them, in order
 * @param features what modules may use
 * @param result what the result is to be like
 * @param checks how the run verifies itself
 * @param threads how many threads may work at once
 * @param limits what a run may use, and what ends it
 * @param nanoClock tells the time in nanoseconds, for the report
 */
record WizerOptions(
    WasmEngine engine,
    InitOptions init,
    Map<String, String> renames,
    Optional<HostModuleFactory> wasi,
    Optional<HostModule> hostFunctions,
    List<Stub> stubs,
    Map<String, byte[]> preloads,
    Set<Feature> features,
    ResultOptions result,
    Checks checks,
    int threads,
    RunLimits limits,
    LongSupplier nanoClock) {}
