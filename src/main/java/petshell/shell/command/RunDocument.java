package petshell.shell.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import petshell.job.Liveness;
import petshell.shell.call.OperatorName;
import petshell.store.Database;
import petshell.store.Noted;
import petshell.store.Run;

/**
 * One run of the journal as JSON. Numbers are Longs, or texts where the journal holds something
 * else.
 */
record RunDocument(
    long run,
    String command,
    String commandLine,
    String operator,
    String host,
    Object process,
    String toolVersion,
    Object generatorVersion,
    String startedAt,
    String heartbeatAt,
    @Nullable String endedAt,
    String outcome,
    Object changed,
    Object unchanged,
    Object skipped,
    Object failed,
    Object batches,
    @Nullable Object undoes,
    @Nullable String message) {

  /** Describes a run as it is now; call it outside of transactions. */
  static RunDocument of(Run read, Database database) {
    Run run =
        Liveness.settled(
            read, database, OperatorName.host(), database.services().operatorLocks()::isAlive);
    return new RunDocument(
        run.number(),
        run.start().command(),
        run.start().commandLine(),
        run.start().operator(),
        run.start().host(),
        run.start().process().json(),
        run.start().toolVersion(),
        run.start().generatorVersion().json(),
        run.startedAt().text(),
        run.heartbeatAt().text(),
        run.endedAt().map(Noted::text).orElse(null),
        run.noted().text(),
        run.counts().changed().json(),
        run.counts().unchanged().json(),
        run.counts().skipped().json(),
        run.counts().failed().json(),
        run.counts().batches().json(),
        run.undoes().map(Noted::json).orElse(null),
        run.message().orElse(null));
  }

  /** Returns one line for people. */
  String sentence() {
    return String.format(
            Locale.ROOT,
            "%d: %s, %s %s by %s, %s changed",
            run,
            commandLine,
            outcome,
            endedAt == null ? startedAt : endedAt,
            operator,
            changed)
        + (failed.equals(0L) ? "" : ", " + failed + " failed");
  }
}
