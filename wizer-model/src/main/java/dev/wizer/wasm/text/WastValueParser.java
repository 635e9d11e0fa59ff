package dev.wizer.wasm.text;

import dev.wizer.wasm.binary.WasmReader;
import dev.wizer.wasm.binary.WasmWriter;
import dev.wizer.wasm.text.script.WastPattern;
import dev.wizer.wasm.text.script.WastValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses a script's arguments, and its patterns for results. */
final class WastValueParser {

  private static final String REF = "ref.";

  private static final Set<String> REF_KINDS =
      Set.of("func", "extern", "any", "eq", "i31", "struct", "array", "exn", "host");

  private final Cursor cursor;
  private final VectorParser vectors;

  WastValueParser(Cursor cursor) {
    this.cursor = cursor;
    this.vectors = new VectorParser(cursor);
  }

  /** {@return the arguments up to a closing parenthesis} */
  List<WastValue> parseValues() {
    List<WastValue> values = new ArrayList<>();
    while (!cursor.is(TokenKind.CLOSE)) {
      cursor.expect(TokenKind.OPEN);
      int start = cursor.position();
      if (!(parsePattern() instanceof WastPattern.Exactly pattern)) {
        cursor.moveTo(start);
        throw cursor.error("unexpected token: not a constant");
      }
      values.add(pattern.value());
      cursor.close();
    }
    return values;
  }

  /** {@return the patterns up to a closing parenthesis} */
  List<WastPattern> parsePatterns() {
    List<WastPattern> patterns = new ArrayList<>();
    while (!cursor.is(TokenKind.CLOSE)) {
      cursor.expect(TokenKind.OPEN);
      patterns.add(cursor.takeKeyword("either") ? parseEither() : parsePattern());
      cursor.close();
    }
    return patterns;
  }

  private WastPattern parseEither() {
    List<WastPattern> patterns = new ArrayList<>();
    while (!cursor.is(TokenKind.CLOSE)) {
      cursor.expect(TokenKind.OPEN);
      patterns.add(parsePattern());
      cursor.close();
    }
    return new WastPattern.Either(patterns);
  }

  /** Parses what stands between parentheses. */
  private WastPattern parsePattern() {
    int start = cursor.position();
    String keyword = cursor.keyword();
    return switch (keyword) {
      case "i32.const" -> exactly(new WastValue.I32((int) cursor.integer(Integer.SIZE)));
      case "i64.const" -> exactly(new WastValue.I64(cursor.integer(Long.SIZE)));
      case "f32.const" -> parseFloat(FloatFormat.F32);
      case "f64.const" -> parseFloat(FloatFormat.F64);
      case "v128.const" -> parseVector();
      case "ref.null" -> exactly(new WastValue.NullRef(parseHeapType()));
      default -> {
        if (!keyword.startsWith(REF) || !REF_KINDS.contains(keyword.substring(REF.length()))) {
          cursor.moveTo(start);
          throw cursor.unexpected();
        }
        yield parseReference(keyword.substring(REF.length()));
      }
    };
  }

  private static WastPattern exactly(WastValue value) {
    return new WastPattern.Exactly(value);
  }

  private String parseHeapType() {
    return cursor.is(TokenKind.CLOSE) ? null : cursor.takeText();
  }

  private WastPattern parseReference(String kind) {
    if (!cursor.is(TokenKind.NAT)) {
      return new WastPattern.AnyRef(kind);
    }
    return switch (kind) {
      case "func" -> new WastPattern.FuncRef(cursor.u32());
      case "extern" -> exactly(new WastValue.ExternRef(cursor.u32()));
      case "host" -> exactly(new WastValue.HostRef(cursor.u32()));
      default -> throw cursor.unexpected();
    };
  }

  private WastPattern parseFloat(FloatFormat format) {
    boolean isSingle = format == FloatFormat.F32;
    if (cursor.takeKeyword("nan:canonical")) {
      return new WastPattern.CanonicalNan(isSingle ? Float.SIZE : Double.SIZE);
    }
    if (cursor.takeKeyword("nan:arithmetic")) {
      return new WastPattern.ArithmeticNan(isSingle ? Float.SIZE : Double.SIZE);
    }
    long bits = cursor.floating(format);
    return exactly(isSingle ? new WastValue.F32((int) bits) : new WastValue.F64(bits));
  }

  private WastPattern parseVector() {
    if (!hasNanPattern()) {
      WasmWriter writer = new WasmWriter(2 * Long.BYTES);
      vectors.parseConstant(writer);
      WasmReader reader = new WasmReader(writer.toByteArray());
      return exactly(new WastValue.V128(reader.readF64Bits(), reader.readF64Bits()));
    }
    boolean isSingle = cursor.takeKeyword("f32x4");
    if (!isSingle && !cursor.takeKeyword("f64x2")) {
      throw cursor.unexpected();
    }
    List<WastPattern> lanes = new ArrayList<>();
    for (int i = 0; i < (isSingle ? 4 : 2); i++) {
      lanes.add(parseFloat(isSingle ? FloatFormat.F32 : FloatFormat.F64));
    }
    return new WastPattern.Lanes(lanes);
  }

  private boolean hasNanPattern() {
    Tokens tokens = cursor.tokens();
    int token = cursor.position();
    while (tokens.kind(token) != TokenKind.CLOSE && tokens.kind(token) != TokenKind.END) {
      if (tokens.is(token, "nan:canonical") || tokens.is(token, "nan:arithmetic")) {
        return true;
      }
      token++;
    }
    return false;
  }
}
