package dev.wizer.wasi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * A custom section {@code wizer.guest} in which a pre-initialized module carries what its guest has
 * seen: a host that runs it can give it the same directories in the same order.
 */
public final class GuestWorldSection {

  private static final String NAME = "wizer.guest";
  private static final int PREAMBLE = 8;
  private static final int MAX_LEB_BYTES = 5;

  private final byte[] module;
  private int at;

  private GuestWorldSection(byte[] module) {
    this.module = module;
  }

  /** {@return the section, to be appended to a module} */
  public static byte[] encode(GuestWorld world) {
    Objects.requireNonNull(world, "world");
    byte[] text = GuestWorldText.of(world).getBytes(StandardCharsets.UTF_8);
    byte[] name = NAME.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream section = new ByteArrayOutputStream();
    section.write(0);
    writeUnsigned(section, 1 + name.length + text.length);
    section.write(name.length);
    section.writeBytes(name);
    section.writeBytes(text);
    return section.toByteArray();
  }

  private static void writeUnsigned(ByteArrayOutputStream target, int value) {
    int rest = value;
    while (rest >= 0x80) {
      target.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    target.write(rest);
  }

  /**
   * {@return what the guest of {@code module} has seen, if the module tells}
   *
   * @param module a module in the binary format
   * @throws IllegalArgumentException if these are not the sections of a module, or the section has
   *     another form than this version writes
   */
  public static Optional<GuestWorld> read(byte[] module) {
    return new GuestWorldSection(Objects.requireNonNull(module, "module")).find();
  }

  private Optional<GuestWorld> find() {
    if (module.length < PREAMBLE || module[0] != 0 || module[1] != 'a') {
      throw new IllegalArgumentException("not a WebAssembly module");
    }
    Optional<GuestWorld> found = Optional.empty();
    at = PREAMBLE;
    while (at < module.length) {
      int id = module[at++];
      int length = readUnsigned();
      int end = at + length;
      if (length < 0 || end < at || end > module.length) {
        throw malformed();
      }
      if (id == 0) {
        // The last one counts: a module may have been pre-initialized again.
        Optional<GuestWorld> world = readCustom(end);
        found = world.isPresent() ? world : found;
      }
      at = end;
    }
    return found;
  }

  private Optional<GuestWorld> readCustom(int end) {
    int length = readUnsigned();
    if (length < 0 || length > end - at) {
      throw malformed();
    }
    String name = new String(module, at, length, StandardCharsets.UTF_8);
    int start = at + length;
    return name.equals(NAME)
        ? Optional.of(
            GuestWorldText.parse(new String(module, start, end - start, StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  private int readUnsigned() {
    int value = 0;
    for (int i = 0; i < MAX_LEB_BYTES && at < module.length; i++) {
      byte b = module[at++];
      value |= (b & 0x7F) << (7 * i);
      if (b >= 0) {
        return value;
      }
    }
    throw malformed();
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("the module's sections are malformed");
  }
}
