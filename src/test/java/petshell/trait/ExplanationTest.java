package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final List<String> PLAIN =
      List.of(
          "rarity",
          "bodyColor.h",
          "bodyColor.s",
          "bodyColor.l",
          "patternType",
          "accessory",
          "bodySize",
          "expression");

  private static final List<String> PATTERNED =
      List.of(
          "rarity",
          "bodyColor.h",
          "bodyColor.s",
          "bodyColor.l",
          "patternType",
          "patternColor.h",
          "patternColor.s",
          "patternColor.l",
          "accessory",
          "bodySize",
          "expression");

  @Property
  void theDrawsPlayedAgainGiveTheTraitsOfTheId(@ForAll("ids") String id) {
    assertExplained(id, TraitText.of(id));
  }

  @Test
  void theDrawsPlayedAgainGiveTheTraitsOfTheWebApp() {
    List<JsonNode> vectors = Vectors.read("traits-v1.jsonl");
    assertTrue(vectors.size() > 200, () -> vectors.size() + " vectors");
    for (JsonNode vector : vectors) {
      assertExplained(vector.get("id").asText(), vector.get("traits").asText());
    }
  }

  @Test
  void theNumbersAreThoseOfTheIdInTheirOrder() {
    for (JsonNode vector : Vectors.read("seedrandom.jsonl")) {
      List<Draw> draws = TraitGenerator.explain(vector.get("seed").asText()).draws();
      for (int position = 0; position < draws.size(); position++) {
        assertEquals(
            vector.get("doubles").get(position).doubleValue(), draws.get(position).number());
      }
    }
  }

  @Property
  void everyNumberLiesWhereItsValueComes(@ForAll("ids") String id) {
    for (Draw draw : TraitGenerator.explain(id).draws()) {
      if (draw instanceof Draw.Choice choice) {
        Draw.Row row = choice.chosen();
        double number = choice.number();
        assertTrue(number >= row.from() - 1e-12 && number <= row.to() + 1e-12, choice::toString);
        assertEquals(1, choice.table().stream().mapToDouble(Draw.Row::weight).sum(), 1e-12);
      } else if (draw instanceof Draw.Amount amount) {
        double drawn = amount.range().at(amount.number());
        assertTrue(drawn >= amount.range().from() - 1e-9, amount::toString);
        assertTrue(drawn <= amount.range().to() + 1e-9, amount::toString);
      }
    }
  }

  @Test
  void everyAdjustmentOccurs() {
    for (Draw.Adjustment adjustment : Draw.Adjustment.values()) {
      assertTrue(
          IntStream.range(0, 1000)
              .mapToObj(Integer::toString)
              .flatMap(id -> TraitGenerator.explain(id).draws().stream())
              .anyMatch(draw -> draw instanceof Draw.Amount one && one.adjustment() == adjustment),
          adjustment::text);
    }
  }

  @Test
  void aValueThatItsTableDoesNotHaveIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Draw.Choice("rarity", 0, List.of(new Draw.Row("common", 1, 0, 1)), "rare"));
  }

  private static void assertExplained(String id, String expected) {
    Explanation explanation = TraitGenerator.explain(id);
    assertEquals(expected, TraitJson.write(explanation.traits()));
    assertEquals(
        explanation.traits().patternType() == PatternType.NONE ? PLAIN : PATTERNED,
        explanation.draws().stream().map(Draw::path).toList());
    assertEquals(explanation.traits(), replayed(explanation.draws()));
  }

  /** Builds traits of the numbers, tables and ranges alone. */
  private static PetTraits replayed(List<Draw> draws) {
    ObjectNode traits = JsonNodeFactory.instance.objectNode();
    for (Draw draw : draws) {
      if (draw instanceof Draw.Choice choice) {
        String word = choice.path().equals("rarity") ? byBounds(choice) : byWeights(choice);
        assertEquals(word, choice.value());
        traits.put(choice.path(), word);
      } else if (draw instanceof Draw.Amount amount) {
        double value = adjusted(amount);
        assertEquals(value, amount.value());
        String[] path = amount.path().split("\\.", -1);
        traits.withObject("/" + path[0]).put(path[1], value);
      }
    }
    traits.put("traitVersion", TraitGenerator.VERSION);
    return TraitJson.read(traits.toString());
  }

  private static String byBounds(Draw.Choice choice) {
    return choice.table().stream()
        .filter(row -> choice.number() < row.to())
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static String byWeights(Draw.Choice choice) {
    double left =
        choice.number() * choice.table().stream().map(Draw.Row::weight).reduce(0.0, Double::sum);
    for (Draw.Row row : choice.table()) {
      left -= row.weight();
      if (left <= 0) {
        return row.value();
      }
    }
    return choice.table().get(0).value();
  }

  private static double adjusted(Draw.Amount amount) {
    double drawn = amount.range().at(amount.number());
    if (amount.path().endsWith(".h")) {
      assertEquals(drawn >= 360, amount.adjustment() == Draw.Adjustment.WRAPPED);
      return drawn % 360;
    }
    double least = amount.path().endsWith(".s") ? 50 : 25;
    double most = amount.path().endsWith(".s") ? 90 : 75;
    assertEquals(drawn < least || drawn > most, amount.adjustment() == Draw.Adjustment.LIMITED);
    return Math.max(least, Math.min(most, drawn));
  }

  @Provide
  Arbitrary<String> ids() {
    return TraitPropertiesTest.anyIds();
  }
}
