package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.output.Sizes;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;
import petshell.trait.TraitText;

class ExportCommandTest {
  private static final String STORED =
      "SELECT hex(id), typeof(id), hex(traits), typeof(traits) FROM Pet ORDER BY 1";

  private static final String NEW_PET =
      "INSERT INTO Pet (id, name, userId, updatedAt, traits)"
          + " SELECT %s, 'New', id, 'now', '%s' FROM User LIMIT 1";

  private static final String HOSTILE_ID = "'a' || char(27) || '[31m' || char(155, 8238)";

  @TempDir Path folder;

  @Test
  void aFileIsByteForByteWhatARollbackSaves() throws IOException {
    CommandHarness pets = withValuesOfAllKinds();
    assertEquals(0, pets.run("export", "--out", out().toString()).code());
    assertEquals(0, pets.run("rollback", "--yes").code());
    assertArrayEquals(Files.readAllBytes(savedByRollback()), Files.readAllBytes(out()));
  }

  @Test
  void aBackfillFromItBringsEveryValidValueBackByteForByte() {
    CommandHarness pets = withValuesOfAllKinds();
    List<String> before = pets.database().query(STORED);
    pets.run("export", "--out", out().toString());
    pets.run("rollback", "--yes");
    pets.run("migrate");
    Result result = pets.run("backfill", "--from", out().toString());
    assertEquals(0, result.code(), result.err());
    List<String> lost = new ArrayList<>(before);
    lost.removeAll(pets.database().query(STORED));
    assertEquals(3, lost.size(), "binary data, text that is no JSON, and text that is too long");
  }

  @Test
  void standardOutputHasTheSameLinesWithoutWhatATerminalWouldObey() throws IOException {
    CommandHarness pets = withValuesOfAllKinds();
    pets.run("export", "--out", out().toString());
    for (String[] words : new String[][] {{"export"}, {"export", "--out", "-"}}) {
      Result result = pets.run(words);
      assertEquals(0, result.code(), result.err());
      assertEquals("", result.err());
      assertTrue(result.out().chars().allMatch(c -> c == '\n' || (c >= ' ' && c != 155)));
      assertFalse(result.out().contains("\u202e"));
      assertEquals(parsed(Files.readString(out())), parsed(result.out()));
    }
  }

  @Test
  void theOptionsChooseThePetsAsThoseOfListPetsDo() throws IOException {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = json_set(traits, '$.expression', 'happy') WHERE rowid < 5",
            "UPDATE Pet SET traits = '{}' WHERE rowid = 6",
            "UPDATE Pet SET traits = NULL WHERE rowid = 7");
    String owner = pets.database().query("SELECT userId FROM Pet WHERE rowid = 9").get(0);
    for (List<String> options :
        List.of(
            List.<String>of(),
            List.of("--state", "drifted"),
            List.of("--state", "invalid"),
            List.of("--rarity", "rare"),
            List.of("--rarity", "rare", "--pattern", "striped"),
            List.of("--accessory", "horns", "--state", "exact"),
            List.of("--owner", owner),
            List.of("--name", "o"))) {
      Set<String> listed = ids(listed(pets, options));
      listed.removeAll(pets.database().query("SELECT id FROM Pet WHERE traits IS NULL"));
      Set<String> exported = ids(parsed(pets.run(words("export", options)).out()));
      assertEquals(listed, exported, options.toString());
      assertFalse(listed.isEmpty(), options.toString());
    }
  }

  @Test
  void aFileOfSomePetsIsWhole() throws IOException {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.run("export", "--out", out().toString(), "--rarity", "rare");
    List<JsonNode> lines = parsed(Files.readString(out()));
    assertTrue(lines.stream().allMatch(line -> line.get("of").asInt() == lines.size()));
    pets.database().execute("UPDATE Pet SET traits = NULL");
    assertEquals(0, pets.run("backfill", "--from", out().toString()).code());
    assertEquals(0, pets.run("verify", "--strict", "--check").code());
  }

  @Test
  void whereNothingIsStoredNoFileIsMade() {
    CommandHarness pets = CommandHarness.migrated(folder);
    Result result = pets.run("export", "--out", out().toString(), "--format", "json");
    assertEquals(0, result.code());
    assertEquals("", result.err());
    assertEquals("{\n  \"file\": null,\n  \"pets\": 0,\n  \"bytes\": 0\n}\n", result.out());
    assertEquals(
        new Result(0, "No pet has traits to export; no file was made.\n", ""),
        pets.run("export", "--out", out().toString()));
    assertFalse(Files.exists(out()));
    assertEquals(new Result(0, "", ""), pets.run("export"));
  }

  @Test
  void theResultHasTheSizeOfTheFile() throws IOException {
    CommandHarness pets = CommandHarness.filled(folder);
    Result result = pets.run("export", "--out", out().toString(), "--format", "json");
    assertEquals(
        "{\n  \"file\": \"FOLDER/out.jsonl\",\n  \"pets\": 92,\n  \"bytes\": "
            + Files.size(out())
            + "\n}\n",
        result.out());
    assertEquals(
        "Wrote FOLDER/more.jsonl: 92 pets, " + Sizes.text(Files.size(out())) + ".\n",
        pets.run("export", "--out", folder.resolve("more.jsonl").toString()).out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "link", "broken link", "folder"})
  void whatHasTheNameAlreadyStaysAsItIs(String kind) throws IOException {
    CommandHarness pets = CommandHarness.filled(folder);
    Path other = folder.resolve("other");
    switch (kind) {
      case "file" -> Files.writeString(out(), "kept");
      case "link" -> Files.createSymbolicLink(out(), Files.writeString(other, "kept"));
      case "broken link" -> Files.createSymbolicLink(out(), other);
      default -> Files.createDirectory(out());
    }
    Result result = pets.run("export", "--out", out().toString());
    assertEquals(1, result.code());
    assertEquals("", result.out());
    assertTrue(result.err().contains("FOLDER/out.jsonl"), result.err());
    assertEquals(kind.equals("link"), Files.exists(other));
    assertTrue(!Files.isRegularFile(out()) || Files.readString(out()).equals("kept"));
    assertEquals(List.of(), drafts());
  }

  @Test
  void nothingIsLeftWhereTheDatabaseFails() throws IOException {
    CommandHarness pets = CommandHarness.demo(folder);
    Result result = pets.run("export", "--out", out().toString());
    assertEquals(1, result.code());
    assertFalse(Files.exists(out()));
    assertEquals(List.of(), drafts());
  }

  @Test
  void petsWithoutTraitsAreNothingToExport() {
    CommandHarness pets = CommandHarness.filled(folder);
    Result result = pets.run("export", "--state", "missing");
    assertEquals(2, result.code());
    assertEquals(
        "error: pets without traits have nothing to export; give another --state\n", result.err());
  }

  @Test
  void anInterruptedExportMakesNoFile() {
    CommandHarness pets = CommandHarness.filled(folder).interrupted();
    assertEquals(130, pets.run("export", "--out", out().toString()).code());
    assertFalse(Files.exists(out()));
  }

  private CommandHarness withValuesOfAllKinds() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = ' ' || traits WHERE rowid = 2",
            "UPDATE Pet SET traits = json_set(traits, '$.bodyColor.h', 0.5) WHERE rowid = 3",
            "UPDATE Pet SET traits = x'00ff' WHERE rowid = 4",
            "UPDATE Pet SET traits = 'no JSON }' || char(10) || '}' WHERE rowid = 5",
            NEW_PET.formatted("x'00ff'", TraitText.of("a")),
            NEW_PET.formatted("CAST(x'ff41' AS TEXT)", TraitText.of("b")),
            NEW_PET.formatted(HOSTILE_ID, TraitText.of("c")),
            NEW_PET.formatted("'it''s' || char(10, 0, 65533, 128512)", TraitText.of("d")),
            NEW_PET.formatted("'large'", TraitText.of("large")),
            "UPDATE Pet SET traits = '{\"more\":\"' || replace(hex(zeroblob(750000)), '0', 'é')"
                + " || '\",' || substr(traits, 2) WHERE id = 'large'");
    return pets;
  }

  private List<JsonNode> listed(CommandHarness pets, List<String> options) throws IOException {
    List<String> words = new ArrayList<>(options);
    words.addAll(List.of("--limit", "1000", "--format", "json"));
    JsonNode all = new ObjectMapper().readTree(pets.run(words("list-pets", words)).out());
    List<JsonNode> list = new ArrayList<>();
    all.forEach(list::add);
    return list;
  }

  private static String[] words(String command, List<String> options) {
    return Stream.concat(Stream.of(command), options.stream()).toArray(String[]::new);
  }

  private static Set<String> ids(List<JsonNode> pets) {
    return pets.stream().map(pet -> pet.get("id").textValue()).collect(Collectors.toSet());
  }

  private static List<JsonNode> parsed(String lines) throws IOException {
    List<JsonNode> parsed = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      parsed.add(new ObjectMapper().readTree(line.getBytes(StandardCharsets.UTF_8)));
    }
    return parsed;
  }

  private Path out() {
    return folder.resolve("out.jsonl");
  }

  private Path savedByRollback() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("traits-before-"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The drafts of new files, whose names begin with a dot. */
  private List<Path> drafts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(".")).toList();
    }
  }
}
