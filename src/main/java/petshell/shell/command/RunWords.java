package petshell.shell.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import petshell.job.look.ObservedRun;
import petshell.job.look.RunProgress;
import petshell.output.Durations;
import petshell.output.Numbers;
import petshell.store.Noted;
import petshell.store.Run;
import petshell.store.RunOutcome;

/** A run of the journal in the words of a sentence. */
final class RunWords {
  /** A batch takes less, but for very long rests. */
  private static final Duration STALLED = Duration.ofMinutes(1);

  private final ObservedRun observed;
  private final Run run;
  private final Instant now;

  private RunWords(ObservedRun observed, Instant now) {
    this.observed = observed;
    this.run = observed.run();
    this.now = now;
  }

  /**
   * Returns one line.
   *
   * @param now what times are measured from
   */
  static String sentence(ObservedRun run, Instant now) {
    RunWords words = new RunWords(run, now);
    return run.run().number()
        + " "
        + run.run().start().command()
        + ", "
        + (run.isRunning() ? words.running() : words.ended());
  }

  private String running() {
    Run.Start start = run.start();
    return "running"
        + observed.progress().map(this::progress).orElseGet(() -> soFar(run.counts().changed()))
        + silence().map(time -> ", no sign of life for " + time).orElse("")
        + ", started "
        + ago(run.startedAt())
        + " by "
        + start.operator()
        + " (pid "
        + start.process().text()
        + " on "
        + start.host()
        + ")";
  }

  private String progress(RunProgress progress) {
    String left =
        silence().isPresent()
            ? ""
            : progress.left().map(time -> ", " + Durations.rough(time) + " left").orElse("");
    return " " + progress.percent() + " %" + left;
  }

  private static String soFar(Noted<Long> changed) {
    return changed
        .value()
        .filter(count -> count > 0)
        .map(count -> ", " + PetText.pets(count) + " so far")
        .orElse("");
  }

  private Optional<String> silence() {
    return run.heartbeatAt()
        .value()
        .map(heartbeat -> Duration.between(heartbeat, now))
        .filter(silent -> silent.compareTo(STALLED) > 0)
        .map(Durations::rough);
  }

  private String ended() {
    String by =
        ", " + ago(run.endedAt().orElse(run.heartbeatAt())) + " by " + run.start().operator();
    Optional<Long> changed = run.counts().changed().value().filter(count -> count != 0);
    if (run.outcome() == RunOutcome.ABANDONED) {
      return run.noted().text()
          + changed.map(count -> " after " + PetText.pets(count)).orElse("")
          + " (its process died)"
          + by;
    }
    return run.noted().text()
        + changed.map(count -> ", " + PetText.pets(count)).orElse("")
        + run.counts()
            .failed()
            .value()
            .filter(count -> count != 0)
            .map(count -> ", " + Numbers.grouped(count) + " failed")
            .orElse("")
        + by;
  }

  private String ago(Noted<Instant> time) {
    return time.value()
        .map(moment -> Durations.rough(Duration.between(moment, now)) + " ago")
        .orElse(time.text());
  }
}
