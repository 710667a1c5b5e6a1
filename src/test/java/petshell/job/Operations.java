package petshell.job;

import java.time.InstantSource;
import petshell.store.Database;
import petshell.store.RunStart;

/** Operations for tests. */
final class Operations {
  private Operations() {}

  static Operation on(Database database) {
    return on(database, new Cancellation());
  }

  static Operation on(Database database, Cancellation cancellation) {
    RunStart start =
        new RunStart(
            "backfill",
            "backfill",
            "tester",
            "testhost",
            ProcessHandle.current().pid(),
            "0.1.0",
            1);
    return new Operation(
        database, start, InstantSource.system(), cancellation, new RecordedProgress());
  }
}
