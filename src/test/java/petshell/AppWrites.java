package petshell;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import petshell.KnownPets.Row;
import petshell.KnownPets.TraitsColumn;
import petshell.store.StoredTime;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitText;

/** What the web app writes: it inserts, updates, fills and deletes pets at random. */
final class AppWrites {
  /**
   * What was done in one transaction.
   *
   * @param rows the pets as they are now, empty for deleted ones
   * @param overtaken how many of them had other traits than were known
   */
  record Done(Map<String, Optional<Row>> rows, long overtaken) {}

  private final Connection connection;
  private final KnownPets pets;
  private final Random random;
  private final List<String> users;
  private final List<String> ids;

  AppWrites(Connection connection, KnownPets pets, WebAppDatabase database, Random random) {
    this.connection = connection;
    this.pets = pets;
    this.random = random;
    this.users = database.query("SELECT id FROM User ORDER BY id");
    this.ids = new ArrayList<>(database.query("SELECT id FROM Pet ORDER BY rowid"));
  }

  /**
   * Changes a few pets; in a transaction of the caller's.
   *
   * @param alwaysWithTraits whether every new pet gets traits, where there is a column for them
   */
  Done write(boolean alwaysWithTraits) throws SQLException {
    TraitsColumn column = pets.traitsColumn();
    Map<String, Optional<Row>> rows = new HashMap<>();
    long overtaken = 0;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      if (random.nextInt(5) < 2) {
        String id = insert(column, alwaysWithTraits);
        rows.put(id, pets.read(id));
      } else {
        String id = ids.get(random.nextInt(ids.size()));
        Optional<Row> known = rows.getOrDefault(id, Optional.ofNullable(pets.rows().get(id)));
        boolean same = traits(known).equals(traits(pets.read(id)));
        overtaken += same || column == TraitsColumn.ABSENT ? 0 : 1;
        change(id, column);
        rows.put(id, pets.read(id));
      }
    }
    return new Done(rows, overtaken);
  }

  private static Optional<String> traits(Optional<Row> row) {
    return row.map(Row::traits);
  }

  private void change(String id, TraitsColumn column) throws SQLException {
    int kind = random.nextInt(6);
    if (kind == 0) {
      execute("DELETE FROM Pet WHERE id = ?", id);
    } else if (kind == 1 && column != TraitsColumn.ABSENT) {
      execute(
          "UPDATE Pet SET traits = ?, updatedAt = ? WHERE id = ? AND traits IS NULL",
          TraitText.of(id),
          now(),
          id);
    } else {
      execute(
          "UPDATE Pet SET hunger = (hunger + 1) % 101, name = name || '!', updatedAt = ?"
              + " WHERE id = ?",
          now(), id);
    }
  }

  private String insert(TraitsColumn column, boolean alwaysWithTraits) throws SQLException {
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    String user = users.get(random.nextInt(users.size()));
    ids.add(id);
    boolean withTraits =
        switch (column) {
          case ABSENT -> false;
          case OPTIONAL -> alwaysWithTraits || random.nextBoolean();
          case REQUIRED -> true;
        };
    if (withTraits) {
      execute(
          "INSERT INTO Pet (id, name, userId, updatedAt, traits) VALUES (?, 'new', ?, ?, ?)",
          id,
          user,
          now(),
          TraitText.of(id));
    } else {
      execute(
          "INSERT INTO Pet (id, name, userId, updatedAt) VALUES (?, 'new', ?, ?)", id, user, now());
    }
    return id;
  }

  private static String now() {
    return StoredTime.of(Instant.now()).text();
  }

  private void execute(String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
