package dev.wizer.snapshot;

import dev.wizer.engine.RefType;
import dev.wizer.engine.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random states of one module, whose objects share others but never lead to themselves. */
final class HeapGenerator {

  static final int GLOBALS = 13;

  private static final int LEAF = 0;
  private static final int NODE = 1;
  private static final int LIST = 2;
  private static final int BYTES = 3;
  private static final int VECTORS = 4;
  private static final int FUNCS = 5;
  private static final int EXTERNS = 6;

  private static final int[] MUTABLE = {0, 1, 2, 3, 4, 5, 9, 10};

  private static final WasmValue.Ref NULL = new WasmValue.NullRef(RefType.ANYREF);

  private static final String TEXT =
      """
      (type $leaf (sub (struct (field (mut i32)) (field i8) (field (mut i64)))))
      (type $node (struct
        (field (mut anyref)) (field (mut eqref)) (field f64) (field (mut (ref null $leaf)))))
      (type $list (array (mut anyref)))
      (type $bytes (array (mut i16)))
      (type $vectors (array (mut v128)))
      (type $funcs (array (mut funcref)))
      (type $externs (array (mut externref)))
      (type $equal-to-leaf (sub (struct (field (mut i32)) (field i8) (field (mut i64)))))

      (global $g0 (export "g0") (mut anyref) (ref.null none))
      (global $g1 (export "g1") (mut eqref) (ref.i31 (i32.const -5)))
      (global $g2 (export "g2") (mut externref) (ref.null extern))
      (global $g3 (export "g3") (mut (ref any))
        (array.new $list (struct.new_default $equal-to-leaf) (i32.const 3)))
      (global $g4 (export "g4") (mut f32) (f32.const nan:0x200001))
      (global $g5 (export "g5") (mut funcref) (ref.func 0))
      (global $g6 (export "g6") (ref $leaf)
        (struct.new $leaf (i32.const 7) (i32.const 0x1ff) (i64.const -1)))
      (global $g7 (export "g7") (ref $list)
        (array.new_fixed $list 3 (global.get $g6)
          (struct.new_default $node) (array.new_default $bytes (i32.const 9))))
      (global $g8 (export "g8") anyref (global.get $g7))
      (global $g9 (export "g9") (mut anyref) (global.get $g7))
      (global $g10 (export "g10") (mut (ref $leaf)) (global.get $g6))
      (global $g11 (export "g11") (ref null $leaf) (struct.new_default $leaf))
      (global $g12 (export "g12") (ref eq) (struct.new_default $equal-to-leaf))

      (table $t0 5 20 anyref)
      (table $t1 3 (ref $leaf) (struct.new_default $leaf))
      (table $t2 i64 4 externref)
      (table $t3 4 funcref)
      (table $t4 3 eqref (ref.i31 (i32.const 4)))
      (elem (table $t0) (i32.const 1) anyref
        (global.get $g6) (struct.new_default $node) (global.get $g8))
      (elem (table $t3) (i32.const 1) func 0 1)

      (func (drop (global.get 0))) (func (drop (global.get 1))) (func (drop (global.get 2)))
      (func (drop (global.get 3))) (func (drop (global.get 4))) (func (drop (global.get 5)))
      (func (drop (global.get 6))) (func (drop (global.get 7))) (func (drop (global.get 8)))
      (func (drop (global.get 9))) (func (drop (global.get 10)))
      (func (drop (global.get 11))) (func (drop (global.get 12)))
      """;

  private final Random random;
  private final FakeState state = FakeState.of(TEXT);

  /** All objects; each may refer to those before it. */
  private final List<FakeObject> objects = new ArrayList<>();

  HeapGenerator(long seed) {
    this.random = new Random(seed);
  }

  FakeState state(int changes) {
    FakeObject list = FakeObject.of(state.global(7));
    for (int i : new int[] {6, 11, 12}) {
      objects.add(FakeObject.of(state.global(i)));
    }
    for (int i = 1; i < list.length(); i++) {
      objects.add(FakeObject.of(list.ref().object().get(i)));
    }
    objects.add(list);
    for (int i = 0; i < changes; i++) {
      change();
    }
    return state;
  }

  private void change() {
    switch (random.nextInt(10)) {
      case 9 -> objects.add(objects.get(random.nextInt(objects.size())).copy());
      case 0, 1, 2 -> objects.add(newObject(objects.size()));
      case 3 -> changeObject();
      case 4 -> changeGlobal(MUTABLE[random.nextInt(MUTABLE.length)]);
      case 5 -> setElement(0, reference(objects.size()));
      case 6 -> setElement(1, object(LEAF, objects.size()).ref());
      case 7 -> setElement(2, external(objects.size()));
      default -> setElement(4, new WasmValue.I31Ref(random.nextInt(6)));
    }
  }

  private void setElement(int tableIndex, WasmValue.Ref value) {
    List<WasmValue.Ref> table = state.table(tableIndex);
    int index = random.nextInt(table.size() + 1);
    if (index < table.size()) {
      table.set(index, value);
    } else if (table.size() < 20) {
      table.add(value);
    }
  }

  private void changeGlobal(int index) {
    state.set(
        index,
        switch (index) {
          case 0, 9 -> reference(objects.size());
          case 10 -> object(LEAF, objects.size()).ref();
          case 1 -> random.nextBoolean() ? NULL : comparable(objects.size());
          case 2 -> external(objects.size());
          case 3 -> objects.get(random.nextInt(objects.size())).ref();
          case 4 -> new WasmValue.F32(random.nextInt());
          default -> random.nextBoolean() ? NULL : new WasmValue.FuncRef(random.nextInt(9));
        });
  }

  private void changeObject() {
    int number = random.nextInt(objects.size());
    FakeObject object = objects.get(number);
    int length = object.length();
    if (length == 0) {
      return;
    }
    int slot = random.nextInt(length);
    switch (object.typeIndex()) {
      case LEAF -> object.set(0, i32());
      case NODE -> object.set(0, reference(number));
      case LIST -> object.set(slot, reference(number));
      case BYTES -> object.set(slot, new WasmValue.I32(random.nextInt(1 << 16)));
      case VECTORS -> object.set(slot, new WasmValue.V128(random.nextLong(), 0));
      default -> {}
    }
  }

  private FakeObject newObject(int before) {
    WasmValue[] values = new WasmValue[random.nextInt(6)];
    boolean uniform = random.nextInt(3) == 0;
    int type = random.nextInt(7);
    for (int i = 0; i < values.length; i++) {
      values[i] = uniform && i > 0 ? values[0] : element(type, before);
    }
    return switch (type) {
      case LEAF -> FakeObject.struct(LEAF, i32(), new WasmValue.I32(random.nextInt(256)), i64());
      case NODE -> newNode(before);
      default -> FakeObject.array(type, values);
    };
  }

  private FakeObject newNode(int before) {
    WasmValue.Ref leaf = random.nextBoolean() ? NULL : object(LEAF, before).ref();
    WasmValue number = new WasmValue.F64(random.nextBoolean() ? 0 : random.nextLong());
    return FakeObject.struct(NODE, reference(before), comparable(before), number, leaf);
  }

  private WasmValue element(int type, int before) {
    return switch (type) {
      case BYTES -> new WasmValue.I32(random.nextInt(1 << 16));
      case VECTORS -> new WasmValue.V128(random.nextInt(2), random.nextInt(2));
      case FUNCS -> random.nextBoolean() ? NULL : new WasmValue.FuncRef(random.nextInt(9));
      case EXTERNS -> external(before);
      default -> reference(before);
    };
  }

  private WasmValue i32() {
    return new WasmValue.I32(random.nextInt(3) - 1);
  }

  private WasmValue i64() {
    return new WasmValue.I64(random.nextInt(3) == 0 ? random.nextLong() : 0);
  }

  private WasmValue.Ref reference(int before) {
    return random.nextInt(4) == 0 ? NULL : comparable(before);
  }

  private WasmValue.Ref comparable(int before) {
    return random.nextInt(5) == 0 || before == 0
        ? new WasmValue.I31Ref(random.nextInt(5) - 2)
        : objects.get(random.nextInt(before)).ref();
  }

  private WasmValue.Ref external(int before) {
    WasmValue.Ref internal = reference(before);
    return Values.isNull(internal) ? internal : new WasmValue.ExternalizedRef(internal);
  }

  /** {@return some object of a type; the first one is a leaf} */
  private FakeObject object(int type, int before) {
    int start = random.nextInt(Math.max(1, before));
    for (int i = start; i > 0; i--) {
      if (objects.get(i).typeIndex() == type) {
        return objects.get(i);
      }
    }
    return objects.get(0);
  }
}
