package petshell.shell.call;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import petshell.output.Console;
import petshell.store.OwnFile;

/**
 * The log of the commands that change something, a line each, in a file that only the user may
 * read. A file that has grown too large becomes the old one, and the old one before it goes.
 */
public final class ChangesLog {
  static final String NAME = "changes.log";
  static final String OLD_NAME = "changes.old.log";
  private static final long MOST_BYTES = 2_000_000;

  private final Optional<Path> folder;
  private final long mostBytes;
  private boolean isKept = true;

  /**
   * Makes it; nothing is read or written before there is a line.
   *
   * @param folder where the file is, which need not exist; empty where there is no place for it
   */
  public ChangesLog(Optional<Path> folder) {
    this(folder, MOST_BYTES);
  }

  /**
   * Makes a log.
   *
   * @param folder where its files are; empty for no log
   * @param mostBytes the size from which on the file becomes the old one, in bytes
   */
  public ChangesLog(Optional<Path> folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /**
   * Adds a line. Where that cannot be done it warns once, and never throws.
   *
   * @param line without its end
   * @param console takes the warning
   */
  void add(String line, Console console) {
    if (folder.isEmpty() || !isKept) {
      return;
    }
    Path file = folder.get().resolve(NAME);
    try {
      append(file, line + "\n");
    } catch (IOException | UnsupportedOperationException unwritable) {
      isKept = false;
      console.warning("cannot write " + file + ": " + reason(unwritable));
    }
  }

  private void append(Path file, String line) throws IOException {
    UserFolders.make(Objects.requireNonNull(file.getParent()));
    if (OwnFile.isThere(file) && Files.size(file) > mostBytes) {
      Files.move(file, file.resolveSibling(OLD_NAME), StandardCopyOption.REPLACE_EXISTING);
    }
    try (FileChannel channel = OwnFile.append(file)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static String reason(Exception problem) {
    return problem instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(problem.getMessage());
  }
}
