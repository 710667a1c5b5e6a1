package petshell.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import petshell.store.DatabaseAddress;
import petshell.store.EngineContractTest;

class PostgresContractTest extends EngineContractTest {
  private final List<PostgresAddress> made = new ArrayList<>();

  @Override
  protected DatabaseAddress free() {
    PostgresAddress address = PostgresServer.get().free();
    made.add(address);
    return address;
  }

  @AfterEach
  void drop() throws SQLException {
    for (PostgresAddress address : made) {
      PostgresServer.get().drop(address);
    }
  }

  @Override
  protected Connection connect(DatabaseAddress where) throws SQLException {
    return PostgresServer.connect((PostgresAddress) where);
  }

  @Override
  protected boolean damage(DatabaseAddress where) {
    return false;
  }

  @Override
  protected String binary(String hex) {
    return "'\\x" + hex + "'::bytea";
  }

  @Override
  protected boolean hasBackups() {
    return false;
  }

  @Override
  protected boolean hasChangeMark() {
    return PostgresServer.get().version() >= 13;
  }
}
