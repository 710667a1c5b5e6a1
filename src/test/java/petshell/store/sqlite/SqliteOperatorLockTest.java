package petshell.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.OtherProgram;
import petshell.store.LockHolder;
import petshell.store.OperatorLock;
import petshell.store.OperatorLock.Mode;
import petshell.store.PetShellException;
import petshell.store.Waiting;

class SqliteOperatorLockTest {
  private static final long SCHEMA_BYTE = 1L << 40;
  private static final long TEXT_BYTE = SCHEMA_BYTE + 1;
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final LockHolder HOLDER =
      new LockHolder(
          ProcessHandle.current().pid(), "db1", Instant.parse("2026-02-08T09:11:11Z"), "backfill");
  private static final String LINE = HOLDER.line() + "\n";

  @TempDir Path folder;
  private Path database;
  private Path file;

  @BeforeEach
  void makeFile() throws IOException {
    database = Files.createFile(folder.resolve("dev.db"));
    file = folder.resolve("dev.db.petshell-lock");
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void whoHoldsTheByteOfTheTextHoldsUpNobody(Mode mode) throws IOException {
    Files.createFile(file);
    try (OtherProgram other = OtherProgram.lockingAsReader(file, TEXT_BYTE, 1)) {
      assertTrue(other.pid() > 0);
      acquire(mode, SHORT).close();
      assertEquals("", Files.readString(file));
    }
    acquire(mode, SHORT).close();
  }

  @Test
  void whoMayOnlyReadCanKeepOffAChangeOfTheSchemaAndIsReportedAfterTheTimeout() throws IOException {
    Files.createFile(file);
    try (OtherProgram other = OtherProgram.lockingAsReader(file, 0, Long.MAX_VALUE)) {
      assertTrue(other.pid() > 0);
      assertEquals(
          "another petshell is writing to this database: it holds %s and left no name; wait for it, or stop it"
              .formatted(file.toRealPath()),
          assertThrows(PetShellException.class, () -> acquire(Mode.ALONE, SHORT)).getMessage());
      acquire(Mode.TOGETHER, SHORT).close();
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void whoSharesItOrHoldsItAloneIsNamed(Mode mode) throws IOException {
    Files.writeString(file, "pid 17 on db2, since 2026-02-08T09:11:11Z: migrate\n");
    try (OtherProgram other = OtherProgram.locking(file, SCHEMA_BYTE, 1)) {
      assertTrue(other.pid() > 0);
      assertEquals(
          "another petshell is writing to this database: pid 17 on db2, since"
              + " 2026-02-08T09:11:11Z: migrate; wait for it, or stop it",
          assertThrows(PetShellException.class, () -> acquire(mode, SHORT)).getMessage());
    }
  }

  @Test
  void linesOfDeadProcessesOfThisMachineGoAndThoseOfOtherMachinesStay() throws IOException {
    String elsewhere = "pid 999999999999 on db2, since 2026-02-08T09:11:11Z: migrate\n";
    Files.writeString(
        file,
        "pid 999999999999 on db1, since 2026-02-08T09:11:11Z: migrate\n"
            + "pid 99999999999999999999999 on db1, since x: migrate\n"
            + elsewhere);
    OperatorLock lock = acquire(Mode.TOGETHER, SHORT);
    assertEquals(elsewhere + LINE, Files.readString(file));
    lock.close();
    assertEquals(elsewhere, Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p", "pi", "x", "pit", "SQLite format 3"})
  void whatDoesNotBeginAsPetshellsDoIsNotWritten(String text) throws IOException {
    Files.writeString(file, text);
    if ("pid ".startsWith(text)) {
      // What a full disk left of a line.
      acquire(Mode.ALONE, SHORT).close();
      assertEquals("", Files.readString(file));
      return;
    }
    assertEquals(
        "cannot use the lock file %s: it was not made by petshell; move it away and run the command again"
            .formatted(file.toRealPath()),
        assertThrows(PetShellException.class, () -> acquire(Mode.ALONE, SHORT)).getMessage());
    assertEquals(text, Files.readString(file));
  }

  @Test
  void aLinkToTheDatabaseLeadsToTheSameLock() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), database);
    try (OperatorLock lock = acquire(Mode.ALONE, SHORT)) {
      lock.markAlive(7);
      assertTrue(lock.isAlive(7));
      assertThrows(
          PetShellException.class,
          () ->
              new SqliteOperatorLocks(link)
                  .acquire(Mode.TOGETHER, HOLDER, Duration.ZERO, time -> true));
    }
    assertFalse(Files.exists(folder.resolve("link.db.petshell-lock")));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aDatabaseWithSeveralNamesIsNotWritten(Mode mode) throws IOException {
    Path other = Files.createLink(folder.resolve("other.db"), database);
    for (Path name : new Path[] {database, other}) {
      assertEquals(
          "the database file has 2 names (hard links), and writing under two of them can corrupt"
              + " it: "
              + name
              + "; remove the other names, or work on a copy",
          assertThrows(
                  PetShellException.class,
                  () -> new SqliteOperatorLocks(name).acquire(mode, HOLDER, SHORT, waiting()))
              .getMessage());
    }
    assertFalse(Files.exists(file));
    Files.delete(other);
    acquire(mode, SHORT).close();
  }

  @Test
  void whoWaitsForAFileThatIsRemovedTakesTheNewOne() throws IOException {
    Files.createFile(file);
    try (OtherProgram other = OtherProgram.locking(file, SCHEMA_BYTE, 1)) {
      assertTrue(other.pid() > 0);
      Waiting replacing =
          time -> {
            try {
              Path made = Files.createFile(folder.resolve("made"));
              Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
              return false;
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          };
      try (OperatorLock lock =
          new SqliteOperatorLocks(database)
              .acquire(Mode.ALONE, HOLDER, Duration.ofSeconds(10), replacing)) {
        assertFalse(lock.isAlive(1));
        assertEquals(LINE, Files.readString(file));
      }
    }
  }

  @Test
  void aRemovedFileIsMadeAgain() throws IOException {
    try (OperatorLock lock = acquire(Mode.ALONE, SHORT)) {
      lock.removeTraces();
      assertFalse(Files.exists(file));
      Files.writeString(file, "another's\n");
      lock.removeTraces();
      assertTrue(Files.exists(file));
    }
    Files.delete(file);
    acquire(Mode.TOGETHER, SHORT).close();
    assertTrue(Files.exists(file));
  }

  private OperatorLock acquire(Mode mode, Duration timeout) {
    return new SqliteOperatorLocks(database).acquire(mode, HOLDER, timeout, waiting());
  }

  private static Waiting waiting() {
    CountDownLatch never = new CountDownLatch(1);
    return time -> {
      try {
        return never.await(time.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
