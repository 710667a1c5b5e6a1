package petshell.shell.command;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import petshell.store.Pet;
import petshell.trait.Draw;
import petshell.trait.Explanation;
import petshell.trait.TraitJson;
import petshell.trait.TraitState;

/**
 * How a pet comes by its traits, as JSON.
 *
 * @param state how the stored traits compare with these
 * @param traits what the generator gives
 */
record ExplanationDocument(
    String id, String name, String state, @JsonRawValue String traits, List<DrawPart> draws) {

  /**
   * One draw; words have a table, amounts a range and what was done to the amount then.
   *
   * @param draw the number, at least 0 and less than 1
   * @param value a word or an amount
   */
  record DrawPart(
      String path,
      double draw,
      Object value,
      @Nullable List<RowPart> table,
      @Nullable RangePart range,
      @Nullable String adjustment) {}

  record RowPart(String value, double weight) {}

  record RangePart(double from, double to) {}

  static ExplanationDocument of(Pet pet, TraitState state, Explanation explanation) {
    return new ExplanationDocument(
        pet.id(),
        pet.name(),
        state.text(),
        TraitJson.write(explanation.traits()),
        explanation.draws().stream().map(ExplanationDocument::part).toList());
  }

  private static DrawPart part(Draw draw) {
    if (draw instanceof Draw.Choice choice) {
      List<RowPart> table =
          choice.table().stream().map(row -> new RowPart(row.value(), row.weight())).toList();
      return new DrawPart(choice.path(), choice.number(), choice.value(), table, null, null);
    }
    Draw.Amount amount = (Draw.Amount) draw;
    return new DrawPart(
        amount.path(),
        amount.number(),
        amount.value(),
        null,
        new RangePart(amount.range().from(), amount.range().to()),
        amount.adjustment().text());
  }
}
