package petshell.store.postgres;

import java.sql.SQLException;
import java.time.Duration;
import petshell.store.StoreException;
import petshell.store.StoreException.Reason;

/** Puts a server's errors into words for the user. */
final class PostgresErrors {
  private PostgresErrors() {}

  /** See {@link petshell.store.Engine#explain}. */
  static StoreException explain(Throwable thrown, PostgresAddress address, Duration busyTimeout) {
    String state = state(thrown);
    Reason reason =
        switch (state) {
          case "55P03", "40001", "40P01" -> Reason.BUSY;
          case "57014" -> Reason.CANCELLED;
          default -> state.startsWith("23") ? Reason.ROW : Reason.OTHER;
        };
    return new StoreException(reason, address.label() + ": " + message(thrown), thrown);
  }

  private static String state(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }

  private static String message(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getMessage() != null) {
        return sql.getMessage().lines().findFirst().orElse("");
      }
    }
    return String.valueOf(thrown.getMessage());
  }
}
