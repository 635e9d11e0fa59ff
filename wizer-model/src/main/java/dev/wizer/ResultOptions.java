package dev.wizer;

import java.util.OptionalInt;

/**
 * What results are to be like.
 *
 * @param maxDataSegments how many data segments one may have, if the user said so
 * @param pageAligned whether data segments consist of whole pages of 4 KiB
 * @param zeroBelowStackPointer whether the unused part of the stack is left out
 * @param stripDebug whether what only debuggers read is left out
 * @param startFunction whether one may have a start function
 */
record ResultOptions(
    OptionalInt maxDataSegments,
    boolean pageAligned,
    boolean zeroBelowStackPointer,
    boolean stripDebug,
    boolean startFunction) {}
