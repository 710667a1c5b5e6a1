package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraitTextTest {
  @Test
  void everyIdGivesTheTextOfTheWebApp() {
    List<JsonNode> vectors = Vectors.read("traits-v1.jsonl");
    assertEquals(5_000, vectors.size());
    for (JsonNode vector : vectors) {
      String id = vector.get("id").asText();
      assertEquals(
          vector.get("traits").asText(), TraitText.of(id), () -> vector.get("id").toString());
    }
  }

  @Test
  void onePetAfterTheOtherGivesTheSameTextsInAllForms() {
    GeneratedTraits generator = new GeneratedTraits();
    for (JsonNode vector : Vectors.read("traits-v1.jsonl")) {
      String id = vector.get("id").asText();
      String expected = vector.get("traits").asText();
      assertEquals(expected, generator.text(id));
      assertArrayEquals(expected.getBytes(StandardCharsets.UTF_8), generator.bytes(id));
      assertEquals(TraitState.EXACT, TraitState.of(id, expected, generator));
      String other = expected.replaceFirst("a", "\u0161");
      assertEquals(TraitState.of(id, other), TraitState.of(id, other, generator));
      assertNotEquals(TraitState.EXACT, TraitState.of(id, other, generator));
      assertNotEquals(TraitState.EXACT, TraitState.of(id, expected + " ", generator));
    }
  }

  @Test
  void whatIsExpectedNextChangesNoText() {
    List<JsonNode> vectors = Vectors.read("traits-v1.jsonl");
    GeneratedTraits generator = new GeneratedTraits();
    Random random = new Random(7);
    for (int place = 0; place < vectors.size(); place++) {
      // In one of four cases another pet comes than was expected, or none was.
      int expected = random.nextInt(4) > 0 ? place + 1 : random.nextInt(2 * vectors.size());
      if (expected < vectors.size()) {
        generator.expect(vectors.get(expected).get("id").asText());
      }
      JsonNode vector = vectors.get(place);
      assertEquals(
          vector.get("traits").asText(),
          generator.text(vector.get("id").asText()),
          () -> vector.get("id").toString());
    }
  }
}
