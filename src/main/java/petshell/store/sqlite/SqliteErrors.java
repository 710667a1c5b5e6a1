package petshell.store.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import petshell.store.StoreException;
import petshell.store.StoreException.Reason;

/** Puts SQLite's result codes into words for the user. */
final class SqliteErrors {
  /** What follows names the object and what is wrong with it. */
  private static final String UNREADABLE_SCHEMA = "malformed database schema ";

  private static final int PRIMARY_CODE_MASK = 0xff;

  private SqliteErrors() {}

  /** Returns the extended result code, or UNKNOWN_ERROR for what is none of SQLite's. */
  static SQLiteErrorCode code(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return sqlite.getResultCode();
      }
    }
    return SQLiteErrorCode.UNKNOWN_ERROR;
  }

  static StoreException explain(Throwable thrown, Path file, Duration busyTimeout) {
    SQLiteErrorCode code = code(thrown);
    SQLiteErrorCode primary =
        code == SQLiteErrorCode.UNKNOWN_ERROR
            ? code
            : SQLiteErrorCode.getErrorCode(code.code & PRIMARY_CODE_MASK);
    switch (primary) {
      case SQLITE_BUSY, SQLITE_LOCKED -> {
        return new StoreException(
            Reason.BUSY,
            "another program has locked the database "
                + file
                + " (waited "
                + seconds(busyTimeout)
                + ")",
            "try again, or wait longer with --busy-timeout",
            thrown);
      }
      case SQLITE_INTERRUPT -> {
        return new StoreException(
            Reason.CANCELLED, "interrupted while using " + file, "run it again", thrown);
      }
      case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH -> {
        return new StoreException(
            Reason.ROW, "the database refused the write: " + driverText(thrown), thrown);
      }
      case SQLITE_NOTADB -> {
        return failure(
            file + " is not a SQLite database", "name the web app's database file", thrown);
      }
      case SQLITE_CANTOPEN -> {
        return cannotOpen(file, thrown);
      }
      case SQLITE_CORRUPT -> {
        String text = driverText(thrown);
        return text.startsWith(UNREADABLE_SCHEMA)
            ? failure(
                "SQLite cannot read the schema of "
                    + file
                    + ": "
                    + text.substring(UNREADABLE_SCHEMA.length()),
                null,
                thrown)
            : damaged(file, thrown);
      }
      case SQLITE_FULL -> {
        return failure(
            "the disk is full: " + file, "free some space and run the command again", thrown);
      }
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> {
        return SqliteLookErrors.of(code, file, thrown).orElseGet(() -> notWritable(file, thrown));
      }
      case SQLITE_IOERR -> {
        if (Files.isDirectory(file)) {
          return cannotOpen(file, thrown);
        }
        return failure(
            "the disk failed (" + code.name() + "): " + file,
            "check the disk, the quota and the file, then try again",
            thrown);
      }
      default -> {
        // SQLite takes an empty file for a database without tables.
        if (code != SQLiteErrorCode.UNKNOWN_ERROR && SqliteConnections.isEmpty(file)) {
          return failure("the database file is empty: " + file, "restore a backup", thrown);
        }
        return new StoreException(
            Reason.OTHER, "the database reported an error: " + driverText(thrown), thrown);
      }
    }
  }

  /** Returns what is to be said where file or folder may not be written. */
  static StoreException notWritable(Path file, @Nullable Throwable thrown) {
    return failure(
        "cannot write to the database " + file,
        "check the rights of the file and its folder",
        thrown);
  }

  private static StoreException damaged(Path file, Throwable thrown) {
    String problem = "the database " + file + " is damaged";
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof DamageException) {
        return failure(
            problem + ": " + cause.getMessage(),
            "restore a backup; PRAGMA integrity_check says more",
            thrown);
      }
    }
    return failure(problem, "restore a backup", thrown);
  }

  private static StoreException cannotOpen(Path file, Throwable thrown) {
    if (Files.isDirectory(file)) {
      return failure(file + " is a folder", "name the database file in it", thrown);
    }
    if (!Files.exists(file)) {
      return failure(
          "there is no database " + file, "check the path; init makes a new one", thrown);
    }
    Optional<Path> unreadable = SqliteLookErrors.unreadablePart(file);
    if (unreadable.isPresent()) {
      return failure(
          "cannot read a part of the database: " + unreadable.get(), "check its rights", thrown);
    }
    return failure(
        "cannot open the database " + file, "check the rights of the file and its folder", thrown);
  }

  private static StoreException failure(
      String problem, @Nullable String hint, @Nullable Throwable thrown) {
    return new StoreException(Reason.FILE, problem, hint, thrown);
  }

  /** Runs a statement and returns SQLite's own words where it fails. */
  static Optional<String> ofStatement(Connection connection, String sql) {
    try {
      SqliteConnections.execute(connection, sql);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(driverText(e));
    }
  }

  /** Returns what SQLite said, or else the driver. */
  static String driverText(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getMessage() != null) {
        return ownText(sql.getMessage());
      }
    }
    return String.valueOf(thrown.getMessage());
  }

  /** The driver wraps SQLite's own words: {@code [CODE] description (words)}. */
  private static String ownText(String message) {
    int open = message.indexOf(" (");
    return message.startsWith("[SQLITE_") && open > 0 && message.endsWith(")")
        ? message.substring(open + 2, message.length() - 1)
        : message;
  }

  /** Returns a time for people. */
  static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
