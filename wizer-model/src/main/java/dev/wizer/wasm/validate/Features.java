package dev.wizer.wasm.validate;

import dev.wizer.wasm.binary.Feature;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Sets of features that are of use as they are. */
public final class Features {

  private Features() {}

  /** {@return all features that we support} */
  public static Set<Feature> supported() {
    return Collections.unmodifiableSet(EnumSet.allOf(Feature.class));
  }

  /** {@return what is switched on unless a user says otherwise: all that we support} */
  public static Set<Feature> defaults() {
    return supported();
  }
}
