package petshell.shell.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.job.Pacing;
import petshell.job.fill.BackfillOutcome;
import petshell.output.Cell;
import petshell.output.Durations;
import petshell.output.Numbers;
import petshell.output.Style;
import petshell.trait.PetTraits;
import petshell.trait.TraitGenerator;

/** What a backfill did, or would do, as people read it: no zeros, and nothing twice. */
final class BackfillLines {
  private static final Duration LONG_ENOUGH_FOR_A_RATE = Duration.ofSeconds(1);

  private BackfillLines() {}

  /**
   * Returns the lines on what was done.
   *
   * @param document the same for programs
   */
  static List<Cell> of(BackfillOutcome outcome, BackfillDocument document) {
    if (outcome instanceof BackfillOutcome.NothingToDo nothing) {
      return document.saved() == null
          ? List.of(Cell.of("Nothing to do: " + why(nothing) + "."))
          : List.of();
    }
    if (outcome instanceof BackfillOutcome.Completed && isIdle(document)) {
      return List.of(Cell.of("Nothing to do: no pet lacks traits."));
    }
    Pacing pacing = ((BackfillOutcome.Ended) outcome).pacing();
    List<Cell> lines = new ArrayList<>();
    lines.add(Cell.of(filled(document, pacing)));
    pacing
        .text()
        .ifPresent(
            text ->
                lines.add(pacing.isOverTarget() ? Cell.of(Style.WARNING, text) : Cell.of(text)));
    long others = document.skipped() - savedSkipped(document);
    if (others > 0) {
      lines.add(
          Cell.of(
              PetText.pets(others) + " changed meanwhile, and were left as others wrote them."));
    }
    return lines;
  }

  private static boolean isIdle(BackfillDocument document) {
    return document.updated() + document.failed() + document.skipped() + document.remaining() == 0;
  }

  private static String why(BackfillOutcome.NothingToDo nothing) {
    if (nothing.pets() == 0) {
      return "there are no pets";
    }
    if (nothing.quarantined() == 0) {
      return "all " + PetText.pets(nothing.pets()) + " have traits";
    }
    return "all "
        + PetText.pets(nothing.pets())
        + " have traits, except "
        + Numbers.grouped(nothing.quarantined())
        + " that failed earlier";
  }

  private static String filled(BackfillDocument document, Pacing pacing) {
    long filled = document.updated() - document.restored();
    String left =
        document.remaining() > document.quarantined()
            ? "; " + Numbers.grouped(document.remaining()) + " left"
            : "";
    return "Filled "
        + PetText.pets(filled)
        + " in "
        + Durations.text(Duration.ofMillis(document.millis()))
        + details(document, pacing)
        + left
        + ".";
  }

  private static String details(BackfillDocument document, Pacing pacing) {
    List<String> details = new ArrayList<>();
    long perSecond =
        document.restored() > 0 ? 0 : document.updated() * 1000 / Math.max(1, document.millis());
    if (document.millis() >= LONG_ENOUGH_FOR_A_RATE.toMillis() && perSecond > 0) {
      details.add(Numbers.grouped(perSecond) + "/s");
    }
    long batches = document.batches();
    if (batches > 0) {
      details.add(batches == 1 ? "1 batch" : Numbers.grouped(batches) + " batches");
    }
    pacing.lockHeld().ifPresent(held -> details.add("lock " + held.toMillis() + " ms p95"));
    return details.isEmpty() ? "" : " (" + String.join(", ", details) + ")";
  }

  private static long savedSkipped(BackfillDocument document) {
    return Optional.ofNullable(document.saved())
        .map(saved -> saved.otherTraits() + saved.invalid() + saved.unknown())
        .orElse(0L);
  }

  /** Returns the lines on what would be done. */
  static List<Cell> of(BackfillDocument preview) {
    return of(preview, List.of());
  }

  /**
   * Returns the lines on what would be done.
   *
   * @param restored those on the traits of a saved file, none where there is no file
   */
  static List<Cell> of(BackfillDocument preview, List<Cell> restored) {
    List<Cell> lines = new ArrayList<>();
    lines.add(Cell.of(Style.MUTED, "Dry run: nothing is written."));
    lines.addAll(restored);
    lines.add(Cell.of(wouldFill(preview)));
    if (preview.wouldFail() > 0) {
      lines.add(Cell.of(Style.WARNING, PetText.pets(preview.wouldFail()) + " would fail."));
    }
    if (preview.quarantined() > 0) {
      lines.add(
          Cell.of(
              PetText.pets(preview.quarantined())
                  + " failed earlier; --retry-failed tries them again."));
    }
    if (!preview.triggers().isEmpty()) {
      lines.add(
          Cell.of(
              Style.WARNING,
              "Triggers run with each write: " + String.join(", ", preview.triggers()) + "."));
    }
    if (!preview.samples().isEmpty()) {
      lines.add(Cell.of(""));
      lines.add(Cell.of(Style.HEADING, "The first"));
      preview.samples().forEach(one -> lines.add(Cell.of("  " + sample(one.id()))));
    }
    return lines;
  }

  private static String wouldFill(BackfillDocument preview) {
    long remaining =
        preview.remaining()
            - Optional.ofNullable(preview.saved())
                .map(saved -> saved.restored() - saved.replaced())
                .orElse(0L);
    long filled = Math.min(preview.wouldUpdate(), remaining);
    String would = "Would fill " + PetText.pets(filled);
    return filled == remaining
        ? would + "."
        : would + " of " + Numbers.grouped(remaining) + " without traits.";
  }

  private static String sample(String id) {
    PetTraits traits = TraitGenerator.generate(id);
    return PetText.id(id)
        + "  "
        + String.join(
            ", ",
            traits.rarity().text(),
            traits.bodySize().text(),
            "pattern " + traits.patternType().text(),
            "accessory " + traits.accessory().text(),
            traits.expression().text());
  }
}
