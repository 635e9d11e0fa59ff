package dev.wizer.engine.interp.ir;

import static dev.wizer.engine.interp.ir.Forms.*;
import static dev.wizer.engine.interp.ir.IrOpcode.*;
import static dev.wizer.engine.interp.ir.Operand.Count.*;
import static dev.wizer.engine.interp.ir.Operand.Meaning.*;
import static dev.wizer.engine.interp.ir.Operand.SlotType.*;
import static dev.wizer.engine.interp.ir.Place.*;
import static dev.wizer.engine.interp.ir.Trait.*;
import static dev.wizer.engine.interp.ir.Width.NARROW;
import static dev.wizer.engine.interp.ir.Width.NONE;
import static dev.wizer.engine.interp.ir.Width.OF_STORAGE;
import static dev.wizer.engine.interp.ir.Width.WIDE;

/** The rows of the operations on structures, arrays, and references of any kind. */
final class ObjectRows {

  private static final int FIELD_ACCESS = 50;
  private static final int ELEMENT_ACCESS = 70;
  private static final int NEW_OBJECT = 55;

  private final IrOperation[] rows;

  private ObjectRows(IrOperation[] rows) {
    this.rows = rows;
  }

  static void add(IrOperation[] rows) {
    ObjectRows objects = new ObjectRows(rows);
    objects.addStructs();
    objects.addArrays();
    objects.addWholeArrays();
    objects.addReferences();
  }

  private void addStructs() {
    Operand type = positive(WORD2, TYPE);
    make(STRUCT_NEW, "STRUCT_NEW", 3, reads(WORD, FIELDS, ANY), type);
    make(STRUCT_NEW_DEFAULT, "STRUCT_NEW_DEFAULT", 2, positive(WORD, TYPE));
    Operand field = positive(WORD2, FIELD);
    Operand typeBehind = positive(WORD3, TYPE);
    Form get = Form.of(4, writes(D, ANY), reads(A, REF), field, typeBehind);
    int reading = TRAPS | ALLOCATES;
    row(STRUCT_GET, "STRUCT_GET", get, OF_STORAGE, reading, FIELD_ACCESS);
    Form getSigned = Form.of(4, writes(D, I32), reads(A, REF), field, typeBehind);
    row(STRUCT_GET_S, "STRUCT_GET_S", getSigned, NARROW, TRAPS, FIELD_ACCESS);
    Form getVector = Form.of(4, writes(D, TWO, HALF), reads(A, REF), field, typeBehind);
    row(STRUCT_GET_V, "STRUCT_GET_V", getVector, WIDE, TRAPS, 2 * FIELD_ACCESS);
    Form set = Form.of(4, reads(D, REF), reads(A, ONE_FIELD, ANY), field, typeBehind);
    row(STRUCT_SET, "STRUCT_SET", set, NONE, SETS_OBJECT | TRAPS, FIELD_ACCESS);
  }

  private void addArrays() {
    Operand type = positive(WORD2, TYPE);
    make(ARRAY_NEW, "ARRAY_NEW", 3, reads(WORD, ELEMENT_AND_1, ANY), type);
    make(ARRAY_NEW_DEFAULT, "ARRAY_NEW_DEFAULT", 3, reads(WORD, ONE, I32), type);
    Operand length = positive(WORD3, LENGTH);
    make(ARRAY_NEW_FIXED, "ARRAY_NEW_FIXED", 4, reads(WORD, ELEMENTS, ANY), type, length);
    Operand range = reads(WORD, TWO, I32);
    make(ARRAY_NEW_DATA, "ARRAY_NEW_DATA", 4, range, type, positive(WORD3, DATA));
    make(ARRAY_NEW_ELEM, "ARRAY_NEW_ELEM", 4, range, type, positive(WORD3, ELEM));
    Form get = Form.of(3, writes(D, ANY), reads(A, REF), reads(B, I32), type);
    int reading = TRAPS | ALLOCATES;
    row(ARRAY_GET, "ARRAY_GET", get, OF_STORAGE, reading, ELEMENT_ACCESS);
    Form getSigned = Form.of(3, writes(D, I32), reads(A, REF), reads(B, I32), type);
    row(ARRAY_GET_S, "ARRAY_GET_S", getSigned, NARROW, TRAPS, ELEMENT_ACCESS);
    Form getVector = Form.of(3, writes(D, TWO, HALF), reads(A, REF), reads(B, I32), type);
    row(ARRAY_GET_V, "ARRAY_GET_V", getVector, WIDE, TRAPS, 2 * FIELD_ACCESS);
    Form set =
        Form.of(4, reads(D, REF), reads(A, I32), reads(C, ELEMENT, ANY), positive(WORD3, TYPE));
    row(ARRAY_SET, "ARRAY_SET", set, NONE, SETS_OBJECT | TRAPS, ELEMENT_ACCESS);
    row(ARRAY_LEN, "ARRAY_LEN", I32_OF_REF, NARROW, TRAPS, FIELD_ACCESS);
  }

  private void addWholeArrays() {
    Form fill = Form.of(3, reads(WORD, ELEMENT_AND_3, ANY), positive(WORD2, TYPE));
    row(ARRAY_FILL, "ARRAY_FILL", fill, NONE, SETS_OBJECT | TRAPS, NEW_OBJECT);
    Form copy = Form.of(3, reads(WORD, FIVE, ANY));
    row(ARRAY_COPY, "ARRAY_COPY", copy, NONE, SETS_OBJECT | TRAPS, NEW_OBJECT);
    Form data = Form.of(3, reads(WORD, FOUR, ANY), positive(WORD2, DATA));
    row(ARRAY_INIT_DATA, "ARRAY_INIT_DATA", data, NONE, SETS_OBJECT | TRAPS, NEW_OBJECT);
    Form elem = Form.of(3, reads(WORD, FOUR, ANY), positive(WORD2, ELEM));
    row(ARRAY_INIT_ELEM, "ARRAY_INIT_ELEM", elem, NONE, SETS_OBJECT | TRAPS, NEW_OBJECT);
  }

  private void addReferences() {
    Form test = Form.of(3, writes(D, I32), reads(A, REF), any(WORD2, REF_TYPE));
    row(REF_TEST, "REF_TEST", test, NARROW, 0, 2 * FIELD_ACCESS);
    Form cast = Form.of(2, reads(D, REF), any(WORD, REF_TYPE));
    row(REF_CAST, "REF_CAST", cast, NONE, TRAPS, 2 * FIELD_ACCESS);
    row(REF_I31, "REF_I31", REF_OF_I32, WIDE, 0, NEW_OBJECT);
    row(I31_GET_S, "I31_GET_S", I32_OF_REF, NARROW, TRAPS, NEW_OBJECT);
    row(I31_GET_U, "I31_GET_U", I32_OF_REF, NARROW, TRAPS, NEW_OBJECT);
  }

  private void make(int opcode, String name, int length, Operand... operands) {
    Operand[] all = new Operand[operands.length + 1];
    all[0] = writes(D, REF);
    System.arraycopy(operands, 0, all, 1, operands.length);
    row(opcode, name, Form.of(length, all), WIDE, ALLOCATES | TRAPS, NEW_OBJECT);
  }

  private void row(int opcode, String name, Form form, Width width, int traits, int weight) {
    int all = traits | OBJECTS | REFERENCES | THROUGH_FRAME;
    rows[opcode] = new IrOperation(opcode, name, form, width, all, 0, weight);
  }
}
