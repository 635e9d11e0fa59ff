package dev.wizer.instrument;

import dev.wizer.engine.ModuleBytes;

/**
 * A module that can be run to be looked at.
 *
 * @param bytes the module; it has arrays in common with the original
 * @param names what its state is exported as
 * @param hasStart whether the original has a start function. The instrumented module has none: it
 *     exports that function instead, so that a start function that fails or exits leaves an
 *     instance
 */
public record InstrumentedModule(ModuleBytes bytes, StateExports names, boolean hasStart) {}
