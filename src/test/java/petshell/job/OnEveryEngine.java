package petshell.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import petshell.job.change.Regenerate;
import petshell.job.change.RegenerateOutcome;
import petshell.job.change.Undo;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.look.Verify;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.TestedDatabase;
import petshell.store.TestedEngine;
import petshell.trait.TraitState;

/** Tests of jobs that run on each engine, on 92 pets with the column and nothing in it. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestedEngine.class)
public abstract class OnEveryEngine {
  @TempDir protected Path folder;
  @Parameter protected TestedEngine engine;
  protected TestedDatabase pets;

  @BeforeEach
  final void make() {
    pets = engine.migrated(folder);
  }

  @AfterEach
  final void remove() {
    if (pets != null) {
      pets.close();
    }
  }

  /** Returns the ids in the order of the database. */
  protected final List<String> ids() {
    return pets.query("SELECT \"id\" FROM \"Pet\" ORDER BY \"id\"");
  }

  /** Stores traits for some pets; null takes them away. */
  protected final void store(String traits, String... ids) {
    pets.execute(
        "UPDATE \"Pet\" SET \"traits\" = "
            + (traits == null ? "NULL" : "'" + traits + "'")
            + " WHERE \"id\" IN ('"
            + String.join("', '", ids)
            + "')");
  }

  protected final BackfillOutcome backfill(BackfillOptions options, Progress progress) {
    try (Database database = pets.open(Access.WRITE)) {
      return new Backfill(
              Operations.on(database, "backfill", new Cancellation(), progress), options)
          .run();
    }
  }

  /** Returns how many pets are in each state. */
  protected final Map<TraitState, Long> verify() {
    try (Database database = pets.open(Access.READ)) {
      return new Verify(database, new Cancellation(), new RecordedProgress(), 0).run().counts();
    }
  }

  protected final RegenerateOutcome regenerate(String... ids) {
    try (Database database = pets.open(Access.WRITE)) {
      return new Regenerate(Operations.on(database, "regen")).run(List.of(ids));
    }
  }

  protected final Undo.Outcome undo(long run) {
    try (Database database = pets.open(Access.WRITE)) {
      return new Undo(Operations.on(database, "undo"), run).run();
    }
  }
}
