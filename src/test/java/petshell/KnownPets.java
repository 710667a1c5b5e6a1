package petshell;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the web app knows of its pets: each as the app has written it last, or as it was when all
 * were read.
 */
final class KnownPets {
  /** How the database takes traits. */
  enum TraitsColumn {
    ABSENT,
    OPTIONAL,
    REQUIRED
  }

  /**
   * One pet.
   *
   * @param others all columns that petshell never writes
   * @param traits the stored traits, or null
   * @param updatedAt the time of the last change, as an SQL literal
   */
  record Row(String others, String traits, String updatedAt) {}

  private final Connection connection;
  private final String columns;
  private final Map<String, Row> rows = new HashMap<>();

  KnownPets(Connection connection) throws SQLException {
    this.connection = connection;
    this.columns = columns();
  }

  /** Returns the pets by their ids; changed by whoever changes the database. */
  Map<String, Row> rows() {
    return rows;
  }

  /** Forgets what was, and takes the pets as they are. */
  void readAgain() throws SQLException {
    rows.clear();
    rows.putAll(readAll());
  }

  Map<String, Row> readAll() throws SQLException {
    Map<String, Row> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet pets = statement.executeQuery(select(""))) {
      while (pets.next()) {
        found.put(pets.getString(1), row(pets));
      }
    }
    return found;
  }

  /** Reads one pet. */
  Optional<Row> read(String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select(" WHERE id = ?"))) {
      statement.setString(1, id);
      try (ResultSet pets = statement.executeQuery()) {
        return pets.next() ? Optional.of(row(pets)) : Optional.empty();
      }
    }
  }

  TraitsColumn traitsColumn() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT \"notnull\" FROM pragma_table_info('Pet') WHERE name = 'traits'")) {
      if (!found.next()) {
        return TraitsColumn.ABSENT;
      }
      return found.getBoolean(1) ? TraitsColumn.REQUIRED : TraitsColumn.OPTIONAL;
    }
  }

  private String select(String where) throws SQLException {
    String traits = traitsColumn() == TraitsColumn.ABSENT ? "NULL" : "traits";
    return "SELECT id, " + columns + ", " + traits + ", quote(updatedAt) FROM Pet" + where;
  }

  private static Row row(ResultSet pets) throws SQLException {
    return new Row(pets.getString(2), pets.getString(3), pets.getString(4));
  }

  private String columns() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet joined =
            statement.executeQuery(
                "SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ')"
                    + " FROM pragma_table_info('Pet') WHERE name NOT IN ('traits', 'updatedAt')")) {
      joined.next();
      return joined.getString(1);
    }
  }
}
