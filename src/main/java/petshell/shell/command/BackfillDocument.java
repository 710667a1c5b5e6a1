package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import petshell.job.fill.BackfillOutcome;
import petshell.job.fill.BackfillPreview;
import petshell.job.fill.RestoreOutcome;
import petshell.job.fill.RestoredCounts;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Section;
import petshell.shell.call.Call;
import petshell.shell.call.Results;
import petshell.store.RunCounts;

/** What a backfill did, or would do, as JSON. */
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
    @Nullable Saved saved) {

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
        null);
  }

  /** What was done. */
  static BackfillDocument of(BackfillOutcome outcome, long millis) {
    RunCounts counts = outcome.counts();
    long quarantined =
        outcome instanceof BackfillOutcome.Completed completed ? completed.quarantined() : 0;
    return new BackfillDocument(
        outcome.run(),
        word(outcome),
        counts.changed(),
        counts.skipped(),
        counts.failed(),
        outcome.remaining(),
        counts.batches(),
        millis,
        quarantined,
        0,
        0,
        List.of(),
        0,
        null);
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
        Saved.of(before.run(), before.restored()));
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
        Saved.of(null, before));
  }

  private static String word(BackfillOutcome outcome) {
    if (outcome instanceof BackfillOutcome.Completed) {
      return "completed";
    }
    return outcome instanceof BackfillOutcome.Interrupted ? "interrupted" : "failed";
  }

  /** Prints it. */
  void print(Call call) {
    Results.print(call, this, this::sections);
  }

  private List<Section> sections() {
    return run == null ? previewSections() : List.of(new Section("", counts()));
  }

  private List<Section> previewSections() {
    List<Section> sections = new ArrayList<>();
    List<Field> counts = new ArrayList<>();
    counts.add(Field.of("would get traits", Cell.of(wouldUpdate)));
    if (wouldFail > 0) {
      counts.add(Field.of("would fail", Cell.of(wouldFail)));
    }
    counts.add(Field.of("without traits", Cell.of(remaining)));
    counts.add(Field.of("quarantined", Cell.of(quarantined)));
    sections.add(new Section("", counts));
    if (!samples.isEmpty()) {
      sections.add(
          new Section(
              "The first",
              samples.stream().map(one -> Field.of(PetText.id(one.id()), one.traits())).toList()));
    }
    return sections;
  }

  private List<Field> counts() {
    return List.of(
        Field.of("run", run + ", " + outcome),
        Field.of("updated", Cell.of(updated)),
        Field.of("skipped", Cell.of(skipped)),
        Field.of("failed", Cell.of(failed)),
        Field.of("remaining", Cell.of(remaining)),
        Field.of("batches", Cell.of(batches)),
        Field.of("milliseconds", Cell.of(millis)));
  }
}
