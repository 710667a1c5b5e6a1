package petshell.store.sqlite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.DatabaseAddress;
import petshell.store.EngineContractTest;

class SqliteContractTest extends EngineContractTest {
  private static final int PAGE = 4_096;

  @TempDir Path folder;
  private int made;

  @Override
  protected DatabaseAddress free() {
    made++;
    return new SqliteFile(folder.resolve("dev" + made + ".db"));
  }

  @Override
  protected Connection connect(DatabaseAddress where) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + where.fullLabel());
  }

  /** Overwrites a page in the middle. */
  @Override
  protected boolean damage(DatabaseAddress where) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(where.fullLabel(), "rw")) {
      file.seek(file.length() / PAGE / 2 * PAGE);
      file.write(new byte[PAGE]);
    }
    return true;
  }

  @Override
  protected String binary(String hex) {
    return "x'" + hex + "'";
  }

  @Override
  protected boolean hasBackups() {
    return true;
  }

  @Override
  protected boolean hasChangeMark() {
    return true;
  }
}
