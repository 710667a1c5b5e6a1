package petshell.store.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A plain server that plays the coordinator of a Citus cluster: its catalogue, the functions that
 * place tables, and what those refuse. All rows are where they are; what goes where is noted.
 */
public final class PlayedCitus {
  private static final String[] CATALOGUE = {
    """
    INSERT INTO pg_catalog.pg_extension
      (oid, extname, extowner, extnamespace, extrelocatable, extversion)
    VALUES (90001, 'citus', 10, 11, FALSE, '13.2-1')
    """,
    """
    CREATE TABLE pg_catalog.pg_dist_partition (logicalrelid regclass, partmethod "char",
      partkey text, colocationid integer, repmodel "char")
    """,
    """
    CREATE TABLE pg_catalog.pg_dist_shard (logicalrelid regclass, shardid bigint,
      shardminvalue text, shardmaxvalue text)
    """,
    "CREATE TABLE pg_catalog.pg_dist_placement (shardid bigint, groupid integer)",
    "CREATE TABLE pg_catalog.pg_dist_local_group AS SELECT 0 AS groupid",
    "CREATE TABLE pg_catalog.pg_dist_node AS SELECT g AS groupid FROM generate_series(0, 2) AS g",
    "CREATE SEQUENCE pg_catalog.pg_dist_shardid_seq START 102008",
  };

  private static final String[] FUNCTIONS = {
    """
    CREATE FUNCTION pg_catalog.column_to_column_name(regclass, text) RETURNS text
      LANGUAGE sql AS 'SELECT $2'
    """,
    """
    CREATE FUNCTION pg_catalog.citus_relation_size(regclass) RETURNS bigint
      LANGUAGE sql AS 'SELECT 64000000'
    """,
    """
    CREATE FUNCTION pg_catalog.create_reference_table(t regclass) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = t) THEN
        RAISE EXCEPTION 'table % is already distributed', t;
      END IF;
      INSERT INTO pg_dist_partition VALUES (t, 'n', NULL, 1, 't');
    END $$
    """,
    """
    CREATE FUNCTION pg_catalog.create_distributed_table(
      t regclass, c text, colocate_with text DEFAULT 'default') RETURNS void LANGUAGE plpgsql AS $$
    DECLARE
      beside integer;
      s bigint;
    BEGIN
      IF EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = t) THEN
        RAISE EXCEPTION 'table % is already distributed', t;
      END IF;
      IF EXISTS (SELECT 1 FROM pg_index AS i WHERE i.indrelid = t AND i.indisunique
          AND NOT (SELECT attnum FROM pg_attribute WHERE attrelid = t AND attname = c)
            = ANY (i.indkey)) THEN
        RAISE EXCEPTION 'cannot create constraint on "%"', t USING ERRCODE = '0A000';
      END IF;
      IF EXISTS (SELECT 1 FROM pg_constraint AS f WHERE f.conrelid = t AND f.contype = 'f'
          AND NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = f.confrelid)) THEN
        RAISE EXCEPTION 'referenced table must be a distributed table or a reference table'
          USING ERRCODE = '0A000';
      END IF;
      IF colocate_with = 'default' THEN
        beside := 2;
      ELSE
        SELECT colocationid INTO STRICT beside FROM pg_dist_partition
        WHERE logicalrelid = colocate_with::regclass AND partmethod = 'h';
      END IF;
      INSERT INTO pg_dist_partition VALUES (t, 'h', c, beside, 's');
      FOR i IN 0..3 LOOP
        s := nextval('pg_dist_shardid_seq');
        INSERT INTO pg_dist_shard VALUES (t, s, -2147483648 + i * 1073741824::bigint,
          -2147483648 + (i + 1) * 1073741824::bigint - 1);
        INSERT INTO pg_dist_placement VALUES (s, i % 2 + 1);
      END LOOP;
    END $$
    """,
    """
    CREATE FUNCTION pg_catalog.citus_add_local_table_to_metadata(t regclass) RETURNS void
    LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_dist_node WHERE groupid = 0) THEN
        RAISE EXCEPTION 'could not create the table: the coordinator is not in the metadata';
      END IF;
      INSERT INTO pg_dist_partition VALUES (t, 'n', NULL, 0, 's');
    END $$
    """
  };

  private static final String[] TABLES = {
    "ALTER TABLE \"PetTrait\" DROP CONSTRAINT \"PetTrait_pkey\"",
    "ALTER TABLE \"PetTrait\" ADD PRIMARY KEY (\"id\", \"petId\")",
    "SELECT create_reference_table('\"User\"'), create_reference_table('\"Trait\"')",
    "SELECT create_distributed_table('\"Pet\"', 'id')",
    "SELECT create_distributed_table('\"PetTrait\"', 'petId', colocate_with => '\"Pet\"')"
  };

  private PlayedCitus() {}

  /**
   * Returns the statements that make a database one of a coordinator, with no table spread. The
   * test is skipped where the server is older than 13, which lets no session change its catalogue.
   */
  public static String[] coordinator() {
    assumeTrue(PostgresServer.get().version() >= 13, "the server is older than 13");
    return Stream.concat(Arrays.stream(CATALOGUE), Arrays.stream(FUNCTIONS))
        .map(PlayedCitus::ofOwner)
        .toArray(String[]::new);
  }

  /** Returns the statements that spread the app's tables. */
  public static String[] spreading() {
    return TABLES.clone();
  }

  private static String ofOwner(String statement) {
    return "SET allow_system_table_mods = on; " + statement;
  }

  /** Makes the demo database on a coordinator, with no table spread, and nothing migrated. */
  static PostgresTestDatabase demo(Path folder) {
    return PostgresTestDatabase.copy(
        "citus",
        folder,
        pets -> {
          pets.execute(coordinator());
        });
  }

  /** Makes the same with the tables spread as an app spreads them. */
  static PostgresTestDatabase spread(Path folder) {
    PostgresTestDatabase pets = demo(folder);
    pets.execute(TABLES);
    return pets;
  }

  /** Runs statements that change the server's own catalogue. */
  static void asOwner(PostgresTestDatabase pets, String... statements) {
    for (String statement : statements) {
      pets.execute(ofOwner(statement));
    }
  }

  /**
   * Notes each statement that updates pets in the table {@code sent}: how many rows, and in how
   * many shards. A cluster takes no trigger, so that petshell must not see this one.
   */
  static void noteUpdates(PostgresTestDatabase pets) {
    asOwner(
        pets,
        "CREATE TABLE sent (pets bigint, shards bigint)",
        """
        CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO sent SELECT count(*), count(DISTINCT s.shardid)
          FROM changed AS c JOIN pg_dist_shard AS s ON s.logicalrelid = '"Pet"'::regclass
            AND hashtext(c.id) BETWEEN s.shardminvalue::bigint AND s.shardmaxvalue::bigint;
          RETURN NULL;
        END $$
        """,
        """
        CREATE TRIGGER note AFTER UPDATE ON "Pet" REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION note()
        """,
        "UPDATE pg_catalog.pg_trigger SET tgisinternal = TRUE WHERE tgname = 'note'");
  }
}
