package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.change.Regenerate;
import petshell.job.change.RegenerateOutcome;
import petshell.job.change.Undo;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.look.Statistics;
import petshell.job.look.Status;
import petshell.job.look.Verify;
import petshell.job.look.VerifyOutcome;
import petshell.job.schema.Enforce;
import petshell.job.schema.EnforceOutcome;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.Pet;
import petshell.store.PetDao;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

/** Rows that only a hostile or broken program writes: they get a state, and stop nothing else. */
class HostileRowsTest {
  private static final List<String> IDS =
      List.of(
          "",
          " ",
          "'",
          "\"",
          "%",
          "_%",
          "a\nb",
          "\r\n",
          "\0",
          "a\0b",
          "\u001b[31m",
          "\u202eabc",
          "\ufeff",
          "\ufffd",
          "NULL",
          "1",
          "1e3",
          "-0",
          "--",
          "../../etc",
          "a|b",
          "\ud83d\ude00",
          "\ud83d\udc68\u200d\ud83d\udc69",
          "x".repeat(10_000),
          "\ud83d\udc31".repeat(10_000));

  /** Bytes that are no proper UTF-8: a lone byte, a cut character, a surrogate, an overlong one. */
  private static final List<String> IMPROPER = List.of("ff", "61c3", "eda080", "c080", "f4908080");

  private static final List<String> BLOBS = List.of("", "00", "ff", "61");

  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void migrate() {
    pets = WebAppDatabase.migrated(folder);
    pets.execute("DELETE FROM Pet");
  }

  @Test
  void everyIdThatIsProperTextIsFilledAndTheOthersAreQuarantined() throws SQLException {
    insertAll();
    BackfillOutcome.Completed outcome = (BackfillOutcome.Completed) backfill(false);
    int odd = IMPROPER.size() + BLOBS.size();
    assertEquals(IDS.size(), outcome.counts().changed());
    assertEquals(odd, outcome.counts().failed());
    assertEquals(odd, outcome.remaining());
    try (Database database = pets.open(Access.READ)) {
      PetDao dao = database.dao(PetDao.class);
      for (String id : IDS) {
        assertEquals(
            TraitText.of(id), dao.find(id).orElseThrow().traits().text().orElseThrow(), id);
      }
    }
    assertEquals(
        List.of("the id is not stored as proper text|" + odd),
        pets.query("SELECT error, count(*) FROM petshell_quarantine GROUP BY 1 ORDER BY 1"));
    assertEquals(0, backfill(false).counts().failed());
    assertEquals(odd, backfill(true).counts().failed());
    assertEquals(
        List.of("2|" + odd),
        pets.query("SELECT attempts, count(*) FROM petshell_quarantine GROUP BY 1"));
  }

  @Test
  void everyIdIsCountedByVerifyAndStatusAndStatistics() throws SQLException {
    insertAll();
    backfill(false);
    long odd = (long) IMPROPER.size() + BLOBS.size();
    try (Database database = pets.open(Access.READ)) {
      VerifyOutcome outcome =
          new Verify(database, new Cancellation(), new RecordedProgress(), 100).run();
      assertEquals(IDS.size(), outcome.counts().get(TraitState.EXACT));
      assertEquals(odd, outcome.counts().get(TraitState.MISSING));
      Status.Report report = new Status(database).read(Optional.empty());
      assertEquals(odd, report.traits().missing());
      assertEquals(odd, report.traits().quarantined());
      assertEquals(
          IDS.size(),
          new Statistics(database, new Cancellation(), new RecordedProgress()).run().pets());
    }
  }

  @Test
  void whateverIsStoredAsTraitsHasAState() throws SQLException {
    Map<String, TraitState> states = insertOddTraits();
    try (Database database = pets.open(Access.READ)) {
      PetDao dao = database.dao(PetDao.class);
      states.forEach(
          (id, state) -> {
            Pet pet = dao.find(id).orElseThrow();
            assertEquals(state, pet.traits().state(id), id);
            assertEquals(pet.traits().traits(), pet.validTraits(), id);
          });
      VerifyOutcome outcome =
          new Verify(database, new Cancellation(), new RecordedProgress(), 100).run();
      for (TraitState state : TraitState.values()) {
        assertEquals(
            states.values().stream().filter(state::equals).count(),
            outcome.counts().get(state),
            state.text());
      }
      new Status(database).read(Optional.empty());
      new Statistics(database, new Cancellation(), new RecordedProgress()).run();
    }
  }

  @Test
  void whateverIsStoredAsTraitsIsRegeneratedAndPutBackByteForByte() throws SQLException {
    insertOddTraits();
    String stored = "SELECT id, typeof(traits), hex(traits) FROM Pet ORDER BY id";
    List<String> before = pets.query(stored);
    long run;
    try (Database database = pets.open(Access.WRITE)) {
      EnumSet<TraitState> all = EnumSet.complementOf(EnumSet.of(TraitState.EXACT));
      RegenerateOutcome outcome = new Regenerate(Operations.on(database, "regen")).run(all);
      assertEquals(before.size(), outcome.counts().changed(), outcome.counts().toString());
      run = outcome.run().orElseThrow();
    }
    for (String row : pets.query("SELECT id, traits FROM Pet")) {
      String id = row.substring(0, row.indexOf('|'));
      assertEquals(id + "|" + TraitText.of(id), row);
    }
    try (Database database = pets.open(Access.WRITE)) {
      Undo.Outcome undone = new Undo(Operations.on(database, "undo"), run).run();
      assertEquals(before.size(), undone.counts().changed());
    }
    assertEquals(before, pets.query(stored));
  }

  @Test
  void aPetWhoseIdIsNoProperTextIsSaidToBeOneWhereItCannotBeRegenerated() throws SQLException {
    insert("CAST(? AS TEXT)", "6f6464ff", "no traits");
    insert("?", "626c6f62", "no traits");
    RecordedProgress progress = new RecordedProgress();
    try (Database database = pets.open(Access.WRITE)) {
      RegenerateOutcome outcome =
          new Regenerate(Operations.on(database, "regen", new Cancellation(), progress))
              .run(EnumSet.of(TraitState.INVALID));
      assertEquals(2, outcome.counts().failed(), outcome.counts().toString());
    }
    assertEquals(
        List.of(
            "failed odd\ufffd: the id is not stored as proper text",
            "failed blob: the id is not stored as proper text"),
        progress.lines.stream().filter(line -> line.startsWith("failed")).toList());
    assertEquals(List.of("2"), pets.query("SELECT count(*) FROM Pet WHERE traits = 'no traits'"));
  }

  @Test
  void aDatabaseWithoutPetsIsDoneAtOnce() {
    assertEquals(0, backfill(false).remaining());
    try (Database database = pets.open(Access.WRITE)) {
      assertEquals(
          0, new Verify(database, new Cancellation(), new RecordedProgress(), 1).run().total());
      assertEquals(
          0,
          new Regenerate(Operations.on(database, "regen"))
              .run(EnumSet.of(TraitState.MISSING))
              .counts()
              .changed());
      assertTrue(new Status(database).read(Optional.empty()).next().isEmpty());
      EnforceOutcome.Enforced enforced =
          (EnforceOutcome.Enforced) new Enforce(Operations.on(database, "enforce")).run();
      assertEquals(0, enforced.pets());
    }
  }

  private void insertAll() throws SQLException {
    for (String id : IDS) {
      insert("?", id, null);
    }
    for (String hex : IMPROPER) {
      insert("CAST(? AS TEXT)", hex, null);
    }
    for (String hex : BLOBS) {
      insert("CAST(? AS BLOB)", hex, null);
    }
  }

  private Map<String, TraitState> insertOddTraits() throws SQLException {
    Map<String, TraitState> states = new LinkedHashMap<>();
    String deep = "[".repeat(999) + "]".repeat(999);
    String deeper = "[".repeat(900_000) + "]".repeat(900_000);
    oddTraits(states, "spaces", text -> " " + text, TraitState.FORMATTED);
    oddTraits(
        states, "large", text -> with(text, '"' + "y".repeat(1_000_000) + '"'), TraitState.DRIFTED);
    oddTraits(
        states,
        "too large",
        text -> with(text, '"' + "y".repeat(10_000_000) + '"'),
        TraitState.INVALID);
    oddTraits(states, "large garbage", text -> "{".repeat(10_000_000), TraitState.INVALID);
    oddTraits(states, "deep", text -> with(text, deep), TraitState.DRIFTED);
    oddTraits(states, "too deep", text -> with(text, deeper), TraitState.INVALID);
    oddTraits(states, "deep list", text -> deep, TraitState.INVALID);
    oddTraits(
        states,
        "a key twice",
        text -> text.replaceFirst("\\{", "{\"rarity\":9,"),
        TraitState.FORMATTED);
    oddTraits(
        states, "NaN", text -> text.replaceFirst("\"h\":[0-9.]+", "\"h\":NaN"), TraitState.INVALID);
    oddTraits(states, "surrogate", text -> with(text, "\"\\ud800\""), TraitState.DRIFTED);
    oddTraits(states, "next version", text -> text.replace(":1}", ":2}"), TraitState.OTHER_VERSION);
    oddTraits(states, "NUL inside", text -> text + "\0", TraitState.INVALID);
    oddTraits(states, "empty", text -> "", TraitState.INVALID);
    oddTraits(states, "null", text -> "null", TraitState.INVALID);
    oddTraits(states, "number", text -> "5", TraitState.INVALID);
    insert("?", "improper", null);
    pets.execute("UPDATE Pet SET traits = CAST(x'7b22ff227d' AS TEXT) WHERE id = 'improper'");
    states.put("improper", TraitState.INVALID);
    insert("?", "bytes", TraitText.of("bytes"));
    pets.execute("UPDATE Pet SET traits = CAST(traits AS BLOB) WHERE id = 'bytes'");
    states.put("bytes", TraitState.INVALID);
    insert("?", "more than it can be", TraitText.of("more than it can be"));
    pets.execute(
        "UPDATE Pet SET traits = CAST(CAST(substr(traits, 1, length(traits) - 1) AS BLOB)"
            + " || x'2c2261223a22ff227d' AS TEXT) WHERE id = 'more than it can be'");
    states.put("more than it can be", TraitState.INVALID);
    return states;
  }

  private interface Edit {
    String of(String generated);
  }

  private void oddTraits(Map<String, TraitState> states, String id, Edit edit, TraitState expected)
      throws SQLException {
    insert("?", id, edit.of(TraitText.of(id)));
    states.put(id, expected);
  }

  private static String with(String traits, String more) {
    return "{\"more\":" + more + ',' + traits.substring(1);
  }

  /** Inserts a pet; ids that are cast are given as hexadecimal digits. */
  private void insert(String parameter, String id, String traits) throws SQLException {
    boolean bytes = parameter.startsWith("CAST") || id.equals("626c6f62");
    try (Connection connection = pets.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO Pet (id, name, userId, updatedAt, traits) SELECT "
                    + parameter
                    + ", 'odd', id, 'now', ? FROM User LIMIT 1")) {
      statement.setObject(1, bytes ? java.util.HexFormat.of().parseHex(id) : id);
      statement.setString(2, traits);
      statement.executeUpdate();
    }
  }

  private BackfillOutcome backfill(boolean retryFailed) {
    BackfillOptions all = BackfillOptions.DEFAULT;
    BackfillOptions options =
        new BackfillOptions(
            all.batch(),
            all.limit(),
            all.pause(),
            retryFailed,
            all.maxErrors(),
            all.maxLag(),
            all.watch());
    try (Database database = pets.open(Access.WRITE)) {
      return new Backfill(Operations.on(database), options).run();
    }
  }
}
