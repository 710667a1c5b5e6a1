package petshell.shell.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import petshell.store.FileRights;
import petshell.store.OwnFile;

/** The file of typed lines, which nobody but the user may read. */
public final class HistoryFile {
  private static final String FOR_THE_USER = "rw-------";

  private final Path file;

  public HistoryFile(Path folder) {
    this.file = folder.resolve("history");
  }

  public Path file() {
    return file;
  }

  /**
   * Makes the file and its folder where they lack, and takes away the rights of others.
   *
   * @throws IOException if that cannot be done, or something else has the file's name
   */
  public void protect() throws IOException {
    UserFolders.make(file.getParent());
    if (OwnFile.isThere(file)) {
      FileRights.set(file, FOR_THE_USER);
    } else {
      Files.createFile(file, FileRights.of(FOR_THE_USER));
    }
  }
}
