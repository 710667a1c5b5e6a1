package petshell.store;

import java.io.InputStream;
import java.nio.charset.Charset;

/**
 * A stored value of any length by its bytes, which are never in memory all together. Lasts as long
 * as the transaction in which it was found.
 */
public interface StoredBytes {
  /** Returns what the engine holds the value for. */
  StoredKind kind();

  /** Returns in what its texts are written. */
  Charset charset();

  /**
   * Returns the bytes from the first one on, as the engine keeps them, read as they are asked for.
   *
   * @return a stream that the caller closes
   */
  InputStream open();
}
