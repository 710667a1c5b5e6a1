package petshell.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import petshell.job.change.Regenerate;
import petshell.job.change.Undo;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.schema.Enforce;
import petshell.job.schema.Migrate;
import petshell.job.schema.Relax;
import petshell.job.schema.Rollback;
import petshell.schema.RollbackPlan;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.RunStart;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitState;

/** The jobs that write, each with what must have been done before it. */
enum FaultedWork {
  MIGRATE("migrate", pets -> {}, operation -> new Migrate(operation).run()),
  BACKFILL(
      "backfill", WebAppDatabase::migrate, operation -> new Backfill(operation, batches(80)).run()),
  REGENERATE(
      "regen",
      FaultedWork::drift,
      operation ->
          new Regenerate(operation).run(EnumSet.complementOf(EnumSet.of(TraitState.EXACT)))),
  UNDO("undo", FaultedWork::regenerate, operation -> new Undo(operation, 2).run()),
  ENFORCE("enforce", FaultedWork::fill, operation -> new Enforce(operation).run()),
  RELAX("relax", FaultedWork::enforce, operation -> new Relax(operation).run()),
  ROLLBACK(
      "rollback",
      FaultedWork::drift,
      operation -> new Rollback(operation, new RollbackPlan.LastMigrate()).run());

  private static final Instant BEFORE = Instant.parse("2026-02-08T09:11:11.158Z");
  private static final String HOST = "testhost";

  private final String command;

  // Functions without state, which the checker cannot know.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Consumer<WebAppDatabase> preparation;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Consumer<Operation> job;

  FaultedWork(String command, Consumer<WebAppDatabase> preparation, Consumer<Operation> job) {
    this.command = command;
    this.preparation = preparation;
    this.job = job;
  }

  /** Does all that comes before this work. */
  void prepare(WebAppDatabase pets) {
    preparation.accept(pets);
  }

  /** Does the work, with all times the same. */
  void run(Database database, Instant now, Progress progress) {
    RunStart start =
        new RunStart(command, command, "tester", HOST, ProcessHandle.current().pid(), "0.1.0", 1);
    job.accept(
        new Operation(database, start, InstantSource.fixed(now), new Cancellation(), progress));
  }

  String command() {
    return command;
  }

  private void doBefore(WebAppDatabase pets) {
    prepare(pets);
    try (Database database = pets.open(Access.WRITE)) {
      run(database, BEFORE, new RecordedProgress());
    }
  }

  private static void fill(WebAppDatabase pets) {
    BACKFILL.doBefore(pets);
  }

  private static void enforce(WebAppDatabase pets) {
    ENFORCE.doBefore(pets);
  }

  private static void regenerate(WebAppDatabase pets) {
    REGENERATE.doBefore(pets);
  }

  /** Leaves traits in every state that regen fixes: more than one batch of them. */
  private static void drift(WebAppDatabase pets) {
    fill(pets);
    pets.execute(
        "UPDATE Pet SET traits = '{' WHERE rowid % 4 = 0",
        "UPDATE Pet SET traits = NULL WHERE rowid % 4 = 1",
        "UPDATE Pet SET traits = traits || ' ' WHERE rowid % 4 = 2",
        "CREATE TEMP TABLE twin AS SELECT * FROM Pet",
        "UPDATE twin SET id = id || '-twin'",
        "INSERT INTO Pet SELECT * FROM twin");
  }

  private static BackfillOptions batches(int rows) {
    return new BackfillOptions(
        new BatchSize.Fixed(rows),
        OptionalLong.empty(),
        Duration.ZERO,
        false,
        0,
        Optional.empty(),
        Optional.empty());
  }
}
