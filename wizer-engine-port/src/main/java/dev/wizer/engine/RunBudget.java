package dev.wizer.engine;

import java.util.List;
import java.util.Objects;

/**
 * What is left of what a guest may use. All stores of a run share one: the module's, and those of
 * modules from which it imports. For one thread at a time; only the token is for all.
 */
public final class RunBudget {

  private final RunBounds bounds;
  private final CancellationToken token;
  private long fuelLeft;
  private long memoryLeft;

  private RunBudget(RunBounds bounds, CancellationToken token) {
    this.bounds = bounds;
    this.token = token;
    this.fuelLeft = bounds.fuel().orElse(Long.MAX_VALUE);
    this.memoryLeft = bounds.memoryInBytes().orElse(Long.MAX_VALUE);
  }

  /** {@return a budget without bounds, whose run nobody else cancels} */
  public static RunBudget unlimited() {
    return of(RunBounds.NONE, CancellationToken.create());
  }

  /**
   * {@return all that the bounds allow}
   *
   * @param token cancels the run
   */
  public static RunBudget of(RunBounds bounds, CancellationToken token) {
    return new RunBudget(
        Objects.requireNonNull(bounds, "bounds"), Objects.requireNonNull(token, "token"));
  }

  /** {@return the bounds with which it began} */
  public RunBounds bounds() {
    return bounds;
  }

  /** {@return what cancels the run} */
  public CancellationToken token() {
    return token;
  }

  /** {@return whether instructions are counted} */
  public boolean isMetered() {
    return bounds.fuel().isPresent();
  }

  /** {@return how many instructions may still be executed, negative when too many have been} */
  public long fuelLeft() {
    return fuelLeft;
  }

  /** Sets how many instructions may still be executed. */
  public void setFuelLeft(long count) {
    fuelLeft = count;
  }

  /** {@return how many instructions have been executed} */
  public long fuelUsed() {
    return bounds.fuel().orElse(Long.MAX_VALUE) - fuelLeft;
  }

  /** {@return the failure of a guest that has executed too many instructions} */
  public ExhaustionException outOfFuel() {
    return new ExhaustionException(
        "all fuel consumed by WebAssembly: the limit is "
            + bounds.fuel().orElse(Long.MAX_VALUE)
            + " instructions",
        List.of());
  }

  /** {@return whether memory is bounded} */
  public boolean boundsMemory() {
    return bounds.memoryInBytes().isPresent();
  }

  /** {@return how many bytes of memory may still be taken} */
  public long memoryLeft() {
    return memoryLeft;
  }

  /**
   * Takes memory for a memory, a table or objects.
   *
   * @return whether there was that much; if not, nothing is taken
   */
  public boolean takeMemory(long bytes) {
    if (bytes < 0 || bytes > memoryLeft) {
      return false;
    }
    memoryLeft -= bytes;
    return true;
  }

  /** Gives memory back. */
  public void giveMemory(long bytes) {
    memoryLeft += bytes;
  }

  /** {@return the failure of a guest for which there is not enough memory} */
  public ExhaustionException outOfMemory() {
    return new ExhaustionException(
        "out of memory: the limit is " + bounds.memoryInBytes().orElse(Long.MAX_VALUE) + " bytes",
        List.of());
  }
}
