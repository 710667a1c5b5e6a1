package petshell.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import petshell.store.RunCounts;
import petshell.store.Share;
import petshell.store.Slot;
import petshell.store.SlotOwner;

/** Reads the rows of shared backfills. */
final class PostgresShares {
  private PostgresShares() {}

  /** Reads shared backfills. */
  public static final class ShareMapper implements RowMapper<Share> {
    @Override
    public Share map(ResultSet row, StatementContext context) throws SQLException {
      return new Share(
          row.getLong("number"),
          row.getString("startedAt"),
          row.getLong("total"),
          number(row, "limit"),
          row.getLong("granted"),
          number(row, "rate"),
          List.of((Long[]) row.getArray("members").getArray()),
          Optional.ofNullable(row.getString("endedAt")),
          number(row, "endedBy"));
    }
  }

  /** Reads slots. */
  public static final class SlotMapper implements RowMapper<Slot> {
    @Override
    public Slot map(ResultSet row, StatementContext context) throws SQLException {
      OptionalLong run = number(row, "run");
      return new Slot(
          row.getLong("share"),
          row.getInt("slot"),
          Optional.ofNullable(row.getString("after")),
          Optional.ofNullable(row.getString("until")),
          Optional.ofNullable(row.getString("position")),
          run.isPresent()
              ? Optional.of(new SlotOwner(run.getAsLong(), row.getInt("worker")))
              : Optional.empty(),
          row.getLong("epoch"),
          row.getBoolean("expired"),
          row.getBoolean("done"),
          counts(row));
    }
  }

  /** Reads what was done. */
  public static final class CountsMapper implements RowMapper<RunCounts> {
    @Override
    public RunCounts map(ResultSet row, StatementContext context) throws SQLException {
      return counts(row);
    }
  }

  private static RunCounts counts(ResultSet row) throws SQLException {
    return new RunCounts(
        row.getLong("changed"),
        0,
        row.getLong("skipped"),
        row.getLong("failed"),
        row.getLong("batches"));
  }

  private static OptionalLong number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
