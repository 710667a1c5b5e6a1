package petshell.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** The file of typed lines, which nobody but the user may read. */
final class HistoryFile {
  private final Path file;

  HistoryFile(Path folder) {
    this.file = folder.resolve("history");
  }

  Path file() {
    return file;
  }

  /**
   * Makes the file and its folder where they lack, and takes away the rights of others.
   *
   * @throws IOException if that cannot be done
   */
  void protect() throws IOException {
    Path folder = file.getParent();
    boolean isNew = Files.notExists(folder);
    Files.createDirectories(folder);
    if (isNew) {
      permit(folder, "rwx------");
    }
    if (Files.notExists(file)) {
      Files.createFile(file);
    }
    permit(file, "rw-------");
  }

  private static void permit(Path path, String permissions) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }
}
