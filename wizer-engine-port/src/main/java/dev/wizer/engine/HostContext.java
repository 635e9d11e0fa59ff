package dev.wizer.engine;

import java.util.Optional;

/** What a host function sees of the instance that calls it. Valid during the call alone. */
public interface HostContext {

  /** {@return the calling instance's memory exported as {@code exportName}, if there is one} */
  Optional<GuestMemory> memory(String exportName);
}
