package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.output.TextWidth;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class StatsCommandTest {
  @TempDir Path folder;

  @Test
  void everyTraitIsShownAgainstWhatTheGeneratorGives() {
    Result result = CommandHarness.filled(folder).run("stats");
    assertEquals(0, result.code());
    assertEquals("", result.err());
    assertTrue(
        result
            .out()
            .startsWith(
                """
                92 pets have valid traits, spread as the generator gives them.

                RARITY     PETS   SHARE  EXPECTED
                common       66  71.7 %    70.0 %  ████████████████████████████████████████
                uncommon     17  18.5 %    20.0 %  ██████████▎
                rare          8   8.7 %     8.0 %  ████▊
                legendary     1   1.1 %     2.0 %  ▌
                too few pets to test

                PATTERN   PETS   SHARE  EXPECTED
                none        38  41.3 %    42.4 %  ██████████████████████████████████████▉
                striped     29  31.5 %    25.8 %  █████████████████████████████▋
                spotted     13  14.1 %    18.8 %  █████████████▎
                gradient    12  13.0 %    13.0 %  ████████████▎
                p = 0.520
                """),
        result.out());
    assertTrue(
        result
            .out()
            .endsWith(
                """
                Rarest pets
                ID                                    NAME       ODDS
                1fe7cae0-8949-4815-9685-00309bb7a584  Clover 17  1 in 20,234
                f8795cfa-61bf-4583-b41b-00ca90c798b2  Milo 75    1 in 18,152
                e6d70100-5029-4475-9765-00858cdaede4  Echo 49    1 in 10,247
                d31fca0d-3c64-432c-a630-00d28762e77b  Nova 78    1 in 9,534
                7c3d4cb4-e595-4dd1-9f11-0065b26db2c0  Taro 37    1 in 6,055
                """),
        result.out());
  }

  @Test
  void asJsonItIsOneDocument() throws IOException {
    Result result = CommandHarness.filled(folder).run("stats", "--format", "json");
    JsonNode document = new ObjectMapper().readTree(result.out());
    assertEquals(92, document.get("pets").asInt());
    JsonNode common = document.at("/traits/rarity/values/common");
    assertEquals("{\"count\":66,\"share\":0.717391304347826,\"expected\":0.7}", common.toString());
    assertTrue(document.at("/traits/rarity/pValue").isNull());
    assertEquals(0.52, document.at("/traits/pattern/pValue").asDouble(), 0.001);
    assertEquals(5, document.get("rarest").size());
  }

  @Test
  void asCsvEachValueIsARow() {
    Result result = CommandHarness.filled(folder).run("stats", "--format", "csv");
    assertTrue(
        result
            .out()
            .startsWith(
                "trait,value,count,share,expected\r\nrarity,common,66,0.717391304347826,0.7\r\n"),
        result.out());
    assertEquals(22, result.out().lines().count());
  }

  @Test
  void whereNoPetHasTraitsNothingIsDivided() {
    CommandHarness pets = CommandHarness.migrated(folder);
    assertEquals(new Result(0, "No pet has valid traits yet.\n", ""), pets.run("stats"));
    assertTrue(pets.run("stats", "--format", "json").out().endsWith("\"rarest\": []\n}\n"));
  }

  @Test
  void traitsThatDidNotComeFromTheGeneratorAreNamed() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = replace(traits, '\"bodySize\":\"small\"',"
                + " '\"bodySize\":\"large\"')");
    String text = pets.run("stats").out();
    assertTrue(
        text.startsWith(
            "92 pets have valid traits; not all came from the generator: size (p below 0.001).\n"),
        text);
    assertTrue(text.contains("\np below 0.001: not from the generator\n"), text);
    assertTrue(pets.keeping(1).run("stats").out().startsWith("1 pet has valid traits; too few"));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void noLineIsWiderThanTheTerminal(int width) {
    Result result = CommandHarness.filled(folder).onTerminal(width).run("stats", "--quiet");
    result.out().lines().forEach(line -> assertTrue(TextWidth.of(line) <= width, line));
  }

  @Test
  void withoutTheColumnItSaysHowToGetIt() {
    assertEquals(
        new Result(
            1, "", "error: \"Pet\" has no traits column yet: FOLDER/dev.db; run migrate first\n"),
        CommandHarness.demo(folder).run("stats"));
  }
}
