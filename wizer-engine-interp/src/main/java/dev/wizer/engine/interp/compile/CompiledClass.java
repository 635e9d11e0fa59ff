package dev.wizer.engine.interp.compile;

/**
 * A class with the method of a region.
 *
 * @param name its name, as class files have it
 * @param direct whether it is a whole function, which others call without looking it up
 * @param vectors whether it may call methods for vectors
 * @param positions the positions of the operations that its line numbers stand for: the first is
 *     line 1
 * @param interpreted the positions of the operations that the interpreter does, on the frame
 * @param bytes the class file; not to be changed
 * @param constants the objects to which it refers, in the order in which it takes them
 */
public record CompiledClass(
    String name,
    boolean direct,
    boolean vectors,
    int[] positions,
    int[] interpreted,
    byte[] bytes,
    Object[] constants) {}
