package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * To whom the files next to a database belong. Where the superuser opens them, SQLite gives them to
 * the owner of the database, even if it is another user who has the database open.
 */
final class SideOwners {
  private static final List<String> OWNER = List.of("uid", "gid");

  private final Map<Path, Map<String, Object>> owners = new HashMap<>();

  private SideOwners() {}

  /** Notes the owners of log and index, as far as these are there. */
  static SideOwners of(Path database) {
    SideOwners noted = new SideOwners();
    if (database.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      for (Path file : List.of(JournalFiles.logOf(database), JournalFiles.indexOf(database))) {
        noted.note(file);
      }
    }
    return noted;
  }

  private void note(Path file) {
    try {
      owners.put(file, Files.readAttributes(file, "unix:" + String.join(",", OWNER)));
    } catch (IOException notThere) {
      owners.remove(file);
    }
  }

  /** Gives the files back, should they have got other owners. */
  void restore() {
    owners.forEach(
        (file, noted) -> {
          try {
            Map<String, Object> now = Files.readAttributes(file, "unix:" + String.join(",", OWNER));
            if (!now.equals(noted)) {
              for (String part : OWNER) {
                Files.setAttribute(file, "unix:" + part, noted.get(part));
              }
            }
          } catch (IOException e) {
            System.getLogger(SideOwners.class.getName())
                .log(System.Logger.Level.DEBUG, file.toString(), e);
          }
        });
  }
}
