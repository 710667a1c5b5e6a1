package petshell.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import petshell.store.sqlite.SqliteFile;
import petshell.trait.TraitCheck;
import petshell.trait.TraitText;

/** The database's own check must judge as the web app does. */
class EnforcementTest {
  private static final String DUPLICATE_KEY = "duplicate key";
  private static final String ABSENT = "";
  private static final String CONDITION =
      new SqliteFile(Path.of("none")).engine().services().schemaText().traitsCondition();

  @Test
  void everyDocumentHasTheVerdictOfTheWebAppWhereNoKeyIsRepeated() {
    List<String> differing = new ArrayList<>();
    for (JsonNode vector : vectors("validation.jsonl")) {
      if (accepts(vector.get("json").asText()) != vector.get("valid").asBoolean()) {
        differing.add(vector.get("why").asText());
      }
    }
    assertEquals(List.of(DUPLICATE_KEY), differing);
  }

  @Test
  void allTraitsOfTheWebAppAreTaken() {
    for (JsonNode vector : vectors("traits-v1.jsonl")) {
      String traits = vector.get("traits").asText();
      assertTrue(accepts(traits), traits);
    }
  }

  @Property
  boolean allGeneratedTraitsAreTaken(@ForAll String id) {
    return accepts(TraitText.of(id));
  }

  @Property
  boolean theDatabaseAndTheWebAppJudgeAlike(@ForAll("documents") String document) {
    return accepts(document) == TraitCheck.check(document).traits().isPresent();
  }

  @Provide
  static Arbitrary<String> documents() {
    Arbitrary<String> body = colors().map(value -> field("bodyColor", value));
    Arbitrary<String> pattern = colors().injectNull(0.2).map(value -> field("patternColor", value));
    Arbitrary<String> others =
        Combinators.combine(
                words("patternType", "none", "gradient"),
                words("accessory", "collar", "crown"),
                words("bodySize", "small", "large"),
                words("expression", "happy", "sleepy"),
                words("rarity", "common", "legendary"),
                values("1", "1", "1").map(value -> field("traitVersion", value)))
            .as((a, b, c, d, e, f) -> a + b + c + d + e + f);
    return Combinators.combine(body, pattern, others, values("{}", "[1]"))
        .as((a, b, c, more) -> object(a + b + c + field("more", more)));
  }

  private static Arbitrary<String> colors() {
    Arbitrary<String> whole =
        Combinators.combine(
                values("0", "360", "12.5").map(value -> field("h", value)),
                values("50", "99.9", "1e1").map(value -> field("s", value)),
                values("0.0", "100", "7").map(value -> field("l", value)))
            .as((h, s, l) -> object(h + s + l));
    return Arbitraries.frequencyOf(Tuple.of(9, whole), Tuple.of(1, values("{}", "[]")));
  }

  private static Arbitrary<String> words(String name, String... good) {
    String[] quoted = new String[good.length];
    for (int i = 0; i < good.length; i++) {
      quoted[i] = '"' + good[i] + '"';
    }
    return values(quoted).map(value -> field(name, value));
  }

  /** Mostly one of the good values, seldom one that is odd. */
  private static Arbitrary<String> values(String... good) {
    Arbitrary<String> odd =
        Arbitraries.of(
            ABSENT,
            "null",
            "true",
            "false",
            "-1",
            "-0",
            "0",
            "1",
            "1.0",
            "1.5",
            "1e400",
            "-1e-400",
            "360.0000001",
            "100.00000000000001",
            "9007199254740991",
            "9007199254740992",
            "1E0",
            "99999999999999999999",
            "\"\"",
            "\"1\"",
            "\"None\"",
            "\"none\"",
            "\"n\\u006fne\"",
            "\"\\ud800\"",
            "\"happy\\u0000\"",
            "[]",
            "[\"none\"]",
            "{}",
            "NaN",
            "Infinity",
            "01",
            "0x10",
            "'none'",
            ".5",
            "5.",
            "+1",
            "{\"h\":1}",
            "/**/1",
            "1 ",
            "\t1");
    return Arbitraries.frequencyOf(Tuple.of(30, Arbitraries.of(good)), Tuple.of(1, odd));
  }

  private static String field(String name, String value) {
    return Optional.ofNullable(value)
        .filter(text -> !text.equals(ABSENT))
        .map(text -> '"' + name + "\":" + text + ',')
        .orElse(ABSENT);
  }

  private static String object(String fields) {
    return '{' + (fields.isEmpty() ? fields : fields.substring(0, fields.length() - 1)) + '}';
  }

  private static boolean accepts(String text) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        PreparedStatement statement =
            connection.prepareStatement("SELECT " + CONDITION + " FROM (SELECT ? AS \"traits\")")) {
      statement.setString(1, text);
      try (ResultSet row = statement.executeQuery()) {
        return row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static List<JsonNode> vectors(String file) {
    try (InputStream stream = TraitCheck.class.getResourceAsStream(file)) {
      ObjectMapper mapper = new ObjectMapper();
      List<JsonNode> vectors = new ArrayList<>();
      for (String line :
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        vectors.add(mapper.readTree(line));
      }
      return vectors;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
