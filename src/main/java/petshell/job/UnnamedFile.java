package petshell.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes files that only this process can read, and that are gone when they are closed. */
public final class UnnamedFile {
  private UnnamedFile() {}

  /**
   * Makes an empty file in the system's folder for temporary files. On the systems that can, its
   * name is gone as soon as it is open, so that none is left.
   *
   * @return the open file, which the caller closes
   * @throws IOException if the folder cannot be written
   */
  public static FileChannel open() throws IOException {
    Path made = Files.createTempFile("petshell-", ".tmp");
    return FileChannel.open(
        made,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE,
        LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns the folder in which they are made. */
  public static String folder() {
    return System.getProperty("java.io.tmpdir");
  }
}
