package dev.wizer.snapshot;

import dev.wizer.engine.MemoryView;

/**
 * A part of a memory that a new active data segment restores. The bytes stay in the memory's view
 * until they are written.
 *
 * @param memoryIndex the memory
 * @param offset the first byte's address
 * @param lengthInBytes how many bytes
 * @param content the memory's content, of which this is a part
 */
public record DataSegment(int memoryIndex, long offset, long lengthInBytes, MemoryView content) {}
