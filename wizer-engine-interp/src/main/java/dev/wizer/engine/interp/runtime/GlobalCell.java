package dev.wizer.engine.interp.runtime;

import dev.wizer.engine.ValType;

/**
 * A global of a store. Its value is in the store's slots.
 *
 * @param slot its first slot
 * @param type what it holds, in canonical form
 * @param mutable whether it can be set
 */
public record GlobalCell(int slot, ValType type, boolean mutable) {}
