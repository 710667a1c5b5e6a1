package petshell.store.postgres;

import java.util.List;
import java.util.Optional;
import petshell.store.*;

/** Stub. */
final class PostgresSchemaFacts implements SchemaFacts {
  PostgresSchemaFacts(org.jdbi.v3.core.Handle handle, Reading reading) {}

  @Override
  public boolean hasTable(String table) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public List<TableShape> shapes(List<String> tables) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public boolean hasColumn(String table, String column) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public boolean refusesNull(String table, String column) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public boolean hasConstraint(String table, String constraint) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public boolean hasTriggers() {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public List<String> triggersOn(String table) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public SchemaMark mark() {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public boolean isOlder(String table, String other) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public boolean isAsAdded(String table, String column, String type) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public boolean isDefinedWith(String table, String text) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public Optional<String> spelling(String table) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public List<String> columns(String table) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public List<String> names(Optional<String> table, String prefix, int limit) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public List<String> referringTo(List<String> tables) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public List<Obstacle> obstaclesToDrop(String table, String column, List<String> before) {
    throw new UnsupportedOperationException("stub");
  }
}
