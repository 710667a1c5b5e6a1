package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaScriptNumberTest {
  @Test
  void everyNumberHasTheTextOfTheWebApp() {
    List<JsonNode> vectors = Vectors.read("numbers.jsonl");
    assertEquals(12_025, vectors.size());
    for (JsonNode vector : vectors) {
      long bits = Long.parseUnsignedLong(vector.get("bits").asText(), 16);
      assertEquals(vector.get("text").asText(), text(Double.longBitsToDouble(bits)));
    }
  }

  static String text(double value) {
    StringBuilder out = new StringBuilder();
    JavaScriptNumber.append(out, value);
    return out.toString();
  }
}
