package dev.wizer.wasm.text;

import java.util.Set;

/** The words that the text format knows, in some place or other. */
final class Keywords {

  private static final Set<String> OTHER =
      Set.of(
          "module",
          "definition",
          "instance",
          "binary",
          "quote",
          "type",
          "rec",
          "sub",
          "final",
          "func",
          "struct",
          "array",
          "field",
          "mut",
          "param",
          "result",
          "local",
          "ref",
          "null",
          "import",
          "export",
          "table",
          "memory",
          "global",
          "tag",
          "start",
          "elem",
          "data",
          "code",
          "declare",
          "item",
          "offset",
          "shared",
          "pagesize",
          "then",
          "do",
          "catch_ref",
          "catch_all_ref",
          "i8",
          "i16",
          "i8x16",
          "i16x8",
          "i32x4",
          "i64x2",
          "f32x4",
          "f64x2",
          "before",
          "after",
          "first",
          "last",
          "datacount",
          "nan:canonical",
          "nan:arithmetic",
          "register",
          "invoke",
          "get",
          "assert_return",
          "assert_trap",
          "assert_exhaustion",
          "assert_malformed",
          "assert_malformed_custom",
          "assert_invalid",
          "assert_invalid_custom",
          "assert_unlinkable",
          "assert_exception",
          "either",
          "thread",
          "wait",
          "ref.extern",
          "ref.host",
          "ref.any",
          "ref.struct",
          "ref.array",
          "ref.exn",
          "script",
          "input",
          "output",
          "unreachable");

  private Keywords() {}

  static boolean isKnown(String word) {
    return OTHER.contains(word)
        || TypeNames.isKnown(word)
        || Mnemonics.isKnown(word)
        || isMemArg(word, "offset=")
        || isMemArg(word, "align=");
  }

  private static boolean isMemArg(String word, String prefix) {
    return word.startsWith(prefix)
        && word.length() > prefix.length()
        && NumberShape.of(word, prefix.length(), word.length()) == TokenKind.NAT;
  }
}
