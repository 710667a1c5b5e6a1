package petshell.job;

import java.util.Objects;
import petshell.schema.Migrations;
import petshell.schema.SchemaState;
import petshell.store.Database;
import petshell.store.PetDao;

/** How a database stands, in a word, found fast enough to be asked after every command. */
public final class Outlook {
  /** More rows than this are not counted: the count would keep the app's commits waiting. */
  private static final long COUNTED_PETS = 20_000;

  /** How it stands. */
  public enum State {
    /** The schema lacks something that migrate adds. */
    NOT_MIGRATED,
    /** Pets have no traits. */
    TO_FILL,
    /** Every pet has something stored. */
    READY,
    /** Migrated, with more pets than are counted. */
    MIGRATED,
    /** The database itself refuses missing traits. */
    ENFORCED
  }

  /**
   * What was found.
   *
   * @param state how it stands
   * @param pets all pets
   * @param missing pets without traits, where the state is TO_FILL
   */
  public record View(State state, long pets, long missing) {}

  private final Database database;

  /**
   * Makes a look at one database.
   *
   * @param database the open database, never null
   */
  public Outlook(Database database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /**
   * Looks.
   *
   * @throws petshell.store.PetShellException if this is not the web app's database, or it fails
   */
  public View view() {
    Migrations.requireWebApp(database);
    return database.read(
        () -> {
          SchemaState schema = new Migrations(database, message -> {}).state();
          PetDao pets = database.dao(PetDao.class);
          long total = pets.count();
          if (!schema.traitsColumn() || !schema.pending().isEmpty()) {
            return new View(State.NOT_MIGRATED, total, 0);
          }
          if (schema.enforced()) {
            return new View(State.ENFORCED, total, 0);
          }
          if (total > COUNTED_PETS) {
            return new View(State.MIGRATED, total, 0);
          }
          long missing = pets.countWithoutTraits();
          return new View(missing == 0 ? State.READY : State.TO_FILL, total, missing);
        });
  }
}
