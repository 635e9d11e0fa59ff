package dev.wizer.tests.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wizer.FailureKind;
import dev.wizer.Stage;
import dev.wizer.Wizer;
import dev.wizer.WizerException;
import dev.wizer.WizerResult;
import dev.wizer.engine.HeapObject;
import dev.wizer.engine.InstanceState;
import dev.wizer.engine.MemoryView;
import dev.wizer.engine.RefType;
import dev.wizer.engine.TableView;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.WatParser;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A result that does not start in the snapshotted state is found, and named by its difference. */
class VerifyTest {

  private static final byte[] MODULE =
      WatParser.parse(
          """
          (type $box (struct (field $value (mut i32))))
          (import "env" "log" (func $log))
          (memory (export "mem") 1)
          (data (i32.const 100) "abc")
          (data $late "late")
          (data $gone "gone")
          (global $count (export "count") (mut i32) (i32.const 0))
          (global $box (mut (ref null $box)) (ref.null $box))
          (table $t 3 funcref)
          (elem $f func $a $b)
          (elem $g func $a)
          (func $a)
          (func $b)
          (func (export "wizer.initialize")
            (global.set $count (i32.const 7))
            (global.set $box (struct.new $box (i32.const 9)))
            (i32.store8 (i32.const 5000) (i32.const 0x12))
            (drop (memory.grow (i32.const 1)))
            (data.drop $gone)
            (elem.drop $g)
            (table.set $t (i32.const 1) (ref.func $a)))
          (func (export "later")
            (memory.init $late (i32.const 0) (i32.const 0) (i32.const 4))
            (memory.init $gone (i32.const 0) (i32.const 0) (i32.const 0))
            (table.init $t $f (i32.const 0) (i32.const 0) (i32.const 2))
            (table.init $t $g (i32.const 0) (i32.const 0) (i32.const 0))
            (call $log))
          """);

  /** The first instance is snapshotted, the second is the result's. */
  private static final int RESULT = 2;

  @Test
  void verify_rightResult_isTheSameAsWithout() {
    SkewedEngine engine = new SkewedEngine(0, state -> state);
    WizerResult verified = run(engine);
    assertEquals(2, engine.instanceCount());
    assertTrue(verified.report().stages().containsKey(Stage.COMPARE));
    SkewedEngine other = new SkewedEngine(0, state -> state);
    WizerResult plain = Wizer.builder().engine(other).build().run(MODULE);
    assertEquals(1, other.instanceCount());
    assertArrayEquals(plain.bytes(), verified.bytes());
  }

  @Test
  void verify_otherByte_isNamedWithBoth() {
    assertMismatch(
        "memory 0 at address 0x1388 (exported as `mem`): expected byte 0x12, found byte 0x13",
        state -> SkewedState.withByte(state, 5000, 0x13));
  }

  @Test
  void verify_byteThatIsNotRestored_isFoundAtTheEndToo() {
    assertMismatch(
        "memory 0 at address 0x1ffff (exported as `mem`): expected byte 0x0, found byte 0xff",
        state -> SkewedState.withByte(state, 0x1FFFF, 0xFF));
  }

  @Test
  void verify_otherLength_isNamed() {
    assertMismatch(
        "memory 0, its length (exported as `mem`): expected 131072, found 65536",
        state ->
            new SkewedState(state) {
              @Override
              public MemoryView memory(String exportName) {
                return SkewedState.ofBytes(new byte[65536]);
              }
            });
  }

  @Test
  void verify_otherGlobal_isNamed() {
    assertMismatch(
        "global 0 (`count`): expected i32 7, found i32 8",
        state -> withGlobal(state, "global_0", new WasmValue.I32(8)));
  }

  @Test
  void verify_objectWithOtherContent_isFound() {
    assertMismatch(
        "global 1 (`box`): expected a structure of type 0 and length 1, found one that is different or"
            + " shared otherwise",
        state -> withGlobal(state, "global_1", new WasmValue.HeapRef(new Box(10))));
  }

  @Test
  void verify_otherTable_isNamed() {
    assertMismatch(
        "table 0 at element 1: expected function 1, found null",
        state -> withTable(state, 3, new WasmValue.NullRef(RefType.FUNCREF)));
    assertMismatch(
        "table 0 at element 1: expected function 1, found function 2",
        state -> withTable(state, 3, new WasmValue.FuncRef(2)));
    assertMismatch(
        "table 0, its size: expected 3, found 4",
        state -> withTable(state, 4, new WasmValue.FuncRef(1)));
  }

  @Test
  void verify_segmentThatIsDropped_isNamed() {
    assertMismatch(
        "data segment 1: expected 4 bytes, found 0 bytes",
        state ->
            new SkewedState(state) {
              @Override
              public boolean isDataSegmentDropped(int dataIndex) {
                return true;
              }
            });
    assertMismatch(
        "element segment 0: expected 2 elements, found 0 elements",
        state ->
            new SkewedState(state) {
              @Override
              public boolean isElementSegmentDropped(int elemIndex) {
                return true;
              }
            });
  }

  private static InstanceState withGlobal(InstanceState state, String name, WasmValue value) {
    return new SkewedState(state) {
      @Override
      public WasmValue global(String exportName) {
        return exportName.endsWith(name) ? value : super.global(exportName);
      }
    };
  }

  private static InstanceState withTable(InstanceState state, int size, WasmValue.Ref second) {
    return new SkewedState(state) {
      @Override
      public TableView table(String exportName) {
        TableView own = super.table(exportName);
        return new TableView() {
          @Override
          public long size() {
            return size;
          }

          @Override
          public WasmValue.Ref get(long index) {
            return index == 1 ? second : own.get(index);
          }
        };
      }
    };
  }

  /** A structure of the module's type with another field. */
  private record Box(int value) implements HeapObject {
    @Override
    public boolean isArray() {
      return false;
    }

    @Override
    public int typeIndex() {
      return 0;
    }

    @Override
    public int length() {
      return 1;
    }

    @Override
    public WasmValue get(int index) {
      return new WasmValue.I32(value);
    }
  }

  private static void assertMismatch(String detail, UnaryOperator<InstanceState> skew) {
    SkewedEngine engine = new SkewedEngine(RESULT, skew);
    WizerException failure = assertThrows(WizerException.class, () -> run(engine));
    assertEquals(FailureKind.MISMATCH, failure.kind());
    assertEquals(Stage.COMPARE, failure.stage());
    assertEquals(
        "the pre-initialized module does not start in the state that was snapshotted",
        failure.getMessage());
    assertEquals(detail, failure.details().get(0));
  }

  private static WizerResult run(SkewedEngine engine) {
    return Wizer.builder().engine(engine).verify(true).build().run(MODULE);
  }
}
