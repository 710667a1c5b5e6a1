package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.output.Sizes;
import petshell.shell.ShellHarness.Result;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.WebAppDatabase;
import petshell.store.sqlite.SqliteFile;

/** Tests the commands that make files: backup, draw and gallery. */
class FileCommandsTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  @TempDir Path folder;
  @TempDir Path files;
  private CommandHarness pets;

  @BeforeEach
  void fill() {
    pets = CommandHarness.filled(folder);
  }

  @Test
  void aBackupIsACopyForItsOwnerAlone() throws IOException {
    Path copy = files.resolve("copy.db");
    Result result = pets.run("backup", copy.toString());
    assertEquals(
        new Result(
            0,
            String.format(
                Locale.ROOT,
                "Backup written: %s (%s, integrity check passed).\n",
                copy,
                Sizes.text(Files.size(copy))),
            ""),
        result);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    try (Database database =
        Database.open(new SqliteFile(copy), WebAppDatabase.options(Access.READ))) {
      assertTrue(database.schema().hasColumn("Pet", "traits"));
    }
  }

  @Test
  void withoutANameTheBackupIsNamedAfterTheTime() {
    Result result = pets.run("backup", "--format", "json");
    assertEquals(0, result.code());
    assertTrue(
        result
            .out()
            .startsWith(
                "{\n  \"file\": \"FOLDER/dev-backup-20260208T091111.000Z.db\",\n  \"bytes\": "),
        result.out());
    assertEquals(
        new Result(
            1,
            "",
            "error: FOLDER/dev-backup-20260208T091111.000Z.db already exists; choose another name\n"),
        pets.run("backup"));
  }

  @Test
  void aPetIsDrawnByTheEndingOfTheFile() throws IOException {
    Path svg = files.resolve("a.svg");
    Path png = files.resolve("a.PNG");
    assertEquals(
        new Result(0, "Wrote " + svg + ".\n", ""),
        pets.run("draw", "014", "--out", svg.toString()));
    assertTrue(Files.readString(svg).startsWith("<svg "));
    assertEquals(
        new Result(
            0,
            """
            {
              "id": "014a8af7-6a8a-460a-8276-00ed12bdee19",
              "file": "%s"
            }
            """
                .formatted(png),
            ""),
        pets.run("draw", "014", "--out", png.toString(), "--size", "32", "--format", "json"));
    byte[] bytes = Files.readAllBytes(png);
    assertArrayEquals(PNG, new byte[] {bytes[0], bytes[1], bytes[2], bytes[3]});
  }

  private static void assertWrote(String pets, String err, Path page, Result result) {
    try {
      String size = Sizes.text(Files.size(page));
      assertEquals(new Result(0, "Wrote " + page + ": " + pets + ", " + size + ".\n", err), result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aGalleryHoldsAllPets() throws IOException {
    Path page = files.resolve("pets.html");
    assertWrote("92 pets", "", page, pets.run("gallery", "--out", page.toString()));
    String html = Files.readString(page);
    for (String id : pets.database().query("SELECT id FROM Pet")) {
      assertTrue(html.contains(id), id);
    }
  }

  @Test
  void aGalleryHoldsThePetsThatListPetsLists() throws IOException {
    for (String filter :
        List.of(
            "--state exact --rarity rare",
            "--pattern striped --sort name",
            "--accessory crown",
            "--size large --expression happy --generation 1",
            "--owner user1@example.test",
            "--name mo",
            "--limit 5 --sort rarity")) {
      Path page = files.resolve("pets.html");
      List<String> words = List.of(filter.split(" "));
      Result gallery = pets.run(command(words, "gallery", "--out", page.toString()));
      Result list = pets.run(command(words, "list-pets", "--format", "csv"));
      assertEquals(0, gallery.code(), gallery.err());
      List<String> ids = list.out().lines().skip(1).map(line -> line.split(",", -1)[0]).toList();
      assertEquals(ids, idsIn(page), filter);
      assertFalse(ids.isEmpty(), filter);
      Files.delete(page);
    }
  }

  @Test
  void aGalleryThatLeavesPetsOutSaysSo() {
    Path page = files.resolve("pets.html");
    assertWrote(
        "5 pets",
        "The page has 5 of 92 pets.\n",
        page,
        pets.run("gallery", "--out", page.toString(), "--limit", "5"));
  }

  @Test
  void aGalleryKnowsTheOwnerAndTheTimeOfMakingOfAPet() throws IOException {
    pets.database()
        .execute(
            "UPDATE Pet SET createdAt = 1770541871159 WHERE id LIKE '014%'",
            "UPDATE Pet SET createdAt = 'long ago' WHERE id NOT LIKE '014%'");
    String owner = pets.database().query("SELECT userId FROM Pet WHERE id LIKE '014%'").get(0);
    Path page = files.resolve("pets.html");
    assertEquals(0, pets.run("gallery", "--out", page.toString()).code());
    String html = Files.readString(page);
    assertTrue(html.contains(" data-c=\"1770541871159\" data-o=\"" + owner + "\">"), html);
    assertEquals(2, html.split(" data-c=", -1).length);
  }

  @Test
  void moreThan20000PetsNeedALimitOrAFilter() throws IOException {
    pets.database().addPets(20_001, 1);
    Path page = files.resolve("pets.html");
    Map<String, String> before = pets.files();
    String error =
        "error: %s pets match, and without --limit a page takes 20,000; add a filter, such as"
            + " --rarity, or --limit N\n";
    assertEquals(
        new Result(2, "", error.formatted("20,093")),
        pets.run("gallery", "--out", page.toString()));
    assertEquals(
        new Result(2, "", error.formatted("over 20,000")),
        pets.run("gallery", "--out", page.toString(), "--state", "missing"));
    assertEquals(List.of(), List.of(files.toFile().list()));
    assertEquals(before, pets.files());
    assertWrote(
        "92 pets", "", page, pets.run("gallery", "--out", page.toString(), "--state", "exact"));
    Files.delete(page);
    assertWrote(
        "20,001 pets",
        "The page has 20,001 of 20,093 pets.\n",
        page,
        pets.run("gallery", "--out", page.toString(), "--limit", "20001"));
  }

  @Test
  void petsWithoutATimeOfMakingAreListedAndShown() throws IOException {
    pets.database().execute("ALTER TABLE Pet DROP COLUMN createdAt");
    Path page = files.resolve("pets.html");
    assertEquals(0, pets.run("list-pets").code());
    assertEquals(0, pets.run("gallery", "--out", page.toString()).code());
    assertFalse(Files.readString(page).contains(" data-c="));
  }

  private static String[] command(List<String> filter, String... command) {
    return Stream.concat(Stream.of(command), filter.stream()).toArray(String[]::new);
  }

  private static List<String> idsIn(Path page) throws IOException {
    return Pattern.compile("<code>(.*?)</code>")
        .matcher(Files.readString(page))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup FILE.svg", "draw 014 --out FILE.svg", "gallery --out FILE.svg"})
  void aFileThatIsThereIsNeverWrittenOver(String call) throws IOException {
    Path file = Files.writeString(files.resolve("FILE.svg"), "mine");
    assertEquals(
        new Result(1, "", "error: " + file + " already exists; choose another name\n"),
        pets.run(call.replace("FILE.svg", file.toString()).split(" ")));
    assertEquals("mine", Files.readString(file, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup FILE.svg", "draw 014 --out FILE.svg", "gallery --out FILE.svg"})
  void aFolderThatIsMissingIsAnErrorOfOneLine(String call) {
    Path file = files.resolve("none/FILE.svg");
    Result result = pets.run(call.replace("FILE.svg", file.toString()).split(" "));
    assertEquals(1, result.code());
    assertEquals("", result.out());
    assertEquals(
        "error: there is no folder %s; make it first, or name another\n"
            .formatted(file.getParent()),
        result.err());
    assertFalse(Files.exists(file.getParent()));
  }

  @Test
  void aPetThatIsNotThereLeavesNoFile() {
    assertEquals(1, pets.run("draw", "nope", "--out", files.resolve("a.svg").toString()).code());
    assertEquals(List.of(), List.of(files.toFile().list()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "draw 014",
        "draw --out a.svg",
        "draw 014 --out a.txt",
        "draw 014 --out /",
        "draw 014 --out a.png --size 15",
        "draw 014 --out a.png --size 4097",
        "gallery",
        "gallery pets.html",
        "gallery --out pets.html --limit 0",
        "backup a b"
      })
  void whatMakesNoSenseMakesNoFile(String call) {
    Map<String, String> before = pets.files();
    Result result = pets.run(call.split(" "));
    assertEquals(2, result.code());
    assertEquals("", result.out());
    assertTrue(result.err().matches("error: .*\n"), result.err());
    assertEquals(before, pets.files());
  }
}
