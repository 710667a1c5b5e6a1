package petshell.job;

import java.time.InstantSource;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.RunStart;
import petshell.store.TestedDatabase;

/** Operations for tests. */
public final class Operations {
  private Operations() {}

  public static Operation on(Database database) {
    return on(database, new Cancellation());
  }

  public static Operation on(Database database, Cancellation cancellation) {
    return on(database, "backfill", cancellation, new RecordedProgress());
  }

  public static Operation on(Database database, String command) {
    return on(database, command, new Cancellation(), new RecordedProgress());
  }

  public static Operation on(
      Database database, String command, Cancellation cancellation, Progress progress) {
    RunStart start =
        new RunStart(
            command, command, "tester", "testhost", ProcessHandle.current().pid(), "0.1.0", 1);
    return new Operation(database, start, InstantSource.system(), cancellation, progress);
  }

  /** Gives traits to all pets. */
  public static void fill(TestedDatabase pets) {
    try (Database database = pets.open(Access.WRITE)) {
      new Backfill(on(database), BackfillOptions.DEFAULT).run();
    }
  }
}
