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
            "the database is locked by another program: "
                + file
                + ": waited "
                + seconds(busyTimeout)
                + "; try again, or wait longer with --busy-timeout",
            thrown);
      }
      case SQLITE_INTERRUPT -> {
        return new StoreException(
            Reason.CANCELLED, "interrupted while at work: " + file + ": run it again", thrown);
      }
      case SQLITE_CONSTRAINT, SQLITE_TOOBIG, SQLITE_MISMATCH -> {
        return new StoreException(
            Reason.ROW, "the database refused the write: " + driverText(thrown), thrown);
      }
      case SQLITE_NOTADB -> {
        return file(file, "is not a SQLite database", "name the web app's database file", thrown);
      }
      case SQLITE_CANTOPEN -> {
        return cannotOpen(file, thrown);
      }
      case SQLITE_CORRUPT -> {
        String text = driverText(thrown);
        return text.startsWith(UNREADABLE_SCHEMA)
            ? file(
                file,
                "SQLite cannot read the schema",
                text.substring(UNREADABLE_SCHEMA.length()),
                thrown)
            : file(file, "the database is damaged", damage(thrown), thrown);
      }
      case SQLITE_FULL -> {
        return file(file, "the disk is full", "make room and run the command again", thrown);
      }
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> {
        return SqliteLookErrors.of(code, file, thrown).orElseGet(() -> notWritable(file, thrown));
      }
      case SQLITE_IOERR -> {
        if (Files.isDirectory(file)) {
          return cannotOpen(file, thrown);
        }
        return file(
            file,
            "the disk failed (" + code.name() + ")",
            "check disk, quota and file, then retry",
            thrown);
      }
      default -> {
        // SQLite takes an empty file for a database without tables.
        if (code != SQLiteErrorCode.UNKNOWN_ERROR && SqliteConnections.isEmpty(file)) {
          return file(file, "the database file has been emptied", "restore a backup", thrown);
        }
        return new StoreException(
            Reason.OTHER, "the database reported an error: " + driverText(thrown), thrown);
      }
    }
  }

  /** Returns what is to be said where file or folder may not be written. */
  static StoreException notWritable(Path file, @Nullable Throwable thrown) {
    return file(
        file, "the database cannot be written", "check the rights of file and folder", thrown);
  }

  private static String damage(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof DamageException) {
        return cause.getMessage() + ": restore a backup; PRAGMA integrity_check says more";
      }
    }
    return "restore a backup";
  }

  private static StoreException cannotOpen(Path file, Throwable thrown) {
    if (Files.isDirectory(file)) {
      return file(file, "a folder is not a database", "name the database file in it", thrown);
    }
    if (!Files.exists(file)) {
      return file(
          file, "there is no such database", "check the path; init makes a new one", thrown);
    }
    Optional<Path> unreadable = SqliteLookErrors.unreadablePart(file);
    if (unreadable.isPresent()) {
      return file(
          unreadable.get(), "a part of the database may not be read", "check its rights", thrown);
    }
    return file(
        file, "the database cannot be opened", "check the rights of file and folder", thrown);
  }

  private static StoreException file(
      Path file, String what, String remedy, @Nullable Throwable thrown) {
    return new StoreException(Reason.FILE, what + ": " + file + ": " + remedy, thrown);
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
