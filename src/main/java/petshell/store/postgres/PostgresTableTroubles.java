package petshell.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import petshell.store.TableShape.Trouble;

/** What PostgreSQL lets people declare that makes work on the rows of a table unsafe. */
final class PostgresTableTroubles {
  private static final Set<String> TEXTS = Set.of("text", "character varying");
  private static final Set<String> DOCUMENTS = Set.of("jsonb", "json", "text", "character varying");
  private static final String BUT_NOT_ALL = "; rollback and uninstall work without that";

  private final String table;
  private final List<Trouble> found = new ArrayList<>();

  private PostgresTableTroubles(String table) {
    this.table = '"' + table + '"';
  }

  /** Reads what concerns the whole table. */
  static PostgresTableTroubles of(ResultSet row) throws SQLException {
    PostgresTableTroubles troubles = new PostgresTableTroubles(row.getString("object"));
    if (row.getBoolean("isHidden")) {
      troubles.add(
          "row-level security hides rows of " + troubles.table + " from this user",
          "use the owner of the table, or a user with BYPASSRLS");
    }
    if (row.getBoolean("isInherited")) {
      troubles.add(
          "other tables inherit from " + troubles.table + ", so that its ids may not be unique",
          "move their rows into the table and drop them" + BUT_NOT_ALL);
    }
    String rule = row.getString("rule");
    if (rule != null) {
      troubles.add(
          "the rule \"" + rule + "\" changes what is written to " + troubles.table,
          "drop the rule, or make it a trigger" + BUT_NOT_ALL);
    }
    return troubles;
  }

  /** Adds what concerns one column. */
  void addColumn(String column, String type) {
    if (column.equals("id") && !TEXTS.contains(type)) {
      add(
          "the ids of "
              + table
              + " have the type "
              + type
              + ", but petshell generates traits from text",
          "name the right database");
    }
    if (column.equals("traits") && !DOCUMENTS.contains(type)) {
      add(
          "the column "
              + table
              + ".\"traits\" has the type "
              + type
              + ", which cannot store traits",
          "make it jsonb, json or text");
    }
  }

  private void add(String what, String remedy) {
    found.add(new Trouble(what, remedy));
  }

  /** Returns what is to be said first. */
  Optional<Trouble> first() {
    return found.stream().findFirst();
  }
}
