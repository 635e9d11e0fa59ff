/**
 * What runs may use, and what ends them, in all ways in which functions are executed.
 *
 * <p>{@code FuelTest}: how many instructions are counted. {@code CancellationTest}: what ends a
 * guest wherever it is. {@code LimitsTest}: memory, nested calls, the result's size.
 */
package dev.wizer.tests.bounds;
