package petshell.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a change of the schema runs.
 *
 * @param statements all of it, in order, each statement with its semicolon
 */
public record SchemaScript(List<Statement> statements) {
  /** Nothing to run. */
  public static final SchemaScript NONE = new SchemaScript(List.of());

  /**
   * One statement.
   *
   * @param changeset what it is a part of; empty where it only keeps Liquibase's books
   * @param sql the statement
   */
  public record Statement(Optional<Changeset> changeset, String sql) {
    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public Statement {
      Objects.requireNonNull(changeset, "changeset");
      Objects.requireNonNull(sql, "sql");
    }
  }

  /**
   * Copies the list.
   *
   * @throws NullPointerException if it is null
   */
  public SchemaScript {
    statements = List.copyOf(Objects.requireNonNull(statements, "statements"));
  }

  /** Returns the statements that change the schema, without the bookkeeping. */
  public List<String> changes() {
    return statements.stream()
        .filter(one -> one.changeset().isPresent())
        .map(Statement::sql)
        .toList();
  }

  /** Returns the statements of one changeset; none where it is only noted. */
  public List<String> of(Changeset changeset) {
    return statements.stream()
        .filter(one -> one.changeset().equals(Optional.of(changeset)))
        .map(Statement::sql)
        .toList();
  }

  /** Returns the statements that keep Liquibase's books. */
  public List<String> bookkeeping() {
    return statements.stream()
        .filter(one -> one.changeset().isEmpty())
        .map(Statement::sql)
        .toList();
  }
}
