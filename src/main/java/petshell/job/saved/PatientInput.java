package petshell.job.saved;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import petshell.job.Cancellation;
import petshell.store.PetShellException;

/**
 * Reads a file that may make its reader wait, such as a pipe without a writer. It is opened and
 * read on a thread of its own, as the system's calls cannot be cut short, so that the user can stop
 * the wait. To be used by one thread.
 */
public final class PatientInput extends InputStream {
  private static final int CHUNK = 1 << 16;
  private static final int LOOKS_EVERY_MILLIS = 100;

  /** What was read at once: bytes, none at the end, or why nothing can be read. */
  private record Chunk(ByteBuffer bytes, Optional<IOException> failure) {
    private static Chunk of(byte[] buffer, int count) {
      return new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, count)), Optional.empty());
    }

    private static Chunk end(Optional<IOException> failure) {
      return new Chunk(ByteBuffer.allocate(0), failure);
    }
  }

  private final Path file;
  private final Cancellation cancellation;
  private final BlockingQueue<Chunk> chunks = new SynchronousQueue<>();
  private final Thread reader;
  private Chunk current = Chunk.end(Optional.empty());
  private boolean ended;

  private PatientInput(Path file, Cancellation cancellation) {
    this.file = file;
    this.cancellation = cancellation;
    this.reader = new Thread(this::readAll, "petshell-input");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Opens a file; whether a pipe or a device can be opened shows when it is first read.
   *
   * @param file the file, a pipe or a device
   * @param cancellation ends a wait
   * @return what reads it, once; it throws a {@link PetShellException} of the kind INTERRUPTED
   *     where the wait was ended
   * @throws IOException if there is no such file, or it cannot be opened
   */
  public static InputStream open(Path file, Cancellation cancellation) throws IOException {
    boolean mayWait = Files.readAttributes(file, BasicFileAttributes.class).isOther();
    return mayWait ? new PatientInput(file, cancellation) : Files.newInputStream(file);
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? Byte.toUnsignedInt(current.bytes().get()) : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, current.bytes().remaining());
    current.bytes().get(bytes, offset, count);
    return count;
  }

  @Override
  public int available() {
    return current.bytes().remaining();
  }

  /** Ends the reading, where the system lets it be ended. */
  @Override
  public void close() {
    ended = true;
    current = Chunk.end(Optional.empty());
    reader.interrupt();
  }

  private boolean hasMore() throws IOException {
    if (!current.bytes().hasRemaining() && !ended) {
      current = next();
      ended = !current.bytes().hasRemaining();
    }
    if (current.failure().isPresent()) {
      throw new IOException(current.failure().get().getMessage(), current.failure().get());
    }
    return current.bytes().hasRemaining();
  }

  private Chunk next() {
    try {
      while (!cancellation.requested()) {
        Chunk chunk = chunks.poll(LOOKS_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        if (chunk != null) {
          return chunk;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    close();
    throw new PetShellException(
        PetShellException.Kind.INTERRUPTED,
        "interrupted while waiting for " + file,
        "run it again");
  }

  private void readAll() {
    try {
      try (InputStream input = Files.newInputStream(file)) {
        byte[] buffer = new byte[CHUNK];
        for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
          chunks.put(Chunk.of(buffer, count));
        }
        chunks.put(Chunk.end(Optional.empty()));
      } catch (IOException failed) {
        chunks.put(Chunk.end(Optional.of(failed)));
      }
    } catch (InterruptedException nobodyWantsMore) {
      Thread.currentThread().interrupt();
    }
  }
}
