package petshell.schema;

import java.util.List;
import java.util.Optional;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.TableShape;
import petshell.store.TableShape.Column;
import petshell.store.TableShape.Rows;

/**
 * Whether a database is the web app's, and declared in such a way that petshell's work on it is
 * safe. Asked before anything is written, and before anything is shown that would be wrong.
 */
public final class WebApp {
  private static final String PETS = "Pet";
  private static final String USERS = "User";
  private static final String ID = "id";
  private static final String TRAITS = "traits";
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

  private final Database database;
  private final List<TableShape> found;

  private WebApp(Database database, String... tables) {
    this.database = database;
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
    requireRows(pets);
    requireIds(pets);
    requireStored(pets, TRAITS);
    requireStored(pets, "updatedAt");
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
    String declared = quoted(table.name());
    if (!table.name().equals(name)) {
      throw wrong(
          "a table of the web app has another name: " + declared + " instead of " + quoted(name),
          "name the right file");
    }
    switch (table.kind()) {
      case VIEW -> throw wrong(declared + " is a view, not a table", "name the right file");
      case VIRTUAL ->
          throw wrong(
              declared + " is a virtual table, not one of the database", "name the right file");
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
    return wrong(
        "this is not the web app's database, it lacks " + quoted(table) + '.' + quoted(column),
        "name the right file");
  }

  private void requireRows(TableShape pets) {
    if (pets.rows() == Rows.UNNUMBERED) {
      throw wrong(
          "\"Pet\" is a table WITHOUT ROWID, and petshell goes by the rowids",
          "make the table again with rowids; rollback and uninstall work as it is");
    }
    if (pets.rows() == Rows.HIDDEN) {
      throw wrong(
          "columns of \"Pet\" named rowid, oid and _rowid_ hide the rowids, and petshell goes by them",
          "rename one of these columns; rollback and uninstall work as it is");
    }
  }

  private void requireIds(TableShape pets) {
    Column id = pets.column(ID).orElseThrow();
    if (id.rowNumber()) {
      throw wrong(
          "the ids of \"Pet\" are rowids, and petshell generates traits from ids that are text",
          "name the right file");
    }
    if (!id.unique()) {
      throw wrong(
          "nothing keeps the ids of \"Pet\" unique, so that an id may mean several pets",
          "make a unique index on \"Pet\"(\"id\"); rollback and uninstall work as it is");
    }
    if (pets.strangeCollation().isPresent()) {
      throw wrong(
          "an index of \"Pet\" needs a collation that petshell does not have: "
              + quoted(pets.strangeCollation().get()),
          "make the index with another one, or drop it");
    }
  }

  private void requireStored(TableShape pets, String name) {
    Optional<Column> column = pets.column(name);
    if (column.isEmpty()) {
      return;
    }
    if (!column.get().name().equals(name)) {
      throw wrong(
          "\"Pet\" has a column "
              + quoted(column.get().name())
              + ", which petshell and the web app name "
              + quoted(name),
          "rename the column");
    }
    if (!column.get().stored()) {
      throw wrong(
          "the column \"Pet\"."
              + quoted(name)
              + " is generated, so that nothing can be stored in it",
          "drop or rename the column");
    }
  }

  private PetShellException wrong(String what, String remedy) {
    return new PetShellException(
        Kind.FAILED,
        what
            + ": "
            + database.address().label()
            + ": "
            + remedy
            + (database.access() == Access.WRITE ? "; nothing was written" : ""));
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
