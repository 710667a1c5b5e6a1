package petshell.store;

import java.nio.file.Path;
import petshell.store.postgres.PostgresTestDatabase;

/** The engines on which the same tests run; those of one that is not there are skipped. */
public enum TestedEngine {
  SQLITE {
    @Override
    public TestedDatabase demo(Path folder) {
      return WebAppDatabase.demo(folder);
    }

    @Override
    public TestedDatabase migrated(Path folder) {
      return WebAppDatabase.migrated(folder);
    }
  },

  POSTGRESQL {
    @Override
    public TestedDatabase demo(Path folder) {
      return PostgresTestDatabase.demo(folder);
    }

    @Override
    public TestedDatabase migrated(Path folder) {
      return PostgresTestDatabase.migrated(folder);
    }
  };

  /**
   * Makes the demo database: 170 users and 92 pets, without the traits column.
   *
   * @param folder where petshell puts the files that belong to it
   */
  public abstract TestedDatabase demo(Path folder);

  /** Makes the demo database with the schema migrated. */
  public abstract TestedDatabase migrated(Path folder);
}
