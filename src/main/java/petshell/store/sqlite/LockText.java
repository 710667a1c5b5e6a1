package petshell.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import petshell.store.Waiting;

/**
 * What is in a lock file: who holds it, a line each. It is for people; no lock rests on it, and
 * where it cannot be written, for now or at all, the locks are none the worse.
 */
final class LockText {
  private static final String BEGINNING = "pid ";
  private static final int LONGEST_TEXT = 16_384;
  private static final int MOST_SHOWN = 5;
  private static final Duration STEP = Duration.ofMillis(20);

  /** The text is written in no time; who holds its byte for longer only wants others to wait. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

  private final LockFile file;
  private final long lockedByte;

  /**
   * Makes the text of a file.
   *
   * @param lockedByte which byte is locked while it is written
   */
  LockText(LockFile file, long lockedByte) {
    this.file = file;
    this.lockedByte = lockedByte;
  }

  /** Returns whether a file can be a lock file of petshell's: it is empty, or names a process. */
  static boolean isOurs(FileChannel channel) throws IOException {
    byte[] beginning = read(channel, BEGINNING.length());
    return BEGINNING.startsWith(new String(beginning, StandardCharsets.UTF_8));
  }

  private List<String> lines() throws IOException {
    String text = new String(read(file.channel(), LONGEST_TEXT), StandardCharsets.UTF_8);
    return new ArrayList<>(text.lines().filter(line -> line.startsWith(BEGINNING)).toList());
  }

  /** Returns the lines as one text, for a message; empty where there is none. */
  String shown() throws IOException {
    List<String> lines = lines();
    return String.join("; ", lines.subList(0, Math.min(lines.size(), MOST_SHOWN)));
  }

  /**
   * Changes the lines.
   *
   * @param most how long others may be waited for; it is never long
   * @param waiting how to wait
   * @param change takes all lines, which it may change, and returns the new ones
   */
  void change(Duration most, Waiting waiting, UnaryOperator<List<String>> change) {
    Duration longest = most.compareTo(LONGEST_WAIT) < 0 ? most : LONGEST_WAIT;
    long deadline = System.nanoTime() + longest.toNanos();
    try {
      while (!changeNow(change) && System.nanoTime() < deadline) {
        if (waiting.await(STEP)) {
          return;
        }
      }
    } catch (IOException e) {
      System.getLogger(LockText.class.getName())
          .log(System.Logger.Level.DEBUG, "the lock file names others than its holders", e);
    }
  }

  private boolean changeNow(UnaryOperator<List<String>> change) throws IOException {
    try (FileLock lock = file.tryLock(lockedByte, 1, false)) {
      if (lock == null) {
        return false;
      }
      write(file.channel(), change.apply(lines()));
      return true;
    }
  }

  /** Writes before it cuts, so that a full disk leaves the lines that were there. */
  private static void write(FileChannel channel, List<String> lines) throws IOException {
    String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
    channel.truncate(bytes.limit());
  }

  private static byte[] read(FileChannel channel, int most) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(most);
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
      // until all is read
    }
    byte[] read = new byte[bytes.position()];
    bytes.flip().get(read);
    return read;
  }
}
