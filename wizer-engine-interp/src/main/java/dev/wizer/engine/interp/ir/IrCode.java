package dev.wizer.engine.interp.ir;

/**
 * A function in the register form.
 *
 * @param words its operations; not to be changed
 * @param paramSlots how many slots of the frame hold arguments when it begins
 * @param localSlots how many slots hold locals, arguments included: the others begin as zero
 * @param frameSlots how many slots the frame needs in all
 * @param handlers what catches exceptions in it
 */
public record IrCode(
    int[] words, int paramSlots, int localSlots, int frameSlots, ExceptionHandlers handlers) {}
