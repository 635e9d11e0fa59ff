package dev.wizer.wasm.module;

import dev.wizer.engine.ValType;

/**
 * The type of a global.
 *
 * @param valueType what it holds
 * @param mutable whether it can be set
 */
public record GlobalType(ValType valueType, boolean mutable) {}
