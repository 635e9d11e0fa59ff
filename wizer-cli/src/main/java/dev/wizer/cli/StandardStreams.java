package dev.wizer.cli;

import dev.wizer.wasm.text.PrintableText;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The process's standard streams, as bytes: {@code System.out} and the like convert, buffer and
 * swallow errors.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
record StandardStreams(InputStream in, OutputStream out, OutputStream err) {

  static StandardStreams ofProcess() {
    return new StandardStreams(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err));
  }

  /** Prints text that the user asked for. */
  void printText(String text) {
    print(text, out);
  }

  /** Prints a message and a line end on standard error. Names in it can't steer a terminal. */
  void printError(String message) {
    print(PrintableText.ofLines(message) + "\n", err);
  }

  private static void print(String text, OutputStream stream) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException e) {
      // There is nobody left to tell.
      return;
    }
  }
}
