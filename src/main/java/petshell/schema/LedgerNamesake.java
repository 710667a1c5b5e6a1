package petshell.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.TableShape;

/** Another table that has the name of one of Liquibase's, in another case. */
final class LedgerNamesake {
  private LedgerNamesake() {}

  /**
   * Makes sure that there is none, as Liquibase would take it for its own.
   *
   * @throws PetShellException that names it
   */
  static void requireNone(Database database) {
    for (TableShape shape : database.schema().shapes(List.of(Ledger.TABLE, Ledger.LOCK_TABLE))) {
      String own = shape.isNamed(Ledger.TABLE) ? Ledger.TABLE : Ledger.LOCK_TABLE;
      if (!database.schema().spelling(own).equals(Optional.of(shape.name()))) {
        throw new PetShellException(
            Kind.FAILED,
            String.format(
                Locale.ROOT,
                "Liquibase would take the table \"%s\" for its own %s, which it is not",
                shape.name(),
                own),
            "rename that table");
      }
    }
  }
}
