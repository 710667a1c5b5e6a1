package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.job.change.Regenerate;
import petshell.job.change.RegenerateOutcome;
import petshell.job.change.Undo;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.fill.Restore;
import petshell.job.fill.RestoreBatch;
import petshell.job.fill.RestoreOutcome;
import petshell.job.look.PetCriteria;
import petshell.job.look.PetListing;
import petshell.job.look.PetLookup;
import petshell.job.look.PetSort;
import petshell.job.look.Status;
import petshell.job.look.Verify;
import petshell.job.look.VerifyOutcome;
import petshell.job.saved.SavedTraitsInput;
import petshell.job.schema.Enforce;
import petshell.job.schema.Rollback;
import petshell.schema.RollbackPlan;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

/** Pets without an id, and ids that the database compares in a way of its own. */
class UnusualIdsTest {
  private static final String KEY = "\"id\" TEXT NOT NULL PRIMARY KEY";
  private static final String INSERT =
      "INSERT INTO Pet (id, name, userId, updatedAt) SELECT %s, %s, id, 0 FROM User LIMIT %d";
  private static final String TRAITS =
      "SELECT id, traits FROM Pet ORDER BY name, id COLLATE BINARY";

  @TempDir private Path folder;

  private static String insert(String id, String name, int count) {
    return String.format(Locale.ROOT, INSERT, id, name, count);
  }

  /** 92 pets with an id and 150 without. */
  private WebAppDatabase withoutIds() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    pets.remakePets(sql -> sql.replace(KEY, "\"id\" TEXT PRIMARY KEY"));
    pets.execute(insert("NULL", "'No id'", 150));
    pets.migrate();
    return pets;
  }

  private static BackfillOutcome fill(Database database, RecordedProgress progress) {
    BackfillOptions options =
        new BackfillOptions(
            new BatchSize.Fixed(10),
            BackfillOptions.DEFAULT.limit(),
            BackfillOptions.DEFAULT.pause(),
            true,
            1_000,
            Optional.empty(),
            Optional.empty());
    return new Backfill(Operations.on(database, "backfill", new Cancellation(), progress), options)
        .run();
  }

  @Test
  void petsWithoutAnIdAreReportedByTheirRowsAndStopNoOthers() {
    WebAppDatabase pets = withoutIds();
    RecordedProgress progress = new RecordedProgress();
    try (Database database = pets.open(Access.WRITE)) {
      BackfillOutcome first = fill(database, progress);
      assertEquals(92, first.counts().changed());
      assertEquals(150, first.counts().failed());
      assertEquals(150, first.remaining());
      assertTrue(
          progress.lines.contains(
              "failed no id (row 93): the pet has no id, and traits are generated from the id"),
          progress.lines.toString());
      pets.execute(insert("'new'", "'New'", 1));
      BackfillOutcome second = fill(database, new RecordedProgress());
      assertEquals(1, second.counts().changed());
      assertEquals(150, second.counts().failed());
      Status.Report report = new Status(database).read(Optional.empty());
      assertEquals(150, report.traits().missing());
      assertEquals(150, report.traits().quarantined());
      assertTrue(report.needsWork());
      assertEquals(Optional.empty(), report.next());
    }
    assertEquals(List.of("0"), pets.query("SELECT count(*) FROM petshell_quarantine"));
    assertEquals(List.of("0"), pets.query("SELECT count(traits) FROM Pet WHERE id IS NULL"));
  }

  @Test
  void traitsOfAPetWithoutAnIdAreNeverThoseThatItShouldHave() {
    WebAppDatabase pets = withoutIds();
    Operations.fill(pets);
    pets.execute(
        "UPDATE Pet SET traits = '" + TraitText.of("") + "' WHERE rowid = 100",
        "UPDATE Pet SET traits = '{' WHERE rowid = 101");
    try (Database database = pets.open(Access.WRITE)) {
      VerifyOutcome verified =
          new Verify(database, new Cancellation(), new RecordedProgress(), 3).run();
      assertEquals(92, verified.counts().get(TraitState.EXACT));
      assertEquals(148, verified.counts().get(TraitState.MISSING));
      assertEquals("no id (row 100)", verified.first().get(TraitState.DRIFTED).get(0).id());
      assertEquals("no id (row 101)", verified.first().get(TraitState.INVALID).get(0).id());
      RegenerateOutcome regenerated =
          new Regenerate(Operations.on(database, "regen"))
              .run(EnumSet.complementOf(EnumSet.of(TraitState.EXACT)));
      assertEquals(0, regenerated.counts().changed());
      assertEquals(150, regenerated.counts().failed());
      assertEquals(92, regenerated.counts().unchanged());
      PetShellException refused =
          assertThrows(
              PetShellException.class, () -> new Enforce(Operations.on(database, "enforce")).run());
      assertTrue(refused.getMessage().contains("no id (row 93)"), refused.getMessage());
    }
    assertEquals(List.of(TraitText.of("")), pets.query("SELECT traits FROM Pet WHERE rowid = 100"));
  }

  @ParameterizedTest
  @EnumSource(PetSort.class)
  void petsWithoutAnIdAreListedOnceByTheirRows(PetSort sort) {
    WebAppDatabase pets = withoutIds();
    pets.execute("UPDATE Pet SET id = '' WHERE rowid = 92");
    try (Database database = pets.open(Access.READ)) {
      List<String> ids = new ArrayList<>();
      new PetListing(database, new Cancellation(), PetCriteria.ALL, sort)
          .read(Long.MAX_VALUE, found -> found.forEachRemaining(pet -> ids.add(pet.id())));
      assertEquals(242, ids.size());
      assertEquals(
          new HashSet<>(pets.query("SELECT coalesce(id, 'no id (row ' || rowid || ')') FROM Pet")),
          new HashSet<>(ids));
    }
  }

  @Test
  void anIdIsWhatIsStoredWhateverTheColumnTakesForTheSame() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    pets.remakePets(sql -> sql.replace(KEY, "\"id\" TEXT NOT NULL PRIMARY KEY COLLATE NOCASE"));
    pets.execute(insert("'ABC'", "'Abc'", 1));
    pets.migrate();
    Operations.fill(pets);
    pets.execute("UPDATE Pet SET traits = '{' WHERE id = 'ABC'");
    try (Database database = pets.open(Access.WRITE)) {
      Regenerate regenerate = new Regenerate(Operations.on(database, "regen"));
      for (String typed : List.of("abc", "ABC ", "Abc")) {
        assertThrows(PetShellException.class, () -> regenerate.run(List.of(typed)), typed);
        assertTrue(new PetLookup(database).find(typed) instanceof PetLookup.Missing, typed);
      }
      assertEquals(1, regenerate.run(List.of("ABC")).counts().changed());
      VerifyOutcome verified =
          new Verify(database, new Cancellation(), new RecordedProgress(), 0).run();
      assertEquals(93, verified.counts().get(TraitState.EXACT));
    }
  }

  /** An index may have a collation that distinguishes ids which the column takes for the same. */
  @ParameterizedTest
  @ValueSource(strings = {"NOCASE", "RTRIM"})
  void idsThatTheColumnTakesForTheSameStayTwoPets(String collation) {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    pets.remakePets(sql -> sql.replace(KEY, "\"id\" TEXT NOT NULL COLLATE " + collation));
    pets.execute("CREATE UNIQUE INDEX ids ON Pet (id COLLATE BINARY)");
    String first = collation.equals("NOCASE") ? "abc" : "ABC ";
    for (String id : List.of("ABC", first)) {
      pets.execute(insert("'" + id + "'", "'~'", 1));
    }
    pets.migrate();
    pets.execute(
        "INSERT INTO petshell_run (number, command, commandLine, operator, host, process,"
            + " toolVersion, generatorVersion, startedAt, heartbeatAt, outcome)"
            + " VALUES (1, '', '', '', '', 1, '', 1, '', '', 'completed')",
        "INSERT INTO petshell_quarantine VALUES ('" + first + "', 1, 'why', 1, '')");
    Operations.fill(pets);
    assertEquals(List.of("1"), pets.query("SELECT count(*) FROM Pet WHERE traits IS NULL"));
    String filled = "SELECT traits FROM Pet WHERE id = 'ABC' COLLATE BINARY";
    assertEquals(List.of(TraitText.of("ABC")), pets.query(filled));
    try (Database database = pets.open(Access.WRITE)) {
      assertEquals(1, new Status(database).read(Optional.empty()).traits().quarantined());
      fill(database, new RecordedProgress());
      pets.execute("UPDATE Pet SET traits = '{}' WHERE name = '~'");
      List<String> before = pets.query(TRAITS);
      RegenerateOutcome run = new Regenerate(Operations.on(database, "regen")).run(List.of(first));
      assertEquals(1, run.counts().changed());
      assertEquals(List.of("{}"), pets.query(filled));
      new Undo(Operations.on(database, "undo"), run.run().getAsLong()).run();
      assertEquals(before, pets.query(TRAITS));
      List<String> ids = new ArrayList<>();
      new PetListing(database, new Cancellation(), PetCriteria.ALL, PetSort.ID)
          .read(Long.MAX_VALUE, found -> found.forEachRemaining(pet -> ids.add(pet.id())));
      assertEquals(pets.query("SELECT id FROM Pet ORDER BY id COLLATE BINARY"), ids);
    }
  }

  @Test
  void aNumberIsNoIdThatTraitsAreGeneratedFrom() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    pets.remakePets(sql -> sql.replace(KEY, "\"id\" NUMERIC NOT NULL PRIMARY KEY"));
    pets.execute(insert("'5'", "'Five'", 1), insert("1.5", "'Half'", 1));
    pets.migrate();
    Operations.fill(pets);
    assertEquals(
        List.of("1.5", "5"), pets.query("SELECT id FROM Pet WHERE traits IS NULL ORDER BY id"));
    try (Database database = pets.open(Access.WRITE)) {
      Regenerate regenerate = new Regenerate(Operations.on(database, "regen"));
      for (String typed : List.of("5", "05", "5.0", "1.50", "1.5")) {
        assertThrows(PetShellException.class, () -> regenerate.run(List.of(typed)), typed);
      }
    }
    assertEquals(List.of("2"), pets.query("SELECT count(*) FROM Pet WHERE traits IS NULL"));
  }

  private static final String STORED =
      "SELECT hex(id), typeof(id), hex(traits), typeof(traits) FROM Pet ORDER BY rowid";

  private static Path rollBack(WebAppDatabase pets) {
    try (Database database = pets.open(Access.WRITE)) {
      return new Rollback(Operations.on(database, "rollback"), new RollbackPlan.LastMigrate())
          .run()
          .saved()
          .orElseThrow();
    }
  }

  private static RestoreOutcome restore(WebAppDatabase pets, Path file, RecordedProgress progress) {
    try (Database database = pets.open(Access.WRITE);
        SavedTraitsInput input = SavedTraitsInput.open(file, new Cancellation())) {
      Operation operation = Operations.on(database, "backfill", new Cancellation(), progress);
      return new Restore(operation, input, BackfillOptions.DEFAULT, false).run();
    }
  }

  @Test
  void traitsOfIdsOfEveryKindComeBackAndThoseOfNoneStayInTheFile() throws IOException {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    pets.remakePets(sql -> sql.replace(KEY, "\"id\" PRIMARY KEY COLLATE NOCASE"));
    for (String id : List.of("5", "'6'", "1.5", "x''", "''", "x'6162'", "'ab'", "NULL", "NULL")) {
      pets.execute(insert(id, "'Unusual'", 1));
    }
    pets.migrate();
    Operations.fill(pets);
    pets.execute("UPDATE Pet SET traits = '" + TraitText.of("mine") + "' WHERE name = 'Unusual'");
    List<String> stored = pets.query(STORED);
    Path file = rollBack(pets);
    String saved = Files.readString(file);
    assertTrue(saved.contains("\"idHex\":\"\",\"idKind\":\"null\",\"row\":101,"), saved);
    pets.migrate();
    RecordedProgress progress = new RecordedProgress();
    RestoreOutcome outcome = restore(pets, file, progress);
    assertEquals(99, outcome.restored().filled());
    assertEquals(
        List.of(
            "failed no id (row 100): " + RestoreBatch.WITHOUT_ID,
            "failed no id (row 101): " + RestoreBatch.WITHOUT_ID),
        progress.lines.stream().filter(line -> line.startsWith("failed")).toList());
    pets.execute("UPDATE Pet SET traits = '" + TraitText.of("mine") + "' WHERE id IS NULL");
    assertEquals(stored, pets.query(STORED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16le", "UTF-16be"})
  void inOtherEncodingsAllIsTheSame(String encoding) throws IOException {
    WebAppDatabase utf8 = WebAppDatabase.demo(folder);
    WebAppDatabase pets = utf8.copyInEncoding(encoding);
    pets.migrate();
    pets.execute(
        insert("'\u00e4\ud83d\udc31' || char(0) || 'x'", "'Odd'", 1),
        insert("CAST(x'00d8' AS TEXT)", "'Half'", 1),
        insert("CAST(x'610062' AS TEXT)", "'Cut'", 1));
    try (Database database = pets.open(Access.WRITE)) {
      BackfillOutcome filled = fill(database, new RecordedProgress());
      assertTrue(filled.counts().failed() <= 2, filled.toString());
      assertEquals(95, filled.counts().failed() + filled.counts().changed());
    }
    for (String id : pets.query("SELECT id FROM Pet WHERE name NOT IN ('Odd', 'Half', 'Cut')")) {
      assertEquals(
          List.of(TraitText.of(id)), pets.query("SELECT traits FROM Pet WHERE id = '" + id + "'"));
    }
    pets.execute(
        "UPDATE Pet SET traits = ' ' || traits WHERE rowid % 3 = 1",
        "UPDATE Pet SET traits = CAST(x'00d8' AS TEXT) WHERE rowid = 5",
        "UPDATE Pet SET traits = CAST(x'610062' AS TEXT) WHERE rowid = 6");
    List<String> stored = pets.query(STORED);
    try (Database database = pets.open(Access.WRITE)) {
      RegenerateOutcome run =
          new Regenerate(Operations.on(database, "regen"))
              .run(EnumSet.complementOf(EnumSet.of(TraitState.EXACT, TraitState.MISSING)));
      assertEquals(0, run.counts().skipped());
      new Undo(Operations.on(database, "undo"), run.run().getAsLong()).run();
      assertEquals(stored, pets.query(STORED));
      List<String> ids = new ArrayList<>();
      new PetListing(database, new Cancellation(), PetCriteria.ALL, PetSort.ID)
          .read(Long.MAX_VALUE, found -> found.forEachRemaining(pet -> ids.add(pet.id())));
      assertEquals(95, ids.size());
    }
    String valid =
        "SELECT id, traits FROM Pet WHERE rowid NOT IN (5, 6) AND name NOT IN ('Half', 'Cut')";
    List<String> before = pets.query(valid);
    Path file = rollBack(pets);
    assertFalse(Files.readString(file).contains("\\u0000\\u0000"));
    pets.migrate();
    restore(pets, file, new RecordedProgress());
    assertEquals(before, pets.query(valid));
  }
}
