package petshell.schema;

import java.util.Objects;
import java.util.function.Function;
import petshell.schema.Standing.Note;
import petshell.store.Database;

/**
 * What each changeset makes, as the database has it; whatever the ledger says. For use within a
 * transaction.
 */
final class SchemaObjects {
  static final String BASELINE = "baseline";
  static final String DEMO = "demo";
  static final String JOURNAL = "journal";
  static final String TRAITS_COLUMN = "traits-column";
  static final String REQUIRED = "traits-required";
  static final String CHECKED = "traits-checked";

  static final String TABLE = "Pet";
  static final String COLUMN = "traits";
  static final String CHECK_NAME = "Pet_traits_check";

  private final Database database;
  private final Origin origin;

  SchemaObjects(Database database, Origin origin) {
    this.database = Objects.requireNonNull(database, "database");
    this.origin = Objects.requireNonNull(origin, "origin");
  }

  /**
   * Returns the state of a changeset.
   *
   * @param notes what the ledger says of a changeset, by its id
   */
  Standing standing(Changeset changeset, Function<String, Note> notes) {
    Note note = notes.apply(changeset.id());
    boolean there = isThere(changeset, note);
    return Standing.of(note(changeset, note), there, there && isOurs(changeset, note, notes));
  }

  /** A check in our own words is ours, even where it was found and only noted. */
  private Note note(Changeset changeset, Note note) {
    return note == Note.ADOPTED && changeset.id().equals(CHECKED) && hasOurCheck()
        ? Note.EXECUTED
        : note;
  }

  private boolean isThere(Changeset changeset, Note note) {
    return switch (changeset.id()) {
      case BASELINE -> database.schema().hasTable(TABLE);
      case DEMO -> note != Note.NONE;
      case JOURNAL -> Journal.isWhole(database);
      case TRAITS_COLUMN -> hasColumn();
      case REQUIRED -> isRequired();
      case CHECKED -> hasCheck();
      default -> throw unknown(changeset);
    };
  }

  private boolean isOurs(Changeset changeset, Note note, Function<String, Note> notes) {
    Note noteOfColumn = notes.apply(TRAITS_COLUMN);
    return switch (changeset.id()) {
      case BASELINE, DEMO -> note == Note.EXECUTED;
      case JOURNAL -> true;
      case TRAITS_COLUMN -> origin.isOurs(note);
      case REQUIRED ->
          switch (note) {
            case EXECUTED -> noteOfColumn != Note.EXECUTED || origin.isOurs(noteOfColumn);
            case NONE ->
                hasOurCheck() && cameWithCheck(notes.apply(CHECKED)) && origin.isOurs(noteOfColumn);
            case ADOPTED -> false;
          };
      case CHECKED -> hasOurCheck();
      default -> throw unknown(changeset);
    };
  }

  /** Where the check is made before, and noted, NOT NULL without a note is the web app's. */
  private boolean cameWithCheck(Note noteOfCheck) {
    return noteOfCheck == Note.NONE || database.services().schemaText().contractParts().size() == 1;
  }

  boolean hasColumn() {
    return database.schema().hasColumn(TABLE, COLUMN);
  }

  /** Returns whether the database itself refuses missing and malformed traits. */
  boolean isEnforced() {
    return isRequired() && database.schema().isValidated(TABLE, CHECK_NAME);
  }

  private boolean isRequired() {
    return database.schema().refusesNull(TABLE, COLUMN);
  }

  private boolean hasCheck() {
    return database.schema().hasConstraint(TABLE, CHECK_NAME);
  }

  boolean hasOurCheck() {
    return database.schema().hasOwnCheck(TABLE, CHECK_NAME);
  }

  private static IllegalArgumentException unknown(Changeset changeset) {
    return new IllegalArgumentException("nothing is known of what it makes: " + changeset.id());
  }
}
