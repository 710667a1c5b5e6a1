package petshell.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.SchemaFacts.Obstacle;

/**
 * What others have put on the traits column, or broken elsewhere, so that the engine would not drop
 * it. For use within a transaction.
 */
public final class ColumnObstacles {
  private final Database database;

  /**
   * Makes a look at one database.
   *
   * @param database the open database
   */
  public ColumnObstacles(Database database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /**
   * Makes sure that the column can be dropped; writes nothing.
   *
   * @throws PetShellException that names all that is in the way
   */
  public void requireNone() {
    List<Obstacle> found =
        database
            .schema()
            .obstaclesToDrop(
                SchemaObjects.TABLE,
                SchemaObjects.COLUMN,
                new SchemaObjects(database, new Origin(database, new Ledger(database)))
                        .hasOurCheck()
                    ? List.of(SchemaObjects.CHECK_NAME)
                    : List.of());
    if (!found.isEmpty()) {
      throw new PetShellException(
          Kind.REFUSED,
          "cannot drop the traits column, because of "
              + found.stream().map(ColumnObstacles::sentence).collect(Collectors.joining(", ")),
          "nothing was written; " + advice(found) + ", then run rollback again");
    }
  }

  private static String sentence(Obstacle one) {
    return String.format(Locale.ROOT, "the %s \"%s\" (%s)", one.kind(), one.name(), one.reason());
  }

  private static String advice(List<Obstacle> found) {
    return found.stream().anyMatch(one -> one.kind().equals("table"))
        ? "remove what uses the column in the web app's own migrations"
        : "drop each, or change it so that it does not use the column";
  }
}
