package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.look.Verify;
import petshell.job.look.VerifyOutcome;
import petshell.job.schema.Backup;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.DatabaseAddress;
import petshell.store.PetShellException;
import petshell.store.PlainAddress;
import petshell.store.WebAppDatabase;

/** What jobs do on an engine that lacks all that an engine may lack. */
class PlainEngineTest {
  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void fill() {
    pets = WebAppDatabase.migrated(folder);
    Operations.fill(pets);
  }

  private Database open(DatabaseAddress address) {
    return Database.open(address, WebAppDatabase.options(Access.WRITE));
  }

  @Test
  void aBackupIsRefusedWithTheEnginesOwnProgram() throws IOException {
    try (Database database = open(PlainAddress.of(pets.address()))) {
      Backup backup = new Backup(Operations.on(database, "backup"));
      PetShellException refused =
          assertThrows(PetShellException.class, () -> backup.run(Optional.empty()));
      assertEquals(PetShellException.Kind.REFUSED, refused.kind());
      assertEquals(
          "petshell makes no copies of SQLite databases: "
              + pets.file()
              + "; use sqlite3, as in: sqlite3 "
              + pets.file()
              + " '.backup \"dev.db.backup\"'",
          refused.getMessage());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of(pets.file()), files.filter(file -> file.toString().endsWith(".db")).toList());
    }
  }

  @Test
  void verifyFindsTheSameAndKeepsNoMark() {
    try (Database plain = open(PlainAddress.of(pets.address()));
        Database usual = open(pets.address())) {
      VerifyOutcome expected = verify(usual);
      VerifyOutcome outcome = verify(plain);
      assertEquals(expected.counts(), outcome.counts());
      assertEquals(Optional.empty(), outcome.mark());
      assertEquals(Optional.of(true), expected.mark().map(mark -> mark.text().length() > 0));
    }
  }

  private static VerifyOutcome verify(Database database) {
    return new Verify(database, new Cancellation(), new RecordedProgress(), 1).run();
  }

  @Test
  void aWriterRestsForOthersOnlyWhereTheEngineHasItDoSo() {
    assertEquals(false, rests(PlainAddress.of(pets.address())));
    assertEquals(true, rests(pets.address()));
  }

  /** A rest ends at once where the user wants the work to stop, and so shows. */
  private boolean rests(DatabaseAddress address) {
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    try (Database database = open(address)) {
      Operation system = Operations.on(database, cancellation);
      Operation late =
          new Operation(
              database,
              system.start(),
              () -> now.updateAndGet(time -> time.plusSeconds(3)),
              cancellation,
              system.progress());
      Pace pace = new Pace(late, new BatchSize.Fixed(100), Duration.ZERO);
      return pace.restAfter(100, Duration.ofSeconds(10));
    }
  }
}
