package petshell.shell.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.trait.TraitState;

class ReadersTest {
  private static final ValueReader<Long> BATCH = Readers.wholeNumber(1, 100_000).orWord("auto", 0L);

  @ParameterizedTest
  @CsvSource({"1, 1", "100000, 100000", "007, 7", "auto, 0"})
  void wholeNumbersAreReadWithinTheirLimits(String text, long number) {
    assertEquals(Optional.of(number), BATCH.read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "100001", "-1", "", " 1", "1.0", "1e3", "1_000", "+1", "Auto", "٣", "0x10"})
  void whatIsNoNumberOrOutsideTheLimitsIsNotAllowed(String text) {
    assertEquals(Optional.empty(), BATCH.read(text));
  }

  @Test
  void aReaderNamesWhatItAllows() {
    assertEquals("a whole number from 1 to 100,000, or auto", BATCH.allowed());
    assertEquals("N|auto", BATCH.placeholder());
    assertEquals(List.of(Proposals.word("auto", "")), BATCH.candidates().find(""));
    assertEquals("ROWS", BATCH.shownAs("ROWS").placeholder());
  }

  @ParameterizedTest
  @CsvSource({"0ms, PT0S", "50ms, PT0.05S", "2s, PT2S", "1m, PT1M", "24h, PT24H"})
  void timesHaveAUnit(String text, Duration time) {
    assertEquals(Optional.of(time), Readers.duration().read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "ms", "-1s", "1.5s", "1 s", "1d", "1441m", "99999999999s", ""})
  void timesWithoutAUnitOrBeyondReasonAreNotAllowed(String text) {
    assertEquals(Optional.empty(), Readers.duration().read(text));
  }

  @Test
  void valuesBetweenTwoOthersAreReadForTheTypeOfTheParameter() {
    ValueReader<?> amount = Readers.between(int.class, 0, Long.MAX_VALUE);
    assertEquals("a whole number from 0 to 2,147,483,647", amount.allowed());
    assertEquals(Optional.of(7), amount.read("7"));
    assertEquals(Optional.empty(), amount.read("-1"));
    assertEquals(Optional.of(7L), Readers.between(Long.class, 7, 8).read("7"));
    assertEquals(Optional.empty(), Readers.between(Long.class, 7, 8).read("9"));
    ValueReader<?> time = Readers.between(Duration.class, 1, Long.MAX_VALUE);
    assertEquals(Readers.duration(1).allowed(), time.allowed());
    assertEquals(Optional.empty(), time.read("0ms"));
  }

  @Test
  void typesWithoutSuchValuesAreAMistake() {
    assertThrows(
        IllegalArgumentException.class, () -> Readers.between(String.class, 0, Long.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> Readers.between(Duration.class, 0, 1));
  }

  @Test
  void aTimeMayHaveToBeMoreThanNothing() {
    assertEquals(Optional.empty(), Readers.duration(1).read("0h"));
    assertEquals(Optional.of(Duration.ofMillis(1)), Readers.duration(1).read("1ms"));
    assertEquals("a time from 1ms to 24h, such as 50ms, 2s or 1m", Readers.duration(1).allowed());
  }

  @Test
  void numbersGoUpToWhatTheirLimitSays() {
    ValueReader<Long> reader = Readers.wholeNumber(1, Long.MAX_VALUE);
    assertEquals(Optional.of(Long.MAX_VALUE), reader.read("9223372036854775807"));
    assertEquals(Optional.empty(), reader.read("9223372036854775808"));
    assertEquals(Optional.empty(), reader.read("9".repeat(1000)));
    assertEquals(Optional.of(Long.MIN_VALUE), Readers.wholeNumber().read("-9223372036854775808"));
  }

  @Test
  void aTextIsNotEmpty() {
    assertEquals(Optional.of(" "), Readers.text("NAME").read(" "));
    assertEquals(Optional.empty(), Readers.text("NAME").read(""));
  }

  @Test
  void anEnumIsReadByItsWordsInTheirCase() {
    ValueReader<TraitState> reader = Readers.oneOf(TraitState.class, TraitState::text);
    assertEquals(Optional.of(TraitState.OTHER_VERSION), reader.read("other-version"));
    assertEquals(Optional.empty(), reader.read("Other-version"));
    assertEquals(Optional.empty(), reader.read("OTHER_VERSION"));
    assertEquals(
        "exact|rounded|formatted|drifted|other-version|invalid|missing", reader.placeholder());
    assertEquals(
        "one of exact, rounded, formatted, drifted, other-version, invalid, missing",
        reader.allowed());
    assertEquals(
        Stream.of(TraitState.values()).map(state -> Proposals.word(state.text(), "")).toList(),
        reader.candidates().find("r"));
  }

  @Test
  void aPathIsAnythingThatCanNameAFile() {
    assertEquals(Optional.of(Path.of("a b/c")), Readers.path().read("a b/c"));
    assertEquals(Optional.empty(), Readers.path().read(""));
    assertEquals(Optional.empty(), Readers.path().read("a\0b"));
  }

  @Test
  void filesAreCompletedFolderByFolder(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("data"));
    Files.createFile(folder.resolve("dev one.db"));
    Files.createFile(folder.resolve(".hidden"));
    Files.createFile(folder.resolve("data").resolve("x.db"));
    FileCandidates files = new FileCandidates();
    assertEquals(
        List.of(Proposals.part(folder + "/data/"), Proposals.word(folder + "/dev one.db", "")),
        files.find(folder + "/d").stream()
            .sorted((left, right) -> left.value().compareTo(right.value()))
            .toList());
    assertEquals(List.of(Proposals.word(folder + "/data/x.db", "")), files.find(folder + "/data/"));
    assertEquals(List.of(Proposals.word(folder + "/.hidden", "")), files.find(folder + "/.h"));
    assertEquals(List.of(), files.find(folder + "/none/x"));
  }

  @Test
  void aTypeWithoutAReaderIsAMistakeInTheProgram() {
    assertThrows(IllegalArgumentException.class, () -> ValueReaders.usual().of(TraitState.class));
  }
}
