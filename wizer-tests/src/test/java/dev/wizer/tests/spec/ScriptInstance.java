package dev.wizer.tests.spec;

import dev.wizer.engine.EngineInstance;
import dev.wizer.wasm.module.Module;

/**
 * An instance that a script has made.
 *
 * @param module its module
 * @param instance the engine's instance
 */
record ScriptInstance(Module module, EngineInstance instance) {}
