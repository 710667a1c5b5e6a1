package petshell.store.postgres;

import petshell.store.*;

/** Stub. */
final class PostgresTraitsScript implements TraitsScript {
  static TraitsScript of(org.jdbi.v3.core.Handle handle) {
    return new PostgresTraitsScript();
  }

  @Override
  public java.util.List<String> howToRun() {
    return java.util.List.of(
        "Run it on the database with these pets: psql URL -v ON_ERROR_STOP=1 -f SCRIPT.");
  }

  @Override
  public String comment(String text) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public String begin() {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public String commit() {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public String fill(String id, String traits) {
    throw new UnsupportedOperationException("stub");
  }

  @Override
  public String replace(String id, StoredTraits before, String traits) {
    throw new UnsupportedOperationException("stub");
  }
}
