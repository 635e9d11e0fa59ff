/**
 * Records what the host does for a guest, and does it again for another instance of the same
 * module: the same results, writes to memory and failures, without the host.
 *
 * <p>Begin with {@link dev.wizer.replay.Recording}, whose {@link
 * dev.wizer.replay.Recording#imports} go between the guest and the host. {@link
 * dev.wizer.replay.Replay} then stands in for the host, and says where the second guest calls
 * otherwise than the first one did.
 *
 * <p>What a host function reads is not recorded: what it answers is all that the guest sees.
 *
 * <p>Must not depend on the snapshot, but for its words for values, nor on an engine.
 */
package dev.wizer.replay;
