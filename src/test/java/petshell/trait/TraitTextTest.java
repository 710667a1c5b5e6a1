package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
}
