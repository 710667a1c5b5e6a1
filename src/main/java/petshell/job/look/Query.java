package petshell.job.look;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalLong;
import petshell.job.Spool;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.QueryRows;
import petshell.store.RawValue;

/**
 * Runs a query of the user's own, which can only read. All rows that are wanted are read before the
 * first is given out, so that the web app never waits for whoever reads them; memory stays the same
 * for any number.
 */
public final class Query {
  private final Database database;
  private final Duration most;
  private final OptionalLong limit;

  /**
   * Prepares a query.
   *
   * @param database is open read-only, for this query alone
   * @param most how long it may run
   * @param limit how many rows are wanted at most, 1 or more; empty for all
   */
  public Query(Database database, Duration most, OptionalLong limit) {
    this.database = Objects.requireNonNull(database, "database");
    this.most = Objects.requireNonNull(most, "most");
    this.limit = Objects.requireNonNull(limit, "limit");
  }

  /**
   * Runs it.
   *
   * @param sql one statement
   * @return what was found, which the caller closes
   * @throws PetShellException if there are no pets, as in any other file than the web app's; of the
   *     kind USAGE if the database does not understand it or there are more statements than one,
   *     REFUSED if it would write, FAILED if it takes too long or breaks off, or there is no room
   *     for the rows
   */
  public Found run(String sql) {
    if (!database.schema().hasTable("Pet")) {
      WebApp.requirePets(database);
    }
    Spool spool = new Spool();
    try {
      Kept kept = new Kept(spool);
      database.query(sql, most, kept);
      kept.stream.flush();
      return new Found(spool, kept.columns, kept.rows, kept.isMore);
    } catch (IOException e) {
      spool.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  /** What a query has found. */
  public static final class Found implements AutoCloseable {
    private final Spool spool;
    private final List<String> columns;
    private final long count;
    private final boolean isMore;

    private Found(Spool spool, List<String> columns, long count, boolean isMore) {
      this.spool = spool;
      this.columns = columns;
      this.count = count;
      this.isMore = isMore;
    }

    /** Returns the names of the columns, one or more; they may be any text, and repeat. */
    public List<String> columns() {
      return columns;
    }

    /** Returns how many rows there are to read, 0 or more. */
    public long count() {
      return count;
    }

    /** Returns whether the query has more rows than were wanted. */
    public boolean hasMore() {
      return isMore;
    }

    /** Returns the rows, each with a value for each column; to be called once. */
    public Iterator<List<RawValue>> rows() {
      return new Rows(new DataInputStream(spool.read()), columns.size(), count);
    }

    @Override
    public void close() {
      spool.close();
    }
  }

  private final class Kept implements QueryRows {
    private final DataOutputStream stream;
    private List<String> columns = List.of();
    private long rows;
    private boolean isMore;
    private int column;

    Kept(Spool spool) {
      this.stream = new DataOutputStream(spool.stream());
    }

    @Override
    public void columns(List<String> names) {
      columns = List.copyOf(names);
    }

    @Override
    public boolean wantsMore() {
      return !isMore;
    }

    /** One row is read that is not wanted: only then it is known that there are more. */
    @Override
    public void value(RawValue value) {
      if (column == 0 && limit.isPresent() && rows == limit.getAsLong()) {
        isMore = true;
      }
      if (isMore) {
        return;
      }
      try {
        KeptValue.write(value, stream);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      column = (column + 1) % columns.size();
      rows += column == 0 ? 1 : 0;
    }
  }

  private static final class Rows implements Iterator<List<RawValue>> {
    private final DataInputStream stream;
    private final int columns;
    private long left;

    Rows(DataInputStream stream, int columns, long count) {
      this.stream = stream;
      this.columns = columns;
      this.left = count;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public List<RawValue> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      left--;
      try {
        List<RawValue> row = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
          row.add(KeptValue.read(stream));
        }
        return row;
      } catch (EOFException cut) {
        throw new UncheckedIOException("the kept rows are cut", cut);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
