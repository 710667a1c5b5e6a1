package petshell.job.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.BatchSize;
import petshell.job.Cancellation;
import petshell.job.Operation;
import petshell.job.Operations;
import petshell.job.RecordedProgress;
import petshell.job.change.Undo;
import petshell.job.saved.SavedTraits;
import petshell.job.saved.SavedTraitsInput;
import petshell.job.schema.Rollback;
import petshell.schema.RollbackPlan;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.RunCounts;
import petshell.store.RunOutcome;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitText;

class RestoreTest {
  private static final String STORED =
      "SELECT hex(id), typeof(id), hex(traits) FROM Pet ORDER BY 1";
  private static final String NEW_PET =
      "INSERT INTO Pet (id, name, userId, updatedAt, traits)"
          + " SELECT %s, 'New', id, 'now', '%s' FROM User LIMIT 1";

  @TempDir Path folder;
  private WebAppDatabase pets;
  private RecordedProgress progress;
  private boolean replaces;

  @BeforeEach
  void fill() {
    pets = WebAppDatabase.migrated(folder);
    Operations.fill(pets);
    progress = new RecordedProgress();
  }

  @Test
  void whatARollbackTookComesBackByteForByte() {
    pets.execute(
        "UPDATE Pet SET traits = ' ' || traits WHERE rowid = 2",
        "UPDATE Pet SET traits = json_set(traits, '$.bodyColor.h', 0.5) WHERE rowid = 3",
        NEW_PET.formatted("x'00ff'", TraitText.of("a")),
        NEW_PET.formatted("CAST(x'ff41' AS TEXT)", TraitText.of("b")),
        NEW_PET.formatted("x'ff41'", TraitText.of("c")),
        NEW_PET.formatted("''", TraitText.of("")),
        NEW_PET.formatted("'it''s' || char(10, 0, 65533, 128512)", TraitText.of("d")),
        NEW_PET.formatted("'large'", TraitText.of("large")),
        "UPDATE Pet SET traits = '{\"more\":\"' || replace(hex(zeroblob(250000)), '0', '\u00e9')"
            + " || '\",' || substr(traits, 2) WHERE id = 'large'");
    List<String> stored = pets.query(STORED);
    Path file = rollBack(new SavedTraits.Counts(98, 7, 6));
    pets.migrate();
    RestoreOutcome outcome = restore(file);
    assertEquals(RunOutcome.COMPLETED, outcome.outcome());
    assertEquals(new RunCounts(98, 0, 0, 0, 1), outcome.counts());
    assertEquals(new RestoredCounts(98, 0, 7, 0, 0, 0), outcome.restored());
    assertEquals(stored, pets.query(STORED));
    assertEquals(List.of(), progress.lines.stream().filter(l -> l.startsWith("failed")).toList());
  }

  @Test
  void aPreviewCountsWhatWouldComeBackAndWritesNothing() throws IOException {
    pets.execute(
        "UPDATE Pet SET traits = json_set(traits, '$.bodyColor.h', 0.5) WHERE rowid = 3",
        "UPDATE Pet SET traits = 'no JSON' WHERE rowid = 4");
    Path file = rollBack(new SavedTraits.Counts(92, 2, 2));
    pets.migrate();
    pets.execute("DELETE FROM Pet WHERE rowid = 5");
    byte[] before = Files.readAllBytes(pets.file());
    try (Database database = pets.open(Access.READ);
        SavedTraitsInput input = SavedTraitsInput.open(file, new Cancellation())) {
      assertEquals(
          new RestoredCounts(90, 0, 1, 0, 1, 1),
          new Restore(Operations.on(database), input, BackfillOptions.DEFAULT, false).preview());
    }
    assertArrayEquals(before, Files.readAllBytes(pets.file()));
  }

  @Test
  void petsThatTheFileDoesNotNameAreLeftToABackfill() {
    Path file = rollBack(new SavedTraits.Counts(92, 0, 0));
    pets.migrate();
    pets.execute(
        "INSERT INTO Pet (id, name, userId, updatedAt) SELECT 'new', 'New', id, 'now' FROM User LIMIT 1",
        "DELETE FROM Pet WHERE rowid = 5",
        "UPDATE Pet SET traits = '{}' WHERE rowid = 6");
    RestoreOutcome outcome = restore(file);
    assertEquals(new RunCounts(90, 0, 2, 0, 1), outcome.counts());
    assertEquals(new RestoredCounts(90, 0, 0, 1, 0, 1), outcome.restored());
    assertEquals(List.of("new"), pets.query("SELECT id FROM Pet WHERE traits IS NULL"));
    assertEquals(List.of("{}"), pets.query("SELECT traits FROM Pet WHERE rowid = 6"));
    Operations.fill(pets);
    assertEquals(
        List.of(TraitText.of("new")), pets.query("SELECT traits FROM Pet WHERE id = 'new'"));
  }

  @Test
  void savedTraitsThatAreNotValidAreReportedAndLeftToABackfill() {
    pets.execute(
        "UPDATE Pet SET traits = 'no JSON' WHERE rowid = 2",
        "UPDATE Pet SET traits = CAST(traits AS BLOB) WHERE rowid = 3",
        "UPDATE Pet SET traits = CAST(x'7bff7d' AS TEXT) WHERE rowid = 4");
    List<String> ids = pets.query("SELECT id FROM Pet WHERE rowid IN (2, 3, 4) ORDER BY rowid");
    Path file = rollBack(new SavedTraits.Counts(92, 3, 3));
    pets.migrate();
    RestoreOutcome outcome = restore(file);
    assertEquals(new RunCounts(89, 0, 3, 0, 1), outcome.counts());
    assertEquals(3, outcome.restored().invalid());
    assertEquals(
        ids.stream()
            .map(
                id ->
                    "failed "
                        + id
                        + ": the saved traits are not valid and were skipped; backfill"
                        + " generates new ones")
            .toList(),
        progress.lines.stream().filter(line -> line.startsWith("failed")).toList());
    assertEquals(ids, pets.query("SELECT id FROM Pet WHERE traits IS NULL ORDER BY rowid"));
  }

  @Test
  void aSecondRunFindsNothingToDo() {
    Path file = rollBack(new SavedTraits.Counts(92, 0, 0));
    pets.migrate();
    restore(file);
    assertEquals(new RunCounts(0, 92, 0, 0, 1), restore(file).counts());
  }

  @Test
  void theKindOfTimesIsKeptAndOnlyTraitsAndUpdatedAtAreWritten() {
    pets.execute("UPDATE Pet SET updatedAt = 17 WHERE rowid % 2");
    Path file = rollBack(new SavedTraits.Counts(92, 0, 0));
    pets.migrate();
    String others =
        "SELECT id, name, userId, health, createdAt, lastStatUpdate, typeof(updatedAt) FROM Pet";
    List<String> before = pets.query(others);
    restore(file);
    assertEquals(before, pets.query(others));
    assertEquals(List.of("0"), pets.query("SELECT count(*) FROM Pet WHERE updatedAt = 17"));
  }

  @Test
  void aRowThatTheDatabaseRefusesDoesNotStopTheOthers() {
    Path file = rollBack(new SavedTraits.Counts(92, 0, 0));
    pets.migrate();
    String id = pets.query("SELECT id FROM Pet WHERE rowid = 7").get(0);
    pets.execute(
        "CREATE TRIGGER t BEFORE UPDATE ON Pet WHEN OLD.rowid = 7"
            + " BEGIN SELECT RAISE(ABORT, 'not this one'); END");
    RestoreOutcome outcome = restore(file);
    assertEquals(91, outcome.counts().changed());
    assertEquals(1, outcome.counts().failed());
    assertTrue(
        progress.lines.contains("failed " + id + ": the database refused the write: not this one"),
        progress.lines.toString());
  }

  @Test
  void whereMostRowsAreRefusedTheRunStops() {
    Path file = rollBack(new SavedTraits.Counts(92, 0, 0));
    pets.migrate();
    pets.execute(
        "CREATE TRIGGER t BEFORE UPDATE ON Pet BEGIN SELECT RAISE(ABORT, 'none at all'); END");
    RestoreOutcome outcome = restore(file);
    assertEquals(RunOutcome.FAILED, outcome.outcome());
    assertEquals(25, outcome.counts().failed());
    assertTrue(outcome.message().orElseThrow().startsWith("25 of 25 pets failed, "));
  }

  @Test
  void aStopIsHeededAndAnotherRunResumes() {
    Path file = rollBack(new SavedTraits.Counts(92, 0, 0));
    pets.migrate();
    Cancellation cancellation = new Cancellation();
    progress =
        new RecordedProgress() {
          @Override
          public void rows(long done, long total, long failed, int batch) {
            super.rows(done, total, failed, batch);
            cancellation.request();
          }
        };
    RestoreOutcome outcome = restore(file, 10, cancellation);
    assertEquals(RunOutcome.INTERRUPTED, outcome.outcome());
    assertEquals(10, outcome.counts().changed());
    progress = new RecordedProgress();
    assertEquals(new RunCounts(82, 10, 0, 0, 10), restore(file, 10, new Cancellation()).counts());
  }

  @Test
  void aDamagedFileIsNamedWithItsLineAndNothingIsWritten() throws IOException {
    Path file = rollBack(new SavedTraits.Counts(92, 0, 0));
    pets.migrate();
    List<String> lines = Files.readAllLines(file);
    List<String> cut = new ArrayList<>(lines.subList(0, 50));
    assertDamaged(":51: this line is missing: 92 pets were saved", join(cut));
    cut.add(lines.get(50).substring(0, 100));
    assertDamaged(":51: this line cannot be read", join(cut).stripTrailing());
    List<String> odd = new ArrayList<>(lines);
    odd.set(2, "{\"id\":1,\"traits\":\"\"} {}");
    assertDamaged(":3: this line names no pet", join(odd));
    odd.set(2, "garbage");
    assertDamaged(":3: this line cannot be read", join(odd));
    odd.set(2, "[]");
    assertDamaged(":3: this line has no JSON object", join(odd));
    odd.set(2, "{\"id\":\"1\"}");
    assertDamaged(":3: this line has no traits", join(odd));
    odd.set(2, "{\"idHex\":\"1\",\"traits\":\"\"}");
    assertDamaged(":3: this line cannot be read", join(odd));
    assertDamaged(":1: this line is empty", "");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 2_000, 2_004, (byte) 0xff);
    Files.write(file, bytes);
    assertDamaged(": this line cannot be read", file);
    assertEquals(List.of("0"), pets.query("SELECT count(traits) FROM Pet"));
    assertEquals(
        List.of("backfill", "rollback"),
        pets.query("SELECT command FROM petshell_run ORDER BY number"));
  }

  @Test
  void savedTraitsReplaceOthersWhereThatIsWantedAndAnUndoHasThose() {
    pets.execute("UPDATE Pet SET traits = json_set(traits, '$.bodyColor.h', 0.5) WHERE rowid < 4");
    List<String> saved = pets.query(STORED);
    Path file = rollBack(new SavedTraits.Counts(92, 3, 3));
    pets.migrate();
    Operations.fill(pets);
    pets.execute("UPDATE Pet SET traits = 'x' || char(0) WHERE rowid = 5");
    List<String> before = pets.query(STORED);
    assertEquals(new RestoredCounts(0, 0, 0, 4, 0, 0), restore(file).restored());
    assertEquals(before, pets.query(STORED));
    replaces = true;
    RestoreOutcome outcome = restore(file);
    assertEquals(new RestoredCounts(0, 4, 3, 0, 0, 0), outcome.restored());
    assertEquals(new RunCounts(4, 88, 0, 0, 1), outcome.counts());
    assertEquals(saved, pets.query(STORED));
    assertEquals(new RestoredCounts(0, 0, 0, 0, 0, 0), restore(file).restored());
    try (Database database = pets.open(Access.WRITE)) {
      Undo.Outcome undone = new Undo(Operations.on(database, "undo"), outcome.run()).run();
      assertEquals(4, undone.counts().changed());
    }
    assertEquals(before, pets.query(STORED));
  }

  @Test
  void savedTraitsThatAreNotValidReplaceNothing() {
    pets.execute("UPDATE Pet SET traits = 'no JSON' WHERE rowid = 2");
    Path file = rollBack(new SavedTraits.Counts(92, 1, 1));
    pets.migrate();
    Operations.fill(pets);
    List<String> before = pets.query(STORED);
    replaces = true;
    assertEquals(new RestoredCounts(0, 0, 0, 0, 1, 0), restore(file).restored());
    assertEquals(before, pets.query(STORED));
  }

  @Test
  void aFileOfAnotherDatabaseIsRefusedBeforeAnythingIsWritten() {
    Path file = rollBack(new SavedTraits.Counts(92, 0, 0));
    pets.migrate();
    pets.execute("UPDATE Pet SET id = 'new ' || id");
    assertEquals(
        "none of the pets in "
            + file
            + " is in this database; use the file that was saved from this one",
        assertThrows(PetShellException.class, () -> restore(file)).getMessage());
    assertEquals(List.of("0"), pets.query("SELECT count(traits) FROM Pet"));
    assertEquals(List.of("2"), pets.query("SELECT count(*) FROM petshell_run"));
  }

  @Test
  void theSameFileComesInManyForms() throws IOException {
    pets.execute("UPDATE Pet SET traits = json_set(traits, '$.bodyColor.h', 0.5) WHERE rowid < 4");
    List<String> stored = pets.query(STORED);
    Path file = rollBack(new SavedTraits.Counts(92, 3, 3));
    List<String> lines = Files.readAllLines(file);
    Path form = folder.resolve("form.jsonl");
    Files.writeString(form, "\uFEFF" + String.join("\r\n\r\n", lines));
    assertRestores(stored, form);
    Collections.reverse(lines);
    Files.writeString(form, join(lines));
    assertRestores(stored, form);
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(form))) {
      Files.copy(file, packed);
    }
    assertRestores(stored, form);
    byte[] bytes = Files.readAllBytes(form);
    assertDamaged(": this line cannot be read", Files.write(form, Arrays.copyOf(bytes, 2_000)));
  }

  private void assertRestores(List<String> stored, Path file) {
    pets.migrate();
    pets.execute("UPDATE Pet SET traits = NULL");
    assertEquals(92, restore(file).restored().filled());
    assertEquals(stored, pets.query(STORED));
  }

  @Test
  void aFileThatWasEditedIsDamaged() throws IOException {
    Path file = rollBack(new SavedTraits.Counts(92, 0, 0));
    pets.migrate();
    List<String> lines = Files.readAllLines(file);
    List<String> twice = new ArrayList<>(lines);
    twice.set(50, lines.get(3));
    assertDamaged(":51: this line names a pet again: ", join(twice));
    List<String> more = new ArrayList<>(lines);
    more.addAll(lines);
    assertDamaged(":185: this line is one too many: 92 pets were saved", join(more));
    List<String> counted = new ArrayList<>(lines);
    counted.set(7, lines.get(7).replace("\"of\":92", "\"of\":91"));
    assertDamaged(":8: this line gives another count of all pets", join(counted));
    List<String> odd = new ArrayList<>(lines);
    odd.set(2, "{\"id\":\"a\",\"traits\":\"1\",\"traits\":\"2\",\"of\":92}");
    assertDamaged(":3: this line has the same field twice", join(odd));
    odd.set(2, "{\"id\":\"a\",\"traits\":null,\"of\":92}");
    assertDamaged(":3: this line has no traits", join(odd));
    odd.set(2, "{\"id\":\"a\\ud800\",\"traits\":\"1\",\"of\":92}");
    assertDamaged(":3: this line has half a character", join(odd));
    odd.set(2, lines.get(2) + "\0");
    assertDamaged(":3: this line cannot be read", join(odd));
    assertEquals(List.of("0"), pets.query("SELECT count(traits) FROM Pet"));
  }

  @Test
  void aFileThatIsNotThereOrAFolderIsAnError() {
    Path missing = folder.resolve("missing.jsonl");
    assertEquals(
        "there is no file " + missing + "; check the path",
        assertThrows(PetShellException.class, () -> restore(missing)).getMessage());
    assertEquals(
        folder + " is a folder; name the file in it",
        assertThrows(PetShellException.class, () -> restore(folder)).getMessage());
  }

  private void assertDamaged(String where, String content) throws IOException {
    assertDamaged(where, Files.writeString(folder.resolve("damaged.jsonl"), content));
  }

  private void assertDamaged(String where, Path file) {
    String message = assertThrows(PetShellException.class, () -> restore(file)).getMessage();
    assertTrue(message.startsWith("the file with the saved traits is damaged: " + file), message);
    assertTrue(message.contains(where), message);
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private Path rollBack(SavedTraits.Counts expected) {
    try (Database database = pets.open(Access.WRITE)) {
      Rollback rollback =
          new Rollback(Operations.on(database, "rollback"), new RollbackPlan.LastMigrate());
      assertEquals(expected, rollback.preview().traits().orElseThrow());
      return rollback.run().saved().orElseThrow();
    }
  }

  private RestoreOutcome restore(Path file) {
    return restore(file, 100, new Cancellation());
  }

  private RestoreOutcome restore(Path file, int batch, Cancellation cancellation) {
    BackfillOptions options =
        new BackfillOptions(
            new BatchSize.Fixed(batch),
            BackfillOptions.DEFAULT.limit(),
            BackfillOptions.DEFAULT.pause(),
            false,
            BackfillOptions.DEFAULT_MAX_ERRORS,
            BackfillOptions.DEFAULT.maxLag(),
            BackfillOptions.DEFAULT.watch());
    try (Database database = pets.open(Access.WRITE);
        SavedTraitsInput input = SavedTraitsInput.open(file, cancellation)) {
      Operation operation = Operations.on(database, "backfill", cancellation, progress);
      return new Restore(operation, input, options, replaces).run();
    }
  }
}
