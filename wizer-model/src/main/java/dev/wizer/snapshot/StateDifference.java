package dev.wizer.snapshot;

/**
 * Where two states differ.
 *
 * @param location the place
 * @param expected what the first state has there, in words
 * @param actual what the second has
 */
public record StateDifference(StateLocation location, String expected, String actual) {}
