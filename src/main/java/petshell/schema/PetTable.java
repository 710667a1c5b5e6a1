package petshell.schema;

import java.util.Optional;
import petshell.store.TableShape;
import petshell.store.TableShape.Column;
import petshell.store.TableShape.Rows;
import petshell.store.TableShape.Trouble;

/** Whether the table of the pets is declared in such a way that petshell's work on it is safe. */
final class PetTable {
  private static final String ID = "id";

  private final TableShape pets;
  private final UnusableDatabase unusable;

  PetTable(TableShape pets, UnusableDatabase unusable) {
    this.pets = pets;
    this.unusable = unusable;
  }

  /**
   * Makes sure of it.
   *
   * @throws petshell.store.PetShellException if not; the message says what is in the way and what
   *     to do
   */
  void require() {
    requireNoTrouble();
    requireRows();
    requireIds();
    requireStored(SchemaObjects.COLUMN);
    requireStored("updatedAt");
  }

  private void requireNoTrouble() {
    if (pets.trouble().isPresent()) {
      Trouble trouble = pets.trouble().get();
      throw unusable.because(trouble.what(), trouble.remedy());
    }
  }

  private void requireRows() {
    if (pets.rows() == Rows.UNNUMBERED) {
      throw unusable.because(
          "\"Pet\" is a table WITHOUT ROWID, but petshell needs the rowids",
          "create the table again with rowids; rollback and uninstall work without them");
    }
    if (pets.rows() == Rows.HIDDEN) {
      throw unusable.because(
          "columns of \"Pet\" named rowid, oid and _rowid_ hide the rowids, but petshell needs them",
          "rename one of these columns; rollback and uninstall work without that");
    }
  }

  private void requireIds() {
    Column id = pets.column(ID).orElseThrow();
    if (id.rowNumber()) {
      throw unusable.because(
          "the ids of \"Pet\" are rowids, but petshell generates traits from ids that are text",
          "name the right database");
    }
    if (!id.unique()) {
      throw unusable.because(
          "the ids of \"Pet\" are not unique, so one id may mean several pets",
          "create a unique index on \"Pet\"(\"id\"); rollback and uninstall work without it");
    }
    if (pets.strangeCollation().isPresent()) {
      throw unusable.because(
          "an index of \"Pet\" needs a collation that petshell does not have: "
              + UnusableDatabase.quoted(pets.strangeCollation().get()),
          "create the index with another collation, or drop it");
    }
  }

  private void requireStored(String name) {
    Optional<Column> column = pets.column(name);
    if (column.isEmpty()) {
      return;
    }
    if (!column.get().name().equals(name)) {
      throw unusable.because(
          "\"Pet\" has a column "
              + UnusableDatabase.quoted(column.get().name())
              + ", which petshell and the web app name "
              + UnusableDatabase.quoted(name),
          "rename the column");
    }
    if (!column.get().stored()) {
      throw unusable.because(
          "the column \"Pet\"."
              + UnusableDatabase.quoted(name)
              + " is generated, so nothing can be stored in it",
          "drop or rename the column");
    }
  }
}
