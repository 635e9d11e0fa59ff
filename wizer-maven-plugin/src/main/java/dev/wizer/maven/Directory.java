package dev.wizer.maven;

import java.io.File;

/** A directory that the guest may use, as an element of the plugin's configuration. */
public final class Directory {

  /** The guest's name of the directory. */
  private String guest;

  /** The directory. */
  private File host;

  /** What the guest may do in it: {@code ro}, {@code rw} or {@code overlay}. */
  private String access = "ro";

  /** Makes one whose fields Maven sets. */
  public Directory() {}

  Settings.GrantedDirectory toSettings() {
    if (guest == null || host == null) {
      throw new IllegalArgumentException(
          "a <directory> needs the elements <guest> and <host>, and may have <access>");
    }
    return new Settings.GrantedDirectory(guest, host.toPath(), Amounts.access(access));
  }
}
