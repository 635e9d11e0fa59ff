package dev.wizer.engine.chicory;

import dev.wizer.engine.Extern;
import dev.wizer.wasm.module.ExternKind;

/**
 * What an instance exports.
 *
 * @param exporter the instance
 * @param kind what it is
 * @param index its index in the instance's module
 */
record ChicoryExtern(ChicoryInstance exporter, ExternKind kind, int index) implements Extern {}
