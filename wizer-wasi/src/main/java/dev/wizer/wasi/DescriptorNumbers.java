package dev.wizer.wasi;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds the process's number of an open file, which Java does not tell but Linux has paths for.
 *
 * <p>The file's position is moved, and the descriptor whose position is then told to be there is
 * the one; it is moved once more to be certain. So nobody else may use the position.
 *
 * <p>Another guest of the same process may look for a number at the same time, in the same way. So
 * positions are drawn anew for each search: with the same ones, both could take the same descriptor
 * for theirs, and one of them would be in the other's directory.
 */
final class DescriptorNumbers {

  private static final String DESCRIPTORS = "/proc/self/fd";
  private static final String POSITIONS = "/proc/self/fdinfo/";

  /** File systems allow positions of at least 31 bits. */
  private static final int MARKS = Integer.MAX_VALUE;

  private static final byte[] POSITION_LABEL = {'p', 'o', 's', ':', '\t'};
  private static final int MAX_GUESSES = 4;

  private final byte[] buffer = new byte[64];

  /** Numbers that were in use. The lowest free number is the one that the next file gets. */
  private final BitSet freed = new BitSet();

  private int last = -1;
  private long firstMark;
  private long secondMark;

  /** {@return the number, or -1 if this host does not tell it} */
  int find(FileChannel channel) throws IOException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    firstMark = random.nextInt(1, MARKS);
    secondMark = random.nextInt(1, MARKS);
    channel.position(firstMark);
    int number = guess(channel);
    last = number >= 0 ? number : search(channel);
    return last;
  }

  /** Notes that a number that was found here is in use no more. */
  void freed(int number) {
    freed.set(number);
  }

  /** {@return the path of what is open under the number} */
  Path path(int number) {
    return Path.of(DESCRIPTORS, Integer.toString(number));
  }

  private int guess(FileChannel channel) throws IOException {
    int guesses = 0;
    for (int i = freed.nextSetBit(0);
        i >= 0 && guesses < MAX_GUESSES;
        i = freed.nextSetBit(i + 1)) {
      if (isNumberOf(i, channel)) {
        freed.clear(i);
        return i;
      }
      guesses++;
    }
    return last >= 0 && isNumberOf(last + 1, channel) ? last + 1 : -1;
  }

  private int search(FileChannel channel) throws IOException {
    String[] names = new File(DESCRIPTORS).list();
    if (names == null) {
      return -1;
    }
    for (int i = names.length - 1; i >= 0; i--) {
      int number = Integer.parseInt(names[i]);
      if (isNumberOf(number, channel)) {
        freed.clear(number);
        return number;
      }
    }
    return -1;
  }

  private boolean isNumberOf(int number, FileChannel channel) throws IOException {
    if (position(number) != firstMark) {
      return false;
    }
    channel.position(secondMark);
    boolean found = position(number) == secondMark;
    channel.position(firstMark);
    return found && position(number) == firstMark;
  }

  private long position(int number) {
    try (InputStream info = new FileInputStream(POSITIONS.concat(Integer.toString(number)))) {
      return parse(info.read(buffer));
    } catch (IOException e) {
      return -1;
    }
  }

  private long parse(int length) {
    for (int i = 0; i < POSITION_LABEL.length; i++) {
      if (i >= length || buffer[i] != POSITION_LABEL[i]) {
        return -1;
      }
    }
    long position = 0;
    for (int i = POSITION_LABEL.length; i < length && buffer[i] != '\n'; i++) {
      position = position * 10 + (buffer[i] - '0');
    }
    return position;
  }
}
