package dev.wizer.wasm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {

  private static String lex(String text) {
    Tokens tokens = Lexer.lex(Source.of(text));
    List<String> shown = new ArrayList<>();
    for (int i = 0; tokens.kind(i) != TokenKind.END; i++) {
      shown.add(tokens.kind(i) + ":" + tokens.text(i));
    }
    return String.join(" ", shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(nop)nop | OPEN:( KEYWORD:nop CLOSE:) KEYWORD:nop",
        "$a$b | ID:$a$b",
        "$\"a b\" | ID:$\"a b\"",
        "\"a\\\"b\" | STRING:\"a\\\"b\"",
        "0$x | RESERVED:0$x",
        "\"a\"\"b\" | RESERVED:\"a\"\"b\"",
        "a\"b\" | RESERVED:a\"b\"",
        "a,b | RESERVED:a,b",
        "X | RESERVED:X",
        "1 -1 1.0 | NAT:1 INT:-1 FLOAT:1.0",
        "inf nan:canonical | FLOAT:inf KEYWORD:nan:canonical",
        "a(;x;)b | KEYWORD:a KEYWORD:b",
        "a;;b | KEYWORD:a",
        "(@unknown ( \"x)\" ) , [ ) a | KEYWORD:a",
        "(@name \"x\") | ANNOTATION:(@name STRING:\"x\" CLOSE:)",
        "(@\"name\" a) | ANNOTATION:(@\"name\" KEYWORD:a CLOSE:)",
        "(@a (@b) (@) @ $) x | KEYWORD:x",
        "(@custom (@b ()) (a) (@name)) x"
            + " | ANNOTATION:(@custom OPEN:( KEYWORD:a CLOSE:) CLOSE:) KEYWORD:x",
        "( @a) | OPEN:( RESERVED:@a CLOSE:)",
      })
  void lex_text_givesTheseTokens(String text, String tokens) {
    assertEquals(tokens, lex(text));
  }

  @Test
  void lex_lineComments_endWithAnyLineEnd() {
    assertEquals("KEYWORD:b KEYWORD:d", lex(";;a\nb;;c\rd;;e\r\n"));
  }

  @Test
  void decode_escapes_givesTheirBytes() {
    String text = "\"a\\t\\n\\r\\\"\\'\\\\\\00\\fF\\u{20_ac}\u00e9\"";
    assertEquals(text.length(), StringLiteral.end(Source.of(text), 0));
    byte[] bytes = StringLiteral.decode(text, 0, text.length());
    assertEquals(
        "a\t\n\r\"'\\\0\u00ff\u00e2\u0082\u00ac\u00c3\u00a9",
        new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
  }
}
