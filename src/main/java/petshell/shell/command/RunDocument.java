package petshell.shell.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import petshell.job.look.ObservedRun;
import petshell.job.look.RunProgress;
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
    @Nullable String message,
    @Nullable ProgressPart progress) {

  /**
   * How far a run is that works now.
   *
   * @param done pets that it has dealt with
   * @param total those and the pets that are left
   * @param percent whole percents, 100 only where nothing is left
   * @param secondsLeft how long the rest will take, null where that is not known
   */
  record ProgressPart(long done, long total, int percent, @Nullable Long secondsLeft) {
    private static ProgressPart of(RunProgress progress) {
      return new ProgressPart(
          progress.done(),
          progress.total(),
          progress.percent(),
          progress.left().map(Duration::toSeconds).orElse(null));
    }
  }

  /** Describes a run. */
  static RunDocument of(ObservedRun observed) {
    Run run = observed.run();
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
        run.message().orElse(null),
        observed.progress().map(ProgressPart::of).orElse(null));
  }
}
