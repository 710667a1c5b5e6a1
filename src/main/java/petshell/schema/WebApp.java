package petshell.schema;

import java.util.List;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.TableShape;

/**
 * Whether a database is the web app's, and declared in such a way that petshell's work on it is
 * safe. Asked before anything is written, and before anything is shown that would be wrong.
 */
public final class WebApp {
  private static final String PETS = "Pet";
  private static final String USERS = "User";
  private static final String ID = "id";
  private static final List<String> NEEDED = List.of(ID, "name", "userId", "updatedAt");

  private static final List<String> WHOLE_PET =
      List.of(
          "health",
          "hunger",
          "happiness",
          "energy",
          "isCritical",
          "maxHealthPenalty",
          "friendliness",
          "energyTrait",
          "curiosity",
          "patience",
          "playfulness",
          "generation",
          "parent1Id",
          "parent2Id",
          "createdAt",
          "neglectStartedAt",
          "lastFedAt",
          "lastInteractionAt",
          "lastStatUpdate",
          "lastBredAt");

  private final UnusableDatabase unusable;
  private final List<TableShape> found;

  private WebApp(Database database, String... tables) {
    this.unusable = new UnusableDatabase(database);
    this.found = database.schema().shapes(List.of(tables));
  }

  /**
   * Makes sure that the pets can be read and written by their ids and rows.
   *
   * @return the table of the pets
   * @throws PetShellException if not; the message says what is in the way and what to do
   */
  public static TableShape require(Database database) {
    return new WebApp(database, PETS).usablePets();
  }

  /**
   * Makes sure that there is the table of the pets; how it is made does not matter. Enough for what
   * takes petshell out of a database.
   *
   * @throws PetShellException if not
   */
  public static void requirePets(Database database) {
    new WebApp(database, PETS).pets();
  }

  /**
   * Makes sure that the pets can be read and written, and that there are the tables and columns for
   * a pet with all that belongs to it.
   *
   * @return the table of the pets
   * @throws PetShellException if not
   */
  public static TableShape requireWholePets(Database database) {
    WebApp app = new WebApp(database, PETS, USERS, "Trait", "PetTrait");
    TableShape pets = app.usablePets();
    app.requireColumns(pets, WHOLE_PET);
    app.users();
    app.table("Trait", List.of(ID, "traitName", "traitType", "rarity"));
    app.table("PetTrait", List.of(ID, "petId", "traitId", "inheritanceSource", "createdAt"));
    return pets;
  }

  /**
   * Makes sure that the pets can be read and written, and that there is the table of the users.
   *
   * @throws PetShellException if not
   */
  public static void requireWithUsers(Database database) {
    WebApp app = new WebApp(database, PETS, USERS);
    app.usablePets();
    app.users();
  }

  private TableShape usablePets() {
    TableShape pets = pets();
    new PetTable(pets, unusable).require();
    return pets;
  }

  private TableShape pets() {
    return table(PETS, NEEDED);
  }

  private void users() {
    table(USERS, List.of(ID, "email", "name"));
  }

  private TableShape table(String name, List<String> columns) {
    TableShape table =
        found.stream()
            .filter(one -> one.isNamed(name))
            .findFirst()
            .orElseThrow(() -> lacks(name, columns.get(0)));
    String declared = UnusableDatabase.quoted(table.name());
    if (!table.name().equals(name)) {
      throw unusable.because(
          "a table of the web app has the wrong name: "
              + declared
              + " instead of "
              + UnusableDatabase.quoted(name),
          "name the right database");
    }
    switch (table.kind()) {
      case VIEW ->
          throw unusable.because(declared + " is a view, not a table", "name the right database");
      case VIRTUAL ->
          throw unusable.because(
              declared + " is a virtual table, not an ordinary one", "name the right database");
      case FOREIGN ->
          throw unusable.because(
              declared + " is a foreign table, whose rows another server keeps",
              "name the database of that server");
      case TABLE -> requireColumns(table, columns);
    }
    return table;
  }

  private void requireColumns(TableShape table, List<String> columns) {
    for (String name : columns) {
      if (table.columns().stream().noneMatch(one -> one.name().equals(name))) {
        throw lacks(table.name(), name);
      }
    }
  }

  private PetShellException lacks(String table, String column) {
    return unusable.because(
        "this is not the web app's database: it has no "
            + UnusableDatabase.quoted(table)
            + '.'
            + UnusableDatabase.quoted(column),
        "name the right database");
  }
}
