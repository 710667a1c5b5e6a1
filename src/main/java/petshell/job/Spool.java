package petshell.job;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Optional;
import petshell.store.PetShellException;

/**
 * Keeps what is read from a database until it is printed, so that no transaction waits for whoever
 * reads the output: in memory while it is little, else in a file without a name. First all is
 * written, then it is read once. Not thread-safe.
 */
public final class Spool implements AutoCloseable {
  private static final int MOST_IN_MEMORY = 1 << 20;
  private static final int BUFFER = 1 << 16;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private final OutputStream stream = new BufferedOutputStream(new Kept(), BUFFER);
  private Optional<FileChannel> file = Optional.empty();

  /** Returns what takes the bytes; it throws a {@link PetShellException} where the disk is full. */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Ends the writing and returns what was written, from its beginning.
   *
   * @throws PetShellException if it cannot be kept or read again
   */
  public InputStream read() {
    try {
      stream.flush();
      if (file.isEmpty()) {
        return new ByteArrayInputStream(memory.toByteArray());
      }
      file.get().position(0);
      return new BufferedInputStream(Channels.newInputStream(file.get()), BUFFER);
    } catch (IOException e) {
      throw notKept(e);
    }
  }

  @Override
  public void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
    } catch (IOException e) {
      System.getLogger(Spool.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
    }
  }

  private static PetShellException notKept(IOException cause) {
    return new PetShellException(
        PetShellException.Kind.FAILED,
        "what was read cannot be kept until it is printed",
        "make room in " + UnnamedFile.folder(),
        cause);
  }

  private final class Kept extends OutputStream {
    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        if (file.isEmpty() && memory.size() + length > MOST_IN_MEMORY) {
          FileChannel opened = UnnamedFile.open();
          file = Optional.of(opened);
          memory.writeTo(Channels.newOutputStream(opened));
          memory.reset();
        }
        if (file.isPresent()) {
          Channels.newOutputStream(file.get()).write(bytes, offset, length);
        } else {
          memory.write(bytes, offset, length);
        }
      } catch (IOException full) {
        throw notKept(full);
      }
    }
  }
}
