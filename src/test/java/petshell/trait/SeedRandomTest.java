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
      SeedRandom random = new SeedRandom(vector.get("seed").asText());
      for (JsonNode expected : vector.get("doubles")) {
        assertEquals(expected.doubleValue(), random.next(), () -> vector.get("seed").toString());
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameNumbersAgain() {
    SeedRandom first = new SeedRandom("pet");
    SeedRandom second = new SeedRandom("pet");
    for (int count = 0; count < 10_000; count++) {
      assertEquals(first.next(), second.next());
    }
  }

  @Test
  void aSeedLongerThanTheStateIsFoldedIntoIt() {
    String seed = "0123456789".repeat(100_000);
    assertEquals(new SeedRandom(seed).next(), new SeedRandom(seed).next());
  }
}
