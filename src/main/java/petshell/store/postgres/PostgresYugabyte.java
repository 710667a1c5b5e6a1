package petshell.store.postgres;

import java.util.Optional;

/**
 * YugabyteDB, by its documentation; not run. Rows lie by the hash of their key, from 0 to 65,535,
 * so that a range of ids is all over the cluster; a range of hashes is in one place, and read there
 * without the others (docs.yugabyte.com, yb_hash_code). Advisory locks are there from 2.25.1 on,
 * behind a flag; without them the server refuses them, and petshell writes nothing.
 */
record PostgresYugabyte() implements PostgresVariant {
  @Override
  public Optional<PostgresHash> hash() {
    return Optional.of(new PostgresHash("yb_hash_code(\"Pet\".\"id\")", 65_536));
  }
}
