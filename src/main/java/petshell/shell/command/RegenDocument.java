package petshell.shell.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import petshell.job.change.RegenerateOutcome;
import petshell.job.change.Replacement;
import petshell.job.change.ReplacementFinder;
import petshell.store.RunCounts;
import petshell.trait.TraitJson;

/** What a regeneration did, or would do, as JSON; the changes are the first ones only. */
record RegenDocument(
    @Nullable Long run,
    String outcome,
    long changed,
    long unchanged,
    long failed,
    long skipped,
    long wouldChange,
    @Nullable String backup,
    List<Change> changes) {

  /**
   * One pet's traits as they were, and as they are or would be.
   *
   * @param before what was stored, null where that is nothing, or too long to be read
   * @param beforeBytes the size of what was too long to be read, else null
   * @param name the pet's name, null where the pet is gone
   * @param diff the fields that change
   */
  record Change(
      String id,
      String state,
      @Nullable String before,
      String after,
      @Nullable Long beforeBytes,
      @Nullable String name,
      List<DifferenceDocument> diff) {}

  /** What would be done. */
  static RegenDocument preview(ReplacementFinder.Preview preview) {
    return new RegenDocument(
        null,
        "dry-run",
        0,
        preview.unchanged(),
        preview.failed(),
        0,
        preview.count(),
        null,
        changes(preview.first()));
  }

  /**
   * What was done.
   *
   * @param backup the copy that was made before, null where there is none
   */
  static RegenDocument of(RegenerateOutcome outcome, @Nullable String backup) {
    RunCounts counts = outcome.counts();
    return new RegenDocument(
        outcome.run().isPresent() ? outcome.run().getAsLong() : null,
        outcome.interrupted() ? "interrupted" : "completed",
        counts.changed(),
        counts.unchanged(),
        counts.failed(),
        counts.skipped(),
        0,
        backup,
        changes(outcome.examples()));
  }

  /** Nothing had to be done, so there was no run. */
  static RegenDocument nothing(long unchanged) {
    return new RegenDocument(null, "completed", 0, unchanged, 0, 0, 0, null, List.of());
  }

  private static List<Change> changes(List<Replacement> replacements) {
    return replacements.stream()
        .map(
            one ->
                new Change(
                    one.id(),
                    one.state().text(),
                    one.before().text().orElse(null),
                    TraitJson.write(one.after()),
                    one.before().longBytes(),
                    one.name().orElse(null),
                    DifferenceDocument.of(one.differences())))
        .toList();
  }

  /** Returns how many pets were changed, or would be. */
  long replaced() {
    return changed + wouldChange;
  }

  /** Returns what was done, or would be, in a sentence. */
  String sentence() {
    if (replaced() == 0) {
      return run == null && failed == 0 ? nothingSentence() : "Replaced nothing" + runText() + ".";
    }
    String end = skipped == 0 ? "" : " " + PetText.pets(skipped) + " changed meanwhile: skipped.";
    return outcome.equals("dry-run")
        ? "Would replace the traits of " + PetText.pets(wouldChange) + "."
        : "Replaced the traits of " + PetText.pets(changed) + runText() + "." + end;
  }

  private String nothingSentence() {
    return "Nothing to replace (looked at " + PetText.pets(unchanged) + ").";
  }

  private String runText() {
    return run == null ? "" : " (run " + run + ")";
  }
}
