package petshell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import petshell.store.StoreException.Reason;

/**
 * What petshell relies on in every engine. An engine's own test extends this, gives what {@link
 * EngineScene} asks for, and adds what is special to it.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class EngineContractTest extends EngineServicesContract {
  @Test
  void whatWasMadeIsOpenedAndHasAllPets() {
    for (Access access : Access.values()) {
      try (Database database = open(access)) {
        assertEquals(access, database.access());
        assertEquals(PETS, database.read(() -> count(database)));
      }
    }
  }

  @Test
  void whatIsMissingIsRefusedByItsLabelAndNotMade() {
    DatabaseAddress missing = free();
    for (Access access : Access.values()) {
      StoreException refused =
          assertThrows(StoreException.class, () -> Database.open(missing, options(access, SHORT)));
      assertTrue(refused.getMessage().contains(missing.label()), refused.getMessage());
      assertEquals(1, refused.getMessage().lines().count());
    }
  }

  @Test
  void whatIsThereIsNotMadeOver() {
    assertThrows(
        StoreException.class,
        () ->
            address()
                .create(
                    empty -> {
                      throw new IllegalStateException("asked to fill what is there");
                    }));
    assertEquals(List.of("" + PETS), seenByTheApp("SELECT COUNT(*) FROM \"Pet\""));
  }

  @Test
  void whatCannotBeFilledIsNotMade() {
    DatabaseAddress address = free();
    assertThrows(
        IllegalStateException.class,
        () ->
            address.create(
                empty -> {
                  throw new IllegalStateException("no content");
                }));
    assertThrows(StoreException.class, () -> Database.open(address, options(Access.READ, SHORT)));
  }

  @Test
  void allOfAReadSeesOneState() {
    try (Database database = open(Access.READ)) {
      long hunger = PETS * 7;
      inTheApp("UPDATE \"Pet\" SET \"hunger\" = 7");
      boolean written =
          database.read(
              () -> {
                assertEquals(hunger, hunger(database));
                boolean done = triesInTheApp("UPDATE \"Pet\" SET \"hunger\" = 8");
                assertEquals(hunger, hunger(database));
                return done;
              });
      assertEquals(written ? PETS * 8 : hunger, database.read(() -> hunger(database)));
    }
  }

  /** Sums in SQL that every engine has, on the connection that Liquibase uses. */
  private static long hunger(Database database) {
    try (Statement statement = database.connection().createStatement();
        ResultSet sum = statement.executeQuery("SELECT SUM(\"hunger\") FROM \"Pet\"")) {
      sum.next();
      return sum.getLong(1);
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  @Test
  void whileOnePetshellWritesAnotherWaitsNoLongerThanItsTimeout() {
    String feeding = "UPDATE \"Pet\" SET \"hunger\" = 0";
    try (Database database = open(Access.WRITE);
        Database other = open(Access.WRITE, SHORT)) {
      database.write(
          () -> {
            execute(database, feeding);
            StoreException busy =
                assertThrows(
                    StoreException.class, () -> other.write(() -> execute(other, feeding)));
            assertEquals(Reason.BUSY, busy.reason());
            assertTrue(address().engine().mayRetry(busy));
            return busy;
          });
      assertTrue(database.lockHeld().compareTo(SHORT) >= 0);
      assertEquals(PETS, other.write(() -> execute(other, feeding)));
    }
  }

  @Test
  void aWriteThatFailsLeavesNothing() {
    try (Database database = open(Access.WRITE)) {
      assertThrows(
          IllegalStateException.class,
          () ->
              database.write(
                  () -> {
                    execute(database, "UPDATE \"Pet\" SET \"name\" = 'in vain'");
                    throw new IllegalStateException("on purpose");
                  }));
      assertFalse(database.isInTransaction());
      assertEquals(
          List.of("0"), seenByTheApp("SELECT COUNT(*) FROM \"Pet\" WHERE \"name\" = 'in vain'"));
    }
  }

  @Test
  void aWriteThatARowRefusesIsExplainedInOneLine() {
    try (Database database = open(Access.WRITE)) {
      StoreException refused =
          assertThrows(
              StoreException.class,
              () ->
                  database.write(
                      () -> execute(database, "INSERT INTO \"User\" SELECT * FROM \"User\"")));
      assertEquals(Reason.ROW, refused.reason());
      assertFalse(address().engine().mayRetry(refused));
      assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
    }
  }

  @Test
  void aStatementThatIsInterruptedEndsAsCancelled() throws InterruptedException {
    ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor();
    try (Database database = open(Access.READ)) {
      Future<?> interrupts =
          others.scheduleAtFixedRate(database::interrupt, 10, 10, TimeUnit.MILLISECONDS);
      StoreException stopped =
          assertThrows(StoreException.class, () -> database.read(() -> execute(database, ENDLESS)));
      interrupts.cancel(false);
      others.shutdown();
      assertTrue(others.awaitTermination(1, TimeUnit.MINUTES));
      assertEquals(Reason.CANCELLED, stopped.reason());
      assertEquals(PETS, database.read(() -> count(database)));
    } finally {
      others.shutdownNow();
    }
  }

  private static int execute(Database database, String sql) {
    try (Statement statement = database.connection().createStatement()) {
      statement.execute(sql);
      return statement.getUpdateCount();
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  @Test
  void aTrialOfTheSchemaChangesNothing() {
    try (Database database = open(Access.READ);
        Database trial = database.copies().trial(List.of())) {
      trial.write(() -> execute(trial, "DROP TABLE \"PetTrait\""));
      assertFalse(trial.schema().hasTable("PetTrait"));
      assertTrue(database.schema().hasTable("PetTrait"));
    }
  }
}
