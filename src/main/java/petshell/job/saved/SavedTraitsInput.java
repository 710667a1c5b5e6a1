package petshell.job.saved;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import petshell.job.Cancellation;
import petshell.job.UnnamedFile;
import petshell.store.PetShellException;

/**
 * A file with saved traits, which is opened once and read as often as it takes. What can be read
 * but once, such as a pipe, is kept meanwhile in a file without a name that only this process can
 * read. To be used by one thread.
 */
public final class SavedTraitsInput implements AutoCloseable {
  private static final int GZIP_MAGIC_1 = 0x1f;
  private static final int GZIP_MAGIC_2 = 0x8b;
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final InputStream once;
  private final FileChannel kept;
  private boolean isKept;

  private SavedTraitsInput(Path file, InputStream once, FileChannel kept, boolean isKept) {
    this.file = file;
    this.once = once;
    this.kept = kept;
    this.isKept = isKept;
  }

  /**
   * Opens a file, a pipe or a device; it does not wait for what is written to a pipe.
   *
   * @param file what {@link SavedTraits} has written, by any name
   * @param cancellation ends the wait for a pipe
   * @throws PetShellException if there is no such file, it is a folder, or it cannot be opened
   */
  public static SavedTraitsInput open(Path file, Cancellation cancellation) {
    Objects.requireNonNull(cancellation, "cancellation");
    if (Files.isDirectory(file)) {
      throw failure(file + " is a folder", "name the file in it", null);
    }
    try {
      if (Files.isRegularFile(file)) {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new SavedTraitsInput(file, InputStream.nullInputStream(), channel, true);
      }
      return new SavedTraitsInput(
          file, PatientInput.open(file, cancellation), unnamed(file), false);
    } catch (NoSuchFileException e) {
      throw failure("there is no file " + file, "check the path", e);
    } catch (IOException e) {
      throw failure("cannot read " + file, "check what it is, and its rights", e);
    }
  }

  private static FileChannel unnamed(Path file) {
    try {
      return UnnamedFile.open();
    } catch (IOException unwritable) {
      throw notKept(file, unwritable);
    }
  }

  private static PetShellException notKept(Path file, IOException cause) {
    return failure(
        "cannot keep what is read from " + file,
        "free some space in " + UnnamedFile.folder() + ", or save it to a file first",
        cause);
  }

  /** Returns the file as the user named it. */
  public Path file() {
    return file;
  }

  /**
   * Returns what reads it from its beginning, unpacked where it is packed by gzip. The first reader
   * of a pipe has to read to the end before there is another one. Closing it closes nothing.
   */
  InputStream fromTheStart() throws IOException {
    if (!isKept) {
      isKept = true;
      return unpacked(new Keeping());
    }
    kept.position(0);
    return unpacked(new Open(Channels.newInputStream(kept)));
  }

  /** A saved file that was packed by gzip is read as it is. */
  private static InputStream unpacked(InputStream stream) throws IOException {
    PushbackInputStream input = new PushbackInputStream(new BufferedInputStream(stream, BUFFER), 2);
    byte[] start = input.readNBytes(2);
    input.unread(start);
    boolean isPacked =
        start.length == 2
            && Byte.toUnsignedInt(start[0]) == GZIP_MAGIC_1
            && Byte.toUnsignedInt(start[1]) == GZIP_MAGIC_2;
    return isPacked ? new GZIPInputStream(input, BUFFER) : input;
  }

  @Override
  public void close() {
    try (FileChannel closed = kept;
        InputStream closedToo = once) {
      Objects.requireNonNull(closed, "kept");
      Objects.requireNonNull(closedToo, "once");
    } catch (IOException e) {
      System.getLogger(SavedTraitsInput.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
    }
  }

  private static PetShellException failure(String problem, String hint, @Nullable Exception cause) {
    return new PetShellException(PetShellException.Kind.FAILED, problem, hint, cause);
  }

  /** Stays open when its reader is closed. */
  private static class Open extends FilterInputStream {
    Open(InputStream input) {
      super(input);
    }

    @Override
    public void close() {}
  }

  /** Keeps what is read. */
  private final class Keeping extends Open {
    Keeping() {
      super(once);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      keep(ByteBuffer.wrap(bytes, offset, Math.max(count, 0)));
      return count;
    }

    private void keep(ByteBuffer bytes) {
      try {
        while (bytes.hasRemaining()) {
          kept.write(bytes);
        }
      } catch (IOException full) {
        throw notKept(file, full);
      }
    }
  }
}
