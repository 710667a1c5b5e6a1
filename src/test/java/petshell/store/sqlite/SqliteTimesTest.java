package petshell.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.StoredTime;
import petshell.store.WebAppDatabase;

class SqliteTimesTest {
  @TempDir Path folder;

  @Test
  void theNewestPetAndTheNewestUserDecideTheKindOfTimes() throws SQLException {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    for (String table : List.of("Pet", "User")) {
      pets.remake(table, sql -> sql.replaceFirst("\\(", "(rowid INTEGER, "));
      pets.execute(
          "UPDATE %s SET rowid = -oid".formatted(table),
          "UPDATE %1$s SET updatedAt = 5 WHERE oid = (SELECT max(oid) FROM %1$s)".formatted(table));
    }
    StoredTime time = StoredTime.of(Instant.EPOCH);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + pets.file());
        Handle handle = Jdbi.create(connection).open()) {
      assertEquals(0L, SqliteTimes.inKindOfApp(handle, time));
      pets.execute("DELETE FROM Pet");
      assertEquals(0L, SqliteTimes.inKindOfApp(handle, time));
      pets.execute("DELETE FROM User");
      assertEquals(time.text(), SqliteTimes.inKindOfApp(handle, time));
    }
  }
}
