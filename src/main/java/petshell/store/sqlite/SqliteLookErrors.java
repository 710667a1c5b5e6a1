package petshell.store.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import petshell.store.StoreException;

/** Puts into words what those meet who look at a database and must not write it. */
final class SqliteLookErrors {
  private SqliteLookErrors() {}

  /** Returns why a database would have to be written first, if that is what a code says. */
  static Optional<StoreException> of(SQLiteErrorCode code, Path file, Throwable cause) {
    return switch (code) {
      case SQLITE_READONLY_ROLLBACK ->
          Optional.of(
              wouldWrite(
                  "a program was killed while writing, and its transaction must be rolled back first",
                  file,
                  cause));
      case SQLITE_READONLY_RECOVERY, SQLITE_READONLY_CANTINIT, SQLITE_READONLY_CANTLOCK ->
          Optional.of(
              wouldWrite(
                  "the write-ahead log must be recovered first", JournalFiles.logOf(file), cause));
      default -> Optional.empty();
    };
  }

  /** A log without an index cannot be read. */
  static StoreException noIndex(Path file) {
    return wouldWrite("the write-ahead log needs an index first", JournalFiles.logOf(file), null);
  }

  /** Returns the part of the database that this user may not read, if there is one. */
  static Optional<Path> unreadablePart(Path file) {
    return List.of(JournalFiles.logOf(file), JournalFiles.indexOf(file)).stream()
        .filter(part -> Files.exists(part) && !Files.isReadable(part))
        .findFirst();
  }

  private static StoreException wouldWrite(String why, Path which, @Nullable Throwable cause) {
    return new StoreException(
        StoreException.Reason.FILE,
        "cannot read without writing: " + why + " (" + which + ")",
        "start the web app, or run a command that writes, such as backfill",
        cause);
  }
}
