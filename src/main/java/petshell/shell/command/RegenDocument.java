package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import petshell.job.change.RegenerateOutcome;
import petshell.job.change.Replacement;
import petshell.job.change.ReplacementFinder;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Numbers;
import petshell.output.Section;
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

  private static final int SHOWN_TEXT = 1_000;

  /**
   * One pet's traits as they were, and as they are or would be.
   *
   * @param before what was stored, null where that is nothing, or too long to be read
   * @param beforeBytes the size of what was too long to be read, else null
   */
  record Change(
      String id, String state, @Nullable String before, String after, @Nullable Long beforeBytes) {
    private String shown() {
      if (before == null) {
        return beforeBytes == null ? "nothing" : Numbers.grouped(beforeBytes) + " bytes, too long";
      }
      return before.length() <= SHOWN_TEXT ? before : before.substring(0, SHOWN_TEXT) + " ...";
    }
  }

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
                    one.before().longBytes()))
        .toList();
  }

  /** Returns it as people see it. */
  List<Section> sections() {
    boolean dryRun = outcome.equals("dry-run");
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "",
            List.of(
                Field.of(dryRun ? "would change" : "changed", Cell.of(changed + wouldChange)),
                Field.of("unchanged", Cell.of(unchanged)),
                Field.of("skipped", Cell.of(skipped)),
                Field.of("failed", Cell.of(failed)))));
    for (Change one : changes) {
      sections.add(
          new Section(
              PetText.id(one.id()),
              List.of(
                  Field.of("was", one.state()),
                  Field.of("before", one.shown()),
                  Field.of("after", one.after()))));
    }
    return sections;
  }
}
