package dev.wizer.snapshot;

import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import dev.wizer.instrument.ObservedGlobals;
import dev.wizer.instrument.StateExports;
import dev.wizer.wasm.module.ConstExprEvaluator;
import dev.wizer.wasm.module.Module;
import java.util.BitSet;
import java.util.Optional;

/**
 * Compares all state of two instances: of one module, or of a module and one that was made from it.
 * Objects may be others as long as they have the same content and are shared in the same way.
 */
public final class InstanceComparison {

  private final Side expected;
  private final Side actual;
  private final Counterparts counterparts;
  private final HeapMatch objects = new HeapMatch();
  private StateDifference found;

  /** One of the two instances. */
  public static final class Side {

    private final Module module;
    private final InstanceState state;
    private final CurrentState current;
    private final BitSet observedGlobals;
    private final ConstExprEvaluator evaluator;

    /**
     * Makes a side.
     *
     * @param module the module as it was before it was instrumented
     * @param state the state of an instance of the instrumented module
     * @param names under which names that exports its state
     */
    public Side(Module module, InstanceState state, StateExports names) {
      this.module = module;
      this.state = state;
      this.current = new CurrentState(state, names);
      this.observedGlobals = ObservedGlobals.of(module);
      this.evaluator = new ConstExprEvaluator(module);
    }

    /** What is not observed can't have changed. */
    private WasmValue global(int globalIndex) {
      return observedGlobals.get(globalIndex)
          ? current.global(globalIndex)
          : evaluator.global(globalIndex);
    }
  }

  private InstanceComparison(Side expected, Side actual, Counterparts counterparts) {
    this.expected = expected;
    this.actual = actual;
    this.counterparts = counterparts;
  }

  /**
   * {@return the first difference: in memories, then globals, tables, segments; or empty}
   *
   * @param expected the instance of the original module
   * @param actual the other one
   * @param counterparts where the other one's module has what the original has
   */
  public static Optional<StateDifference> firstDifference(
      Side expected, Side actual, Counterparts counterparts) {
    InstanceComparison comparison = new InstanceComparison(expected, actual, counterparts);
    comparison.compare();
    return Optional.ofNullable(comparison.found);
  }

  private void compare() {
    Module module = expected.module;
    for (int i = 0; i < module.memories().size() && found == null; i++) {
      compareMemories(i);
    }
    for (int i = 0; i < module.globals().size() && found == null; i++) {
      WasmValue value = actual.global(counterparts.globals()[i]);
      compare(new StateLocation.GlobalValue(i), expected.global(i), value);
    }
    for (int i = 0; i < module.tables().size() && found == null; i++) {
      compareTables(i);
    }
    for (int i = 0; i < module.datas().size() && found == null; i++) {
      compareDatas(i, counterparts.datas()[i]);
    }
    for (int i = 0; i < module.elems().size() && found == null; i++) {
      compareElems(i, counterparts.elems()[i]);
    }
  }

  private void differ(StateLocation location, Object first, Object second) {
    found = new StateDifference(location, first.toString(), second.toString());
  }

  private void compareMemories(int memoryIndex) {
    MemoryView first = expected.current.memory(memoryIndex);
    MemoryView second = actual.current.memory(memoryIndex);
    if (first.lengthInBytes() != second.lengthInBytes()) {
      differ(
          new StateLocation.MemorySize(memoryIndex), first.lengthInBytes(), second.lengthInBytes());
      return;
    }
    long address = MemoryComparison.firstDifference(first, second);
    if (address >= 0) {
      differ(
          new StateLocation.MemoryByte(memoryIndex, address),
          byteText(MemoryComparison.byteAt(first, address)),
          byteText(MemoryComparison.byteAt(second, address)));
    }
  }

  private static String byteText(int value) {
    return "byte 0x" + Integer.toHexString(value);
  }

  private void compareTables(int tableIndex) {
    TableView first = expected.current.table(tableIndex);
    TableView second = actual.current.table(tableIndex);
    if (first.size() != second.size()) {
      differ(new StateLocation.TableSize(tableIndex), first.size(), second.size());
    }
    long end;
    for (long i = 0; i < first.size() && found == null; i = end) {
      end = Math.min(first.sameUntil(i), second.sameUntil(i));
      WasmValue element = first.get(i);
      WasmValue other = second.get(i);
      if (leadsToObject(element) || !Values.same(element, other)) {
        compare(new StateLocation.TableElement(tableIndex, i), element, other);
      }
    }
  }

  private void compare(StateLocation location, WasmValue first, WasmValue second) {
    if (!objects.match(first, second)) {
      String text = ValueText.of(first);
      String other = ValueText.of(second);
      differ(
          location, text, text.equals(other) ? "one that is different or shared otherwise" : other);
    }
  }

  /** A segment that was dropped is one without content. */
  private void compareDatas(int dataIndex, int index) {
    if (index == Counterparts.GONE) {
      return;
    }
    StateLocation location = new StateLocation.DataSegmentContent(dataIndex);
    int length = lengthOfData(expected, dataIndex);
    int otherLength = lengthOfData(actual, index);
    if (length != otherLength) {
      differ(location, length + " bytes", otherLength + " bytes");
    } else if (length > 0
        && !expected
            .module
            .datas()
            .get(dataIndex)
            .bytes()
            .hasBytesOf(actual.module.datas().get(index).bytes())) {
      differ(location, length + " bytes", "others");
    }
  }

  private static int lengthOfData(Side side, int dataIndex) {
    return side.state.isDataSegmentDropped(dataIndex)
        ? 0
        : side.module.datas().get(dataIndex).bytes().lengthInBytes();
  }

  private void compareElems(int elemIndex, int index) {
    if (index == Counterparts.GONE) {
      return;
    }
    StateLocation location = new StateLocation.ElementSegmentContent(elemIndex);
    int size = sizeOfElem(expected, elemIndex);
    int otherSize = sizeOfElem(actual, index);
    if (size != otherSize) {
      differ(location, size + " elements", otherSize + " elements");
      return;
    }
    for (int i = 0; i < size && found == null; i++) {
      WasmValue first = element(expected, elemIndex, i);
      WasmValue second = element(actual, index, i);
      // The port does not show what a segment holds. Objects in it are made by expressions: which
      // ones they share with globals is not compared.
      if (leadsToObject(first) ? !leadsToObject(second) : !Values.same(first, second)) {
        differ(location, ValueText.of(first) + " as element " + i, ValueText.of(second));
      }
    }
  }

  private static int sizeOfElem(Side side, int elemIndex) {
    return side.state.isElementSegmentDropped(elemIndex)
        ? 0
        : side.module.elems().get(elemIndex).init().size();
  }

  private static WasmValue element(Side side, int elemIndex, int index) {
    return side.evaluator.element(side.module.elems().get(elemIndex), index);
  }

  private static boolean leadsToObject(WasmValue value) {
    return Values.object(value) != null;
  }
}
