package petshell.shell;

import java.util.Locale;
import petshell.job.Liveness;
import petshell.schema.OperatorLock;
import petshell.store.Database;
import petshell.store.Run;

/** One run of the journal as JSON. */
record RunDocument(
    long run,
    String command,
    String commandLine,
    String operator,
    String host,
    long process,
    String toolVersion,
    long generatorVersion,
    String startedAt,
    String heartbeatAt,
    String endedAt,
    String outcome,
    long changed,
    long unchanged,
    long skipped,
    long failed,
    long batches,
    Long undoes,
    String message) {

  /** Describes a run as it stands now; call where no transaction is open. */
  static RunDocument of(Run read, Database database) {
    Run run =
        Liveness.settled(
            read,
            database,
            Operator.host(),
            number -> OperatorLock.isAlive(database.file(), number));
    return new RunDocument(
        run.number(),
        run.start().command(),
        run.start().commandLine(),
        run.start().operator(),
        run.start().host(),
        run.start().process(),
        run.start().toolVersion(),
        run.start().generatorVersion(),
        run.startedAt().toString(),
        run.heartbeatAt().toString(),
        run.endedAt().map(Object::toString).orElse(null),
        run.outcome().text(),
        run.counts().changed(),
        run.counts().unchanged(),
        run.counts().skipped(),
        run.counts().failed(),
        run.counts().batches(),
        run.undoes().isPresent() ? run.undoes().getAsLong() : null,
        run.message().orElse(null));
  }

  /** Returns one line for people. */
  String sentence() {
    return String.format(
            Locale.ROOT,
            "%d: %s, %s %s by %s, %d changed",
            run,
            commandLine,
            outcome,
            endedAt == null ? startedAt : endedAt,
            operator,
            changed)
        + (failed > 0 ? ", " + failed + " failed" : "");
  }
}
