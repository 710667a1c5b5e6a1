package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedRandomTest {
  @Test
  void everySeedGivesTheNumbersOfTheWebApp() {
    List<JsonNode> vectors = Vectors.read("seedrandom.jsonl");
    assertEquals(226, vectors.size());
    for (JsonNode vector : vectors) {
      assertEquals(12, vector.get("doubles").size());
      SeedRandom random = new SeedRandom(vector.get("seed").asText());
      for (JsonNode expected : vector.get("doubles")) {
        assertEquals(expected.doubleValue(), random.next(), () -> vector.get("seed").toString());
      }
    }
  }
}
