package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import petshell.job.fill.BackfillOutcome;
import petshell.job.fill.BackfillPreview;
import petshell.job.fill.RestoreOutcome;
import petshell.job.fill.RestoredCounts;
import petshell.store.RunCounts;

/**
 * What a backfill did, or would do, as JSON.
 *
 * @param run null where there was nothing to do, and in a dry run
 * @param triggers the names of the triggers that run with each write; of a dry run only
 */
record BackfillDocument(
    @Nullable Long run,
    String outcome,
    long updated,
    long skipped,
    long failed,
    long remaining,
    long batches,
    long millis,
    long quarantined,
    long wouldUpdate,
    long restored,
    List<Sample> samples,
    long wouldFail,
    @Nullable Saved saved,
    List<String> triggers) {

  /** The traits that a pet would get. */
  record Sample(String id, String traits) {}

  /** What became of the traits of a saved file; the run is that for an undo, null in a dry run. */
  record Saved(
      @Nullable Long run,
      long restored,
      long replaced,
      long different,
      long otherTraits,
      long invalid,
      long unknown) {
    private static Saved of(@Nullable Long run, RestoredCounts counts) {
      return new Saved(
          run,
          counts.restored(),
          counts.replaced(),
          counts.different(),
          counts.other(),
          counts.invalid(),
          counts.unknown());
    }
  }

  /** What would be done. */
  static BackfillDocument of(BackfillPreview preview, long millis) {
    List<Sample> samples = new ArrayList<>();
    preview.samples().forEach((id, traits) -> samples.add(new Sample(id, traits)));
    return new BackfillDocument(
        null,
        "dry-run",
        0,
        0,
        0,
        preview.remaining(),
        0,
        millis,
        preview.quarantined(),
        preview.wouldUpdate(),
        0,
        samples,
        preview.wouldFail(),
        null,
        preview.triggers());
  }

  /** What was done. */
  static BackfillDocument of(BackfillOutcome outcome, long millis) {
    if (outcome instanceof BackfillOutcome.Ended ended) {
      return of(ended, millis);
    }
    BackfillOutcome.NothingToDo nothing = (BackfillOutcome.NothingToDo) outcome;
    long quarantined = nothing.quarantined();
    return new BackfillDocument(
        null,
        "completed",
        0,
        0,
        0,
        quarantined,
        0,
        millis,
        quarantined,
        0,
        0,
        List.of(),
        0,
        null,
        List.of());
  }

  private static BackfillDocument of(BackfillOutcome.Ended ended, long millis) {
    RunCounts counts = ended.counts();
    long quarantined =
        ended instanceof BackfillOutcome.Completed completed ? completed.quarantined() : 0;
    return new BackfillDocument(
        ended.run(),
        word(ended),
        counts.changed(),
        counts.skipped(),
        counts.failed(),
        ended.remaining(),
        counts.batches(),
        millis,
        quarantined,
        0,
        0,
        List.of(),
        0,
        null,
        List.of());
  }

  /** Returns this with the pets whose traits were restored from a file before. */
  BackfillDocument after(RestoreOutcome before) {
    return new BackfillDocument(
        run,
        outcome,
        updated + before.counts().changed(),
        skipped + before.counts().skipped(),
        failed + before.counts().failed(),
        remaining,
        batches + before.counts().batches(),
        millis,
        quarantined,
        wouldUpdate,
        before.counts().changed(),
        samples,
        wouldFail,
        Saved.of(before.run(), before.restored()),
        triggers);
  }

  /** Returns this with the pets whose traits would be restored before; these are no samples. */
  BackfillDocument after(RestoredCounts before) {
    return new BackfillDocument(
        run,
        outcome,
        updated,
        skipped,
        failed,
        remaining,
        batches,
        millis,
        quarantined,
        wouldUpdate,
        before.restored(),
        List.of(),
        wouldFail,
        Saved.of(null, before),
        triggers);
  }

  private static String word(BackfillOutcome.Ended ended) {
    if (ended instanceof BackfillOutcome.Completed) {
      return "completed";
    }
    return ended instanceof BackfillOutcome.Interrupted ? "interrupted" : "failed";
  }
}
