package dev.wizer.engine.interp.compile;

/**
 * How compiled code reads and writes numbers in the array that holds a memory, after it has tested
 * the address: by the methods {@code getInt(array, position)}, {@code putInt(array, position, int)}
 * and so on of some class.
 *
 * @param owner the class, as class files name it
 * @param receiver the object whose methods they are; null if they are static
 * @param arrayType the descriptor of the first parameter
 * @param first the position of index 0
 */
public record NumberAccess(String owner, Object receiver, String arrayType, long first) {}
