package petshell.trait;

import java.util.ArrayList;
import java.util.List;

/** Draws that are kept, to explain them. */
final class RecordedDraws extends Draws {
  private final List<Draw> draws = new ArrayList<>();

  /**
   * Starts with the first number.
   *
   * @param random nothing was drawn from it yet
   */
  RecordedDraws(SeedRandom random) {
    super(random);
  }

  /** Returns what was drawn until now, in order. */
  List<Draw> soFar() {
    return List.copyOf(draws);
  }

  @Override
  void drewRarity(String path, double number, Rarity rarity) {
    List<Draw.Row> rows = new ArrayList<>();
    double from = 0;
    for (Rarity value : Rarity.values()) {
      double to = TraitWeights.below(value);
      rows.add(new Draw.Row(value.text(), TraitWeights.share(value), from, to));
      from = to;
    }
    draws.add(new Draw.Choice(path, number, rows, rarity.text()));
  }

  @Override
  <T extends TraitValue> void drewChoice(
      String path, double number, WeightedChoice<T> table, T chosen) {
    List<Draw.Row> rows = new ArrayList<>();
    double from = 0;
    for (T value : table.values()) {
      double to = from + table.weight(value);
      rows.add(new Draw.Row(value.text(), table.weight(value), from, to));
      from = to;
    }
    draws.add(new Draw.Choice(path, number, rows, chosen.text()));
  }

  @Override
  void drewAmount(
      String path, double number, double base, double offset, double width, double value) {
    Draw.Range range = new Draw.Range(base, offset, width);
    draws.add(new Draw.Amount(path, number, range, adjustment(range.at(number), value), value));
  }

  private static Draw.Adjustment adjustment(double drawn, double value) {
    if (drawn == value) {
      return Draw.Adjustment.NONE;
    }
    return drawn >= HslColor.MAX_HUE ? Draw.Adjustment.WRAPPED : Draw.Adjustment.LIMITED;
  }
}
