package petshell.store.postgres;

import java.util.List;
import petshell.store.*;

/** Stub. */
final class PostgresSchemaText implements SchemaText {
  @Override
  public String dbms() {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public String traitsColumn() {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public String traitsCondition() {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public List<Table> ownTables() {
    throw new UnsupportedOperationException("stub");
  }
}
