package petshell.job;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import petshell.store.TraitsScript;

/**
 * Writes a script of statements, a heading first, in transactions of some statements each. Not
 * thread-safe.
 */
public final class SqlScript {
  /**
   * How a script is written.
   *
   * @param batch statements in a transaction, 1 or more
   * @param transactions whether it says where transactions start and end
   */
  public record Shape(int batch, boolean transactions) {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the batch is less than 1
     */
    public Shape {
      if (batch < 1) {
        throw new IllegalArgumentException("batch must be 1 or more: " + batch);
      }
    }
  }

  /**
   * What was written.
   *
   * @param pets how many pets the script writes
   * @param failed how many pets it leaves out, because their ids are missing or no proper text
   */
  public record Written(long pets, long failed) {}

  private final TraitsScript sql;
  private final Writer writer;
  private final Shape shape;
  private long count;

  /**
   * Makes a script; nothing is written yet.
   *
   * @param sql gives the statements of the engine
   * @param writer takes the lines; stays open
   */
  public SqlScript(TraitsScript sql, Writer writer, Shape shape) {
    this.sql = Objects.requireNonNull(sql, "sql");
    this.writer = Objects.requireNonNull(writer, "writer");
    this.shape = Objects.requireNonNull(shape, "shape");
  }

  /**
   * Writes what the script is.
   *
   * @param operation where the statements come from
   * @param what says what the statements do
   */
  public void heading(Operation operation, String what) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(what);
    lines.add(
        String.format(
            Locale.ROOT,
            "Written by petshell %s at %s from %s.",
            operation.start().toolVersion(),
            operation.now(),
            operation.database().address().label()));
    lines.addAll(sql.howToRun());
    lines.add(
        "Each statement changes a pet only while it is as it was read; a second run changes"
            + " nothing.");
    for (String line : lines) {
      line(sql.comment(line));
    }
  }

  /** Writes one statement. */
  public void add(String statement) throws IOException {
    if (shape.transactions() && count % shape.batch() == 0) {
      line(sql.begin());
    }
    line(statement);
    count++;
    if (shape.transactions() && count % shape.batch() == 0) {
      line(sql.commit());
    }
  }

  /** Writes the end, which a script that was cut off does not have. */
  public void end() throws IOException {
    if (shape.transactions() && count % shape.batch() != 0) {
      line(sql.commit());
    }
    line(sql.comment(String.format(Locale.ROOT, "End of the script: pets %,d.", count)));
    writer.flush();
  }

  /** Returns how many statements there are so far. */
  public long count() {
    return count;
  }

  private void line(String text) throws IOException {
    writer.write(text);
    writer.write('\n');
  }
}
