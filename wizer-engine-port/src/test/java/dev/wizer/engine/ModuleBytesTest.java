package dev.wizer.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wizer.engine.ModuleBytes.Piece;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModuleBytesTest {

  private static final byte[] DIGITS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  private static ModuleBytes pieces(Piece... pieces) {
    return ModuleBytes.of(List.of(pieces));
  }

  @Test
  void of_array_isOnePieceAndNoCopy() {
    ModuleBytes module = ModuleBytes.of(DIGITS);

    assertEquals(List.of(new Piece(DIGITS, 0, 10)), module.pieces());
    assertEquals(10, module.lengthInBytes());
    assertSame(DIGITS, module.toByteArray());
  }

  @Test
  void copy_ofOnePiece_isAnArrayOfItsOwn() {
    assertNotSame(DIGITS, ModuleBytes.of(DIGITS).copy());
    assertArrayEquals(DIGITS, ModuleBytes.of(DIGITS).copy());
  }

  @Test
  void toByteArray_ofSeveralPieces_putsThemTogether() {
    ModuleBytes module =
        pieces(new Piece(DIGITS, 7, 9), new Piece(new byte[] {-1}, 0, 1), new Piece(DIGITS, 0, 2));

    assertEquals(5, module.lengthInBytes());
    assertArrayEquals(new byte[] {7, 8, -1, 0, 1}, module.toByteArray());
    assertArrayEquals(new byte[] {7, 8, -1, 0, 1}, module.copy());
  }

  @Test
  void toByteArray_ofAPartOfAnArray_isThatPart() {
    assertArrayEquals(new byte[] {0, 1, 2}, pieces(new Piece(DIGITS, 0, 3)).toByteArray());
    assertArrayEquals(new byte[] {7, 8, 9}, pieces(new Piece(DIGITS, 7, 10)).toByteArray());
  }

  @Test
  void of_changedListAfterwards_staysAsItWas() {
    List<Piece> list = new ArrayList<>(List.of(new Piece(DIGITS, 0, 3)));
    ModuleBytes module = ModuleBytes.of(list);
    list.clear();

    assertEquals(1, module.pieces().size());
  }

  @Test
  void of_nothing_isRefused() {
    List<Piece> none = List.of();

    assertThrows(IllegalArgumentException.class, () -> ModuleBytes.of(none));
  }

  @Test
  void of_moreThanFitsIntoAnArray_isRefused() {
    byte[] large = new byte[1 << 20];
    List<Piece> pieces = Collections.nCopies(1 << 11, new Piece(large, 0, large.length));

    assertThrows(OutOfMemoryError.class, () -> ModuleBytes.of(pieces));
    assertEquals(2047 << 20, ModuleBytes.of(pieces.subList(1, pieces.size())).lengthInBytes());
  }

  @Test
  void piece_outsideOfItsArray_isRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> new Piece(DIGITS, 5, 11));
    assertThrows(IndexOutOfBoundsException.class, () -> new Piece(DIGITS, -1, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> new Piece(DIGITS, 5, 4));
  }

  @Test
  void writeTo_stream_writesTheSameBytesInSteps() throws IOException {
    byte[] large = new byte[200_000];
    new Random(1).nextBytes(large);
    ModuleBytes module =
        pieces(
            new Piece(DIGITS, 2, 2),
            new Piece(large, 1, large.length - 1),
            new Piece(DIGITS, 0, 4));
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    List<Integer> steps = new ArrayList<>();

    module.writeTo(
        new OutputStream() {
          @Override
          public void write(int value) {
            throw new AssertionError("byte by byte");
          }

          @Override
          public void write(byte[] source, int offset, int count) {
            steps.add(count);
            written.write(source, offset, count);
          }
        });

    assertArrayEquals(module.toByteArray(), written.toByteArray());
    assertEquals(List.of(65_536, 65_536, 65_536, 3_390, 4), steps);
  }

  @Test
  void equals_sameBytesInOtherPieces_isTrue() {
    ModuleBytes whole = ModuleBytes.of(DIGITS.clone());
    ModuleBytes parts = pieces(new Piece(DIGITS, 0, 4), new Piece(DIGITS, 4, 10));

    assertEquals(whole, parts);
    assertEquals(whole.hashCode(), parts.hashCode());
    assertNotEquals(whole, pieces(new Piece(DIGITS, 0, 4), new Piece(DIGITS, 4, 9)));
    assertNotEquals(whole, pieces(new Piece(DIGITS, 0, 4), new Piece(DIGITS, 0, 6)));
    assertEquals("module of 10 bytes", parts.toString());
  }
}
