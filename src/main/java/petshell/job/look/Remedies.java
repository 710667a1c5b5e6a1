package petshell.job.look;

import java.util.Objects;
import java.util.Optional;
import petshell.job.saved.SavedBefore;
import petshell.schema.Migrations;
import petshell.schema.SchemaState;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.trait.TraitState;

/** Which commands fix traits that are not as the generator gives them. */
public final class Remedies {
  private final Database database;
  private final SchemaState schema;

  Remedies(Database database, SchemaState schema) {
    this.database = database;
    this.schema = schema;
  }

  /**
   * Makes those of a database.
   *
   * @param database the open database, which has the traits column
   * @throws petshell.store.PetShellException if the database fails
   */
  public static Remedies of(Database database) {
    Objects.requireNonNull(database, "database");
    return new Remedies(
        database, database.read(() -> new Migrations(database, message -> {}).state()));
  }

  /**
   * Returns the command that fixes the pets in a state.
   *
   * @param state any state
   * @param pets how many pets are in it, 1 or more
   * @return empty where there is nothing to fix, or the pets lack an id to generate traits from
   * @throws petshell.store.PetShellException if the database fails
   */
  public Optional<NextStep> of(TraitState state, long pets) {
    return switch (state) {
      case EXACT, ROUNDED, FORMATTED -> Optional.empty();
      case DRIFTED, OTHER_VERSION, INVALID ->
          schema.pending().isEmpty()
              ? Optional.of(new NextStep("regen --state " + state.text(), true))
              : Optional.of(NextStep.of("migrate"));
      case MISSING -> database.read(() -> ofMissing(pets));
    };
  }

  private Optional<NextStep> ofMissing(long missing) {
    if (!schema.pending().isEmpty()) {
      return Optional.of(NextStep.of("migrate"));
    }
    PetCounts pets = database.dao(PetCounts.class);
    if (missing > pets.countQuarantined()) {
      return Optional.of(NextStep.of(SavedBefore.backfill(database)));
    }
    return missing > pets.countWithoutIdAndTraits()
        ? Optional.of(NextStep.of("backfill --retry-failed"))
        : Optional.empty();
  }
}
