package petshell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine has to do apart from the rows; see {@link EngineContractTest}. */
abstract class EngineServicesContract extends EngineQueryContract {
  private static final LockHolder HOLDER =
      new LockHolder(
          ProcessHandle.current().pid(), "db1", Instant.parse("2026-02-08T09:11:11Z"), "backfill");

  private OperatorLocks locks() {
    return address().engine().services().operatorLocks();
  }

  private OperatorLock acquire(OperatorLock.Mode mode) {
    return locks().acquire(mode, HOLDER, SHORT, waiting());
  }

  @Test
  void whoHoldsTheOperatorsLockAloneKeepsAllOthersOutAndIsNamed() {
    locks().requireUsable();
    try (OperatorLock lock = acquire(OperatorLock.Mode.ALONE)) {
      lock.markAlive(1);
      for (OperatorLock.Mode mode : OperatorLock.Mode.values()) {
        assertEquals(
            "another petshell is writing to this database: "
                + HOLDER.line()
                + "; wait for it, or stop it",
            assertThrows(PetShellException.class, () -> acquire(mode)).getMessage());
      }
    }
    acquire(OperatorLock.Mode.ALONE).close();
  }

  @Test
  void whoSharesTheOperatorsLockKeepsOutOnlyWhoWantsItAlone() throws IOException {
    try (OtherOperator other = OtherOperator.on(address(), 1)) {
      assertEquals(
          "another petshell is writing to this database: "
              + other.holder().line()
              + "; wait for it, or stop it",
          assertThrows(PetShellException.class, () -> acquire(OperatorLock.Mode.ALONE))
              .getMessage());
      acquire(OperatorLock.Mode.TOGETHER).close();
    }
    OperatorLock alone = acquire(OperatorLock.Mode.ALONE);
    alone.removeTraces();
    alone.close();
    acquire(OperatorLock.Mode.TOGETHER).close();
  }

  @Test
  void aRunIsAliveUntilItsProcessDies() throws IOException {
    try (OtherOperator other = OtherOperator.on(address(), 7)) {
      assertEquals("regen", other.holder().command());
      assertTrue(locks().isAlive(7));
      assertFalse(locks().isAlive(6));
      try (OperatorLock own = acquire(OperatorLock.Mode.TOGETHER)) {
        own.markAlive(8);
        assertTrue(own.isAlive(7));
        assertTrue(own.isAlive(8));
        own.markAlive(9);
        assertFalse(own.isAlive(8));
      }
      assertTrue(locks().isAlive(7));
      assertFalse(locks().isAlive(9));
    }
    assertFalse(locks().isAlive(7));
  }

  @Test
  void theMarkOfChangesStaysUntilAnyProgramWrites() {
    try (Database database = open(Access.READ)) {
      Optional<ChangeMark> before = settledMark(database);
      assertEquals(hasChangeMark(), before.isPresent());
      assertEquals(before, settledMark(database));
      inTheApp("UPDATE \"Pet\" SET \"hunger\" = \"hunger\" + 1");
      if (hasChangeMark()) {
        assertNotEquals(before, settledMark(database));
      }
    }
  }

  private static Optional<ChangeMark> settledMark(Database database) {
    Optional<ChangeMark> mark = database.services().changeMark();
    while (mark.isPresent() && !mark.get().isSettled()) {
      waiting().await(ChangeMark.TICK);
      mark = database.services().changeMark();
    }
    return mark;
  }

  @Test
  void aCopyHoldsOneStateOrTheEnginesOwnProgramIsNamed(@TempDir Path folder) throws Exception {
    Path target = Files.createFile(folder.resolve("copy"));
    try (Database database = open(Access.READ)) {
      if (!hasBackups()) {
        List<String> command = database.services().backupCommand(Optional.of(target));
        assertTrue(command.contains(target.toString()), command::toString);
        assertEquals(Optional.empty(), database.copies().toFiles());
        return;
      }
      Backups backups = database.copies().toFiles().orElseThrow();
      backups.copyTo(target, (done, total) -> {});
      try (Database copy =
          Database.open(backups.copyAt(target), options(Access.READ, Duration.ZERO))) {
        assertEquals(PETS, copy.read(() -> count(copy)));
        assertEquals(List.of(), copy.copies().damage());
      }
    }
  }

  @Test
  void aSoundDatabaseHasNoDamageAndADamagedOneSome() throws Exception {
    try (Database database = open(Access.READ)) {
      assertEquals(List.of(), database.copies().damage());
    }
    assumeTrue(damage(address()), "no test can damage a database of this engine");
    try (Database database = open(Access.READ)) {
      assertFalse(database.copies().damage().isEmpty());
    }
  }

  @Test
  void theEngineNamesItselfAndLeavesOthersTime() {
    try (Database database = open(Access.READ)) {
      assertFalse(database.services().name().isBlank());
      assertTrue(database.engineVersion().matches("\\d+(\\.\\d+)+.*"), database.engineVersion());
      assertTrue(database.services().isWritable());
      database
          .services()
          .restsForOthers()
          .ifPresent(rests -> assertTrue(rests.usual().compareTo(rests.longest()) <= 0));
    }
  }
}
