package dev.wizer.engine.interp.runtime;

/**
 * An integer of 31 bits where an object is wanted. In a slot it needs none.
 *
 * @param value its bits, sign-extended
 */
public record I31(int value) {}
