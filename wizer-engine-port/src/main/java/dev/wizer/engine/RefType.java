package dev.wizer.engine;

import java.util.Objects;

/**
 * A reference type.
 *
 * @param nullable whether the null reference belongs to the type
 * @param heapType what a non-null reference points to
 */
public record RefType(boolean nullable, HeapType heapType) implements ValType {

  public RefType {
    Objects.requireNonNull(heapType, "heapType");
  }

  /** Any function, or null. */
  public static final RefType FUNCREF = new RefType(true, AbstractHeapType.FUNC);

  /** Any host object, or null. */
  public static final RefType EXTERNREF = new RefType(true, AbstractHeapType.EXTERN);

  /** Any of the guest's own data, or null. */
  public static final RefType ANYREF = new RefType(true, AbstractHeapType.ANY);

  /** Any exception, or null. */
  public static final RefType EXNREF = new RefType(true, AbstractHeapType.EXN);

  @Override
  public String text() {
    if (nullable && heapType instanceof AbstractHeapType abstractType) {
      return abstractType.nullableRef();
    }
    return (nullable ? "(ref null " : "(ref ") + heapType.text() + ")";
  }
}
