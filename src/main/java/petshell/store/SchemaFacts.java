package petshell.store;

import java.util.List;
import java.util.Optional;

/**
 * What the engine knows of the schema of an open database. Each answer is that of the open
 * transaction or, where there is none, of a moment; all of them throw a {@link StoreException} if
 * the database fails.
 */
public interface SchemaFacts {
  /**
   * Returns whether a table of this name is there. A name in capitals alone is one that is written
   * without quotes; here as everywhere.
   */
  boolean hasTable(String table);

  /**
   * Reads what is declared under the names of tables, spelled in any case.
   *
   * @param tables the names, at least one
   * @return what there is, in the order in which it was made
   */
  List<TableShape> shapes(List<String> tables);

  /** Returns whether a table has a column of this name. */
  boolean hasColumn(String table, String column);

  /** Returns whether a column of this name is there that takes no NULL. */
  boolean refusesNull(String table, String column);

  /** Returns whether a table has a named constraint. */
  boolean hasConstraint(String table, String constraint);

  /**
   * Returns whether there are triggers, on whatever table, so that a write may make the database do
   * more than asked.
   */
  boolean hasTriggers();

  /** Returns the names of the triggers of a table, by name. */
  List<String> triggersOn(String table);

  /** Returns what the engine counts at this moment. */
  SchemaMark mark();

  /**
   * Returns whether a table was there before another one; a table that was built anew, and took its
   * old name, was not.
   */
  boolean isOlder(String table, String other);

  /**
   * Returns whether a column is defined as this engine leaves it after {@code ADD COLUMN "name"
   * TYPE}, with or without NOT NULL since. A column that came with its table, or that another
   * version of the engine added, mostly looks different.
   */
  boolean isAsAdded(String table, String column, String type);

  /** Returns whether a named constraint is there and all rows of the table are known to meet it. */
  boolean isValidated(String table, String constraint);

  /** Returns whether a column has petshell's mark, which goes with the column. */
  boolean isMarked(String table, String column);

  /** Returns whether a check of this name is there and petshell's own, not one of somebody else. */
  boolean hasOwnCheck(String table, String constraint);

  /** Returns a table's name as it is spelt there; empty where there is no such table. */
  Optional<String> spelling(String table);

  /** Returns the names of a table's columns, in order; none where there is no such table. */
  List<String> columns(String table);

  /**
   * Finds names for a query, as somebody types it: of tables, views and the columns of tables, not
   * more than the columns of the first hundred.
   *
   * @param table only the columns of this table, spelled in any case, if given
   * @param prefix what they start with, in any case
   * @param limit how many at most, 1 or more
   * @return the names in the order of the alphabet, each once
   */
  List<String> names(Optional<String> table, String prefix, int limit);

  /** Returns the tables that refer to one of these by a foreign key, those themselves left out. */
  List<String> referringTo(List<String> tables);

  /**
   * Finds all that keeps a column from being dropped, without writing.
   *
   * @param constraints those of the table that are dropped before
   * @return what to name to the user, each with the engine's reason; nothing where it can be
   *     dropped
   */
  List<Obstacle> obstaclesToDrop(String table, String column, List<String> constraints);

  /**
   * One thing of the schema that keeps a statement from being run.
   *
   * @param kind index, view, trigger or table
   * @param name its name, as it is in the schema
   * @param reason the engine's own words
   */
  record Obstacle(String kind, String name, String reason) {}

  /** Finds the obstacle that an error of the engine names. */
  static Optional<Obstacle> named(List<Obstacle> objects, String error) {
    Obstacle found = null;
    for (Obstacle one : objects) {
      String named = "error in " + one.kind() + ' ' + one.name();
      boolean longer = found == null || one.name().length() > found.name().length();
      if (longer && error.startsWith(named)) {
        String rest = error.substring(named.length());
        int colon = rest.indexOf(": ");
        found = new Obstacle(one.kind(), one.name(), rest.substring(colon < 0 ? 0 : colon + 2));
      }
    }
    return Optional.ofNullable(found);
  }
}
