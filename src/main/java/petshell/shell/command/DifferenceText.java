package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import petshell.output.Cell;
import petshell.output.Change;
import petshell.output.Colors;
import petshell.output.Style;
import petshell.trait.HslColor;
import petshell.trait.PetTraits;
import petshell.trait.TraitCheck;
import petshell.trait.TraitDifference;

/** Differences of traits as people see them. */
final class DifferenceText {
  private static final int MOST_DECIMALS = 17;
  private static final int LONGEST_NUMBER = 10;

  private DifferenceText() {}

  /**
   * Returns a line for each field that differs; one for all numbers that are only rounded.
   *
   * @param differences of two texts that are not the same; empty where only their form differs
   */
  static List<Change> changes(List<TraitDifference> differences) {
    if (differences.isEmpty()) {
      return List.of(new Change("text", List.of(Cell.of("same values, written differently"))));
    }
    List<Change> changes = new ArrayList<>();
    differences.stream()
        .filter(one -> !one.rounded())
        .forEach(one -> changes.add(new Change(label(one), List.of(before(one), after(one)))));
    if (differences.stream().anyMatch(TraitDifference::rounded)) {
      changes.add(new Change("colors", List.of(Cell.of("rounded, by 0.000000001 at most"))));
    }
    return changes;
  }

  private static String label(TraitDifference difference) {
    return difference.path().isEmpty() ? "traits" : difference.path();
  }

  /** Returns the value in the first text. */
  static Cell before(TraitDifference difference) {
    return cell(difference, difference.sideBefore(), decimals(difference));
  }

  /** Returns the value in the second text. */
  static Cell after(TraitDifference difference) {
    return cell(difference, difference.sideAfter(), decimals(difference));
  }

  private static Cell cell(
      TraitDifference difference, Optional<TraitDifference.Side> side, int decimals) {
    if (side.isEmpty()) {
      return Cell.of(Style.MUTED, difference.path().isEmpty() ? "(none)" : "(absent)");
    }
    Optional<HslColor> color = side.get().color();
    return color
        .map(one -> Cell.of(hsl(one, decimals)).withSwatch(rgb(one)))
        .orElseGet(() -> words(side.get()));
  }

  private static Cell words(TraitDifference.Side side) {
    String text =
        side.number().isPresent() && side.text().length() > LONGEST_NUMBER
            ? String.format(Locale.ROOT, "%.4f", side.number().getAsDouble())
            : side.text();
    return TraitCheck.check(side.text())
        .traits()
        .map(DifferenceText::summary)
        .orElse(Cell.of(text));
  }

  private static Cell summary(PetTraits traits) {
    String text =
        String.format(
            Locale.ROOT,
            "%s, %s, pattern %s, accessory %s, %s",
            traits.rarity().text(),
            traits.bodySize().text(),
            traits.patternType().text(),
            traits.accessory().text(),
            traits.expression().text());
    return Cell.of(text).withSwatch(rgb(traits.bodyColor()));
  }

  /** Returns as many decimals as are needed to see that two colours differ. */
  private static int decimals(TraitDifference difference) {
    Optional<HslColor> before = difference.sideBefore().flatMap(TraitDifference.Side::color);
    Optional<HslColor> after = difference.sideAfter().flatMap(TraitDifference.Side::color);
    int decimals = 0;
    if (before.isPresent() && after.isPresent()) {
      while (decimals < MOST_DECIMALS
          && hsl(before.get(), decimals).equals(hsl(after.get(), decimals))) {
        decimals++;
      }
    }
    return decimals;
  }

  private static String hsl(HslColor color, int decimals) {
    String number = "%." + decimals + "f";
    return String.format(
        Locale.ROOT,
        "hsl(" + number + ", " + number + "%%, " + number + "%%)",
        color.h(),
        color.s(),
        color.l());
  }

  private static int rgb(HslColor color) {
    return Colors.ofHsl(color.h(), color.s(), color.l());
  }
}
