package petshell.store.postgres;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the driver threw, without the values of rows that its texts may hold: those of a batch hold
 * its statement, and those of the server what it could not read.
 *
 * @param state the state by the standard, five characters; empty where there is none
 * @param text what the server said of it in one line, or else the driver
 * @param isOfServer whether the server said it
 * @param root the exception at the root
 */
record PostgresFailure(String state, String text, boolean isOfServer, Throwable root) {
  private static final int LONGEST = 300;
  private static final int MOST_CAUSES = 50;

  /** Finds the most telling exception in what was thrown. */
  static PostgresFailure of(Throwable thrown) {
    Throwable root = thrown;
    @Nullable SQLException found = null;
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      root = cause;
      if (cause instanceof SQLException sql && (found == null || server(found).isEmpty())) {
        found = server(sql).isEmpty() && found != null && sql.getSQLState() == null ? found : sql;
      }
      cause = next(cause);
    }
    if (found == null) {
      return new PostgresFailure("", line(thrown.getClass().getSimpleName()), false, root);
    }
    String state = found.getSQLState() == null ? "" : found.getSQLState();
    Optional<ServerErrorMessage> said = server(found);
    String text = said.isPresent() ? said.get().getMessage() : found.getMessage();
    String line = line(text == null ? state : text);
    return new PostgresFailure(
        PostgresPoolerErrors.state(state, line), line, said.isPresent(), root);
  }

  private static @Nullable Throwable next(Throwable thrown) {
    return thrown instanceof SQLException sql && sql.getNextException() != null
        ? sql.getNextException()
        : thrown.getCause();
  }

  private static Optional<ServerErrorMessage> server(SQLException thrown) {
    return thrown instanceof PSQLException known
        ? Optional.ofNullable(known.getServerErrorMessage())
        : Optional.empty();
  }

  private static String line(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  /** Returns the same for whoever debugs, with where it was thrown and without what it says. */
  SQLException withoutValues(Throwable thrown) {
    SQLException clean = new SQLException(root.getClass().getSimpleName() + ' ' + state, state);
    clean.setStackTrace(thrown.getStackTrace());
    return clean;
  }
}
