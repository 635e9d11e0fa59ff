package dev.wizer.engine;

/**
 * A reference type.
 *
 * @param nullable whether the null reference belongs to the type
 * @param heapType what a non-null reference points to
 */
public record RefType(boolean nullable, HeapType heapType) implements ValType {

  /** Any function, or null. */
  public static final RefType FUNCREF = new RefType(true, HeapType.FUNC);

  /** Any host object, or null. */
  public static final RefType EXTERNREF = new RefType(true, HeapType.EXTERN);

  @Override
  public String text() {
    return nullable ? heapType.text() + "ref" : "(ref " + heapType.text() + ")";
  }
}
