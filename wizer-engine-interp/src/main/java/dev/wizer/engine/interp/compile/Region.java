package dev.wizer.engine.interp.compile;

import java.util.BitSet;

/**
 * A part of a function that becomes one method.
 *
 * @param blocks its blocks
 * @param entries the blocks in which it is entered, by number of the entry
 */
public record Region(BitSet blocks, int[] entries) {}
