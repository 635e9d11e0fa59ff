package dev.wizer.wasi;

/** What an offset is relative to. */
enum Whence {
  SET,
  CUR,
  END
}
