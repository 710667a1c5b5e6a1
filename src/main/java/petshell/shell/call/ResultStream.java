package petshell.shell.call;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Remembers why the results could not be written, which a PrintWriter does not tell. Once writing
 * has failed nothing more is written.
 */
public final class ResultStream extends FilterOutputStream {
  private Optional<IOException> failure = Optional.empty();

  public ResultStream(OutputStream out) {
    super(out);
  }

  @Override
  public synchronized void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    refuseAfterFailure();
    try {
      out.write(bytes, offset, length);
    } catch (IOException failed) {
      failure = Optional.of(failed);
      throw failed;
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    refuseAfterFailure();
    try {
      out.flush();
    } catch (IOException failed) {
      failure = Optional.of(failed);
      throw failed;
    }
  }

  /**
   * Returns why the results could not be written. That the reader has gone away, as {@code head}
   * does, is no failure: it has all that it wanted.
   */
  synchronized Optional<String> failure() {
    return failure
        .map(reason -> String.valueOf(reason.getMessage()))
        .filter(reason -> !isClosedPipe(reason));
  }

  private void refuseAfterFailure() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private static boolean isClosedPipe(String reason) {
    return reason.toLowerCase(Locale.ROOT).contains("pipe");
  }
}
