package dev.wizer.engine.interp.exec;

import dev.wizer.engine.interp.compile.BlockProfile;
import dev.wizer.engine.interp.compile.CompiledClass;
import dev.wizer.engine.interp.compile.FunctionCompiler;
import dev.wizer.engine.interp.runtime.Entry;
import dev.wizer.engine.interp.runtime.Func;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A function that has been compiled: its regions, which are made when control first goes there, and
 * the trampoline between them.
 *
 * <p>If control passes from region to region very often, the function is compiled again, with
 * blocks that count how often they are executed; and after as many passages once more, with regions
 * that keep together what is frequent. Each time something else takes the place of this object,
 * which only goes on with calls that are active in it, until it comes to a place where the new one
 * can be entered.
 */
public final class CompiledFunction extends Entry {

  private static final int REGION_BITS = 16;
  private static final int REGION_MASK = 0xFFFF;

  private static final long EXITS_FACTOR = 4;

  /** How many regions a function has at least that is compiled again. */
  private static final int MIN_REGIONS = 2;

  private final Func func;
  private final ExecutionLoop loop;
  private FunctionCompiler compiler;
  private final int frameSlots;
  private final int firstToClear;
  private final int endToClear;
  private final CompiledCode[] regions;
  private final Compilation compilation;
  private final BlockProfile profile;
  private final int firstPlace;

  /** Whether the code is made for a memory whose head is often left. */
  private boolean isForLeftHead;

  /** How often control may leave for the interpreter until that changes, or all code is old. */
  private int exitsLeft;

  /** How often it may from one such change to the next: each time more often. */
  private int exitsAllowed;

  /** The code for loops that were running already, by position, if there is one region only. */
  private final Map<Integer, CompiledCode> loops = new HashMap<>();

  /** Whether another one is to take the place of this one, or has taken it. */
  private final boolean isReplaced;

  /** How many passages from region to region are left until then. */
  private int passagesLeft;

  /** What has taken the place of this one. */
  private CompiledFunction successor;

  private CompiledFunction(
      Func func, ExecutionLoop loop, Compilation compilation, BlockProfile profile) {
    this.compilation = compilation;
    this.profile = profile;
    this.passagesLeft = compilation.passagesUntilHot();
    this.func = func;
    this.loop = loop;
    this.frameSlots = func.frameSlots;
    this.exitsAllowed = compilation.exitsUntilLeft();
    this.exitsLeft = exitsAllowed;
    this.compiler =
        FunctionCompiler.of(
            func,
            loop.store,
            compilation.limits(),
            compilation.numbers().access(),
            profile,
            loop,
            this,
            loop.tiering.facts(func));
    boolean compiles = compiler != null;
    boolean clears = compiles && compiler.needsClearFrame();
    this.firstToClear = func.paramSlots;
    this.endToClear = clears ? func.localSlots : firstToClear;
    this.regions = new CompiledCode[compiles ? compiler.regionCount() : 0];
    for (int i = 0; i < regions.length; i++) {
      regions[i] = new Missing(i);
    }
    this.firstPlace = compiles ? compiler.where(0) : 0;
    this.isReplaced =
        regions.length >= MIN_REGIONS && (profile == BlockProfile.NONE || profile.counting());
  }

  /** {@return the compiled function, or null if it has to be interpreted} */
  static CompiledFunction of(Func func, ExecutionLoop loop, Compilation compilation) {
    return of(func, loop, compilation, BlockProfile.NONE);
  }

  private static CompiledFunction of(
      Func func, ExecutionLoop loop, Compilation compilation, BlockProfile profile) {
    CompiledFunction function = new CompiledFunction(func, loop, compilation, profile);
    return function.compiler == null ? null : function;
  }

  @Override
  public void enter(Func called, int fp, int depth) {
    if (regions.length == 1) {
      decideEntry();
      func.entry.enter(called, fp, depth);
      return;
    }
    begin(fp, depth);
    goOn(fp, depth, firstPlace);
  }

  @Override
  public boolean enterInPlace(Func called, int fp, int depth) {
    if (regions.length == 1) {
      decideEntry();
      return func.entry.enterInPlace(called, fp, depth);
    }
    begin(fp, depth);
    return goOnInPlace(fp, depth, firstPlace);
  }

  /** Where there is one region, callers need not come by here again. */
  private void decideEntry() {
    if (region(0) instanceof Interpreted) {
      func.code = func.words;
      func.entry = loop.store.defaultEntry;
    } else {
      func.entry = regions[0];
    }
  }

  /** Begins a frame. Used by compiled code. */
  public void begin(int fp, int depth) {
    if (depth >= loop.maxDepth || fp + frameSlots > loop.stack.length) {
      loop.admit(func, fp, depth);
    }
    if (firstToClear < endToClear) {
      Arrays.fill(loop.stack, fp + firstToClear, fp + endToClear, 0);
    }
  }

  /** Runs what follows of a call, to its end. Used by compiled code. */
  public void goOn(int fp, int depth, int where) {
    if (goOnInPlace(fp, depth, where)) {
      loop.enterTailCallee(fp, depth);
    }
  }

  /**
   * Runs what follows of a call. Used by compiled code.
   *
   * @return whether another function is to take the place of this one
   */
  public boolean goOnInPlace(int fp, int depth, int where) {
    int position = run(fp, depth, where);
    if (position >= 0) {
      loop.interpret(func, fp, depth, position);
    }
    return position == CompiledCode.TAIL_CALL;
  }

  /**
   * Runs until the function ends or the interpreter has to go on.
   *
   * @return {@link CompiledCode#RETURNED}, {@link CompiledCode#TAIL_CALL} or a position
   */
  private int run(int fp, int depth, int from) {
    // All that is entered from here looks the memory's head up.
    func.instance.memory.settle();
    int where = from;
    while (where >= 0) {
      if (isReplaced && --passagesLeft < 0) {
        int entered = whereInSuccessor(where);
        if (entered >= 0) {
          return successor.run(fp, depth, entered);
        }
      }
      where = regions[where & REGION_MASK].run(fp, depth, where >>> REGION_BITS);
    }
    if (where == CompiledCode.RETURNED || where == CompiledCode.TAIL_CALL) {
      return where;
    }
    if (func.instance.memory.isBig() && --exitsLeft < 0) {
      leaveHead();
    }
    int position = CompiledCode.interpret(where);
    compilation.log().left(func, position);
    return position;
  }

  /** Not all exits have to do with memory, so each time it takes longer. */
  private void leaveHead() {
    exitsAllowed = (int) Math.min(EXITS_FACTOR * exitsAllowed, Integer.MAX_VALUE);
    exitsLeft = exitsAllowed;
    loop.tiering.leftHead(this, func.instance.memory);
  }

  boolean isForLeftHead() {
    return isForLeftHead;
  }

  /**
   * Has all code made again when control comes there.
   *
   * @param leftHead whether for a memory whose head is often left
   */
  void makeFor(boolean leftHead) {
    isForLeftHead = leftHead;
    compiler = compiler.again(leftHead);
    loops.clear();
    for (int i = 0; i < regions.length; i++) {
      if (!(regions[i] instanceof Interpreted)) {
        regions[i] = new Missing(i);
      }
    }
    func.direct = null;
    if (func.entry instanceof CompiledCode) {
      func.entry = this;
    }
  }

  /** Where control goes in what takes this one's place; negative if it can't be entered there. */
  private int whereInSuccessor(int where) {
    // It must not come to less than nothing.
    passagesLeft = 0;
    if (successor == null) {
      successor = replace();
    }
    return successor == this ? -1 : successor.compiler.where(compiler.position(where));
  }

  /** Gives what takes this one's place, or itself if nothing does. */
  private CompiledFunction replace() {
    BlockProfile next =
        profile.counting()
            ? profile.counted()
            : new BlockProfile(new int[compiler.blockCount()], true);
    CompiledFunction made = of(func, loop, compilation, next);
    if (isForLeftHead) {
      made.makeFor(true);
    }
    return loop.tiering.replace(func, this, made) ? made : this;
  }

  /**
   * Runs a call whose frame has room.
   *
   * @return {@link CompiledCode#RETURNED}, {@link CompiledCode#TAIL_CALL} or a position
   */
  int runCall(int fp, int depth) {
    begin(fp, depth);
    return run(fp, depth, firstPlace);
  }

  /**
   * Runs from a loop's header on, whose frame was the interpreter's.
   *
   * @return {@link CompiledCode#RETURNED}, {@link CompiledCode#TAIL_CALL} or a position
   */
  int runLoop(int position, int fp, int depth) {
    if (regions.length > 1) {
      return run(fp, depth, compiler.where(position));
    }
    func.instance.memory.settle();
    return run(fp, depth, loopCode(position).run(fp, depth, 0));
  }

  private CompiledCode loopCode(int position) {
    CompiledCode code = loops.get(position);
    if (code == null) {
      code = make(compiler.compileLoop(position, loop.classes.nextName()), position);
      loops.put(position, code);
    }
    return code;
  }

  /** Where to go on after a failure; throws if nothing handles it. Used by compiled code. */
  int resume(Throwable failure, int position, int fp) {
    int target = loop.failures.handler(failure, func, position, loop.stack, fp);
    if (target == FailurePaths.NO_HANDLER) {
      throw Unwinding.again(failure);
    }
    int where = compiler.where(target);
    return where < 0 ? CompiledCode.interpret(target) : where;
  }

  private CompiledCode region(int number) {
    if (regions[number] instanceof Missing) {
      CompiledClass made = compiler.compile(number, loop.classes.nextName());
      regions[number] = make(made, compiler.entries(number));
      if (made != null && made.direct()) {
        func.direct = made.name();
      }
    }
    return regions[number];
  }

  private CompiledCode make(CompiledClass made, int... positions) {
    if (made == null) {
      compilation.log().tooLarge(func);
      return new Interpreted(positions);
    }
    compilation.log().compiled(func, made);
    return loop.classes.define(made, func);
  }

  /** Stands for a region that has not been made. */
  private final class Missing extends CompiledCode {

    private final int number;

    Missing(int number) {
      this.number = number;
    }

    @Override
    public int run(int fp, int depth, int entry) {
      return region(number).run(fp, depth, entry);
    }
  }

  /** A region that has become too large. */
  private static final class Interpreted extends CompiledCode {

    private final int[] positions;

    Interpreted(int[] positions) {
      this.positions = positions;
    }

    @Override
    public int run(int fp, int depth, int entry) {
      return interpret(positions[entry]);
    }
  }
}
