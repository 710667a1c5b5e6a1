package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "1.0, 1",
    "-12.5, -12.5",
    "9999999.0, 9999999",
    "1.0E7, 10000000",
    "1.2345678901E8, 123456789.01",
    "-1.5E20, -150000000000000000000",
    "1.0E21, 1e+21",
    "-1.25E25, -1.25e+25",
    "0.001, 0.001",
    "1.0E-4, 0.0001",
    "1.5E-6, 0.0000015",
    "9.9E-7, 9.9e-7",
    "-1.0E-7, -1e-7",
    "2.0E23, 2e+23",
    "4.9E-324, 5e-324",
    "-4.9E-324, -5e-324",
    "9.9E-324, 1e-323",
    "1.5E-323, 1.5e-323"
  })
  void aNumberHasAnExponentOnlyWhereItIsVerySmallOrVeryLarge(double value, String expected) {
    assertEquals(expected, text(value));
  }

  private static String text(double value) {
    AsciiText out = new AsciiText(1);
    JavaScriptNumber.append(out, value);
    return out.toString();
  }
}
