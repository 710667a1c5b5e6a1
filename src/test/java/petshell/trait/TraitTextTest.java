package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
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
}
