package dev.wizer.wasm.binary;

/**
 * A section as it stands in a module's bytes.
 *
 * @param id its kind
 * @param frame the whole section, from its id byte on
 * @param content what its size counts: all after the size
 */
public record RawSection(SectionId id, ByteRange frame, ByteRange content) {}
