package petshell.store.postgres;

import java.util.Optional;
import java.util.function.Predicate;
import petshell.store.*;

/** Stub. */
final class PostgresPetPages implements PetPages {
  PostgresPetPages(java.sql.Connection connection) {}

  @Override
  public Page<PetRow> byId(PetFilter filter, Optional<Cursor> from, int limit) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public Page<PetPlace> scan(
      PetFilter filter, Window window, Predicate<PetRow> wanted, Optional<Cursor> from, int limit) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public Optional<PetRow> at(PetPlace place) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public long countWithoutTraitsInFirst(int rows) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public long countWithoutTraitsInLast(int rows) {
    throw new UnsupportedOperationException("stub");
  }
}
