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
    return Collections.unmodifiableSet(copyOfSupported());
  }

  /**
   * {@return what is switched on unless a user says otherwise: all that we support but relaxed
   * SIMD, whose results differ between machines}
   */
  public static Set<Feature> defaults() {
    EnumSet<Feature> features = copyOfSupported();
    features.remove(Feature.RELAXED_SIMD);
    return Collections.unmodifiableSet(features);
  }

  private static EnumSet<Feature> copyOfSupported() {
    return EnumSet.allOf(Feature.class);
  }
}
