package petshell.store.postgres;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import petshell.store.*;

/** Stub. */
final class PostgresTraitsDao implements TraitsDao {
  PostgresTraitsDao(java.sql.Connection connection) {}

  @Override
  public Page<PetKey> page(PageRequest request) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public List<TraitsToStore> prepare(List<PetKey> keys, UnaryOperator<String> traits) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public SeenRows seenRows() {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public List<PetKey> withoutId(int limit) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public Page<StoredPet> scan(PetFilter filter, Optional<Cursor> from) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public RawPet raw(PetKey key) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public List<Written> fill(List<TraitsToStore> rows, StoredTime now) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public Optional<StoredTraits> stored(PetKey key) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public void quarantine(PetKey key, long run, String error, String now) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("stub");
  }
}
