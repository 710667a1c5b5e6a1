package petshell.trait;

import java.util.List;

/**
 * A table of values, each with how likely it is. Immutable.
 *
 * @param <T> what is chosen
 */
final class WeightedChoice<T extends TraitValue> {
  private final List<T> values;
  private final double[] weights;
  private final double total;

  /**
   * Makes a table.
   *
   * @param values what can be chosen, at least one, in the order in which the web app walks them
   * @param weights one weight a value, in the same order
   * @throws IllegalArgumentException if there is not one weight a value
   */
  WeightedChoice(List<T> values, double... weights) {
    if (values.size() != weights.length) {
      throw new IllegalArgumentException(
          "there must be one weight a value, not " + weights.length + " for " + values.size());
    }
    this.values = List.copyOf(values);
    this.weights = weights.clone();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    this.total = sum;
  }

  /**
   * Chooses a value. The subtractions are in the order of the table, which matters to the last bit.
   *
   * @param draw a random number, at least 0 and less than 1
   */
  T pick(double draw) {
    double left = draw * total;
    for (int position = 0; position < weights.length; position++) {
      left -= weights[position];
      if (left <= 0) {
        return values.get(position);
      }
    }
    return values.get(0);
  }

  /** Returns what can be chosen, in the order of the table. */
  List<T> values() {
    return values;
  }

  /** Returns the weight of a value, as it was given. */
  double weight(T value) {
    return weights[values.indexOf(value)];
  }

  /** Returns how likely a value is, from 0 to 1. */
  double share(T value) {
    return weight(value) / total;
  }
}
