package petshell.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the run journal, whatever is in it. */
public final class RunMapper implements RowMapper<Run> {
  /** The columns that the mapper reads, other than the number; any may hold anything. */
  public static final List<String> COLUMNS =
      List.of(
          "command",
          "commandLine",
          "operator",
          "host",
          "process",
          "toolVersion",
          "generatorVersion",
          "startedAt",
          "heartbeatAt",
          "endedAt",
          "outcome",
          "changed",
          "unchanged",
          "skipped",
          "failed",
          "batches",
          "undoes",
          "message");

  @Override
  public Run map(ResultSet row, StatementContext context) throws SQLException {
    Object endedAt = row.getObject("endedAt");
    Object undoes = row.getObject("undoes");
    Object message = row.getObject("message");
    return new Run(
        row.getLong("number"),
        new Run.Start(
            words(row, "command"),
            words(row, "commandLine"),
            words(row, "operator"),
            words(row, "host"),
            number(row, "process"),
            words(row, "toolVersion"),
            number(row, "generatorVersion")),
        Noted.time(row.getObject("startedAt")),
        Noted.time(row.getObject("heartbeatAt")),
        endedAt == null ? Optional.empty() : Optional.of(Noted.time(endedAt)),
        Noted.outcome(row.getObject("outcome")),
        new Run.Counts(
            number(row, "changed"),
            number(row, "unchanged"),
            number(row, "skipped"),
            number(row, "failed"),
            number(row, "batches")),
        undoes == null ? Optional.empty() : Optional.of(Noted.number(undoes)),
        Optional.ofNullable(message).map(Noted::words));
  }

  private static String words(ResultSet row, String column) throws SQLException {
    return Noted.words(row.getObject(column));
  }

  private static Noted<Long> number(ResultSet row, String column) throws SQLException {
    return Noted.number(row.getObject(column));
  }
}
