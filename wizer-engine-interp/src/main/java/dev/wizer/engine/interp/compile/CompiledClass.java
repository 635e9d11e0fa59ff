package dev.wizer.engine.interp.compile;

/**
 * A class with the method of a region.
 *
 * @param bytes the class file; not to be changed
 * @param constants the objects to which it refers, in the order in which it takes them; it puts its
 *     instance behind them
 */
public record CompiledClass(byte[] bytes, Object[] constants) {}
