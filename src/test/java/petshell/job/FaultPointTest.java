package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.StoreException;
import petshell.store.WatchedDatabase;
import petshell.store.WebAppDatabase;

/**
 * Every job that writes, failing or killed at every point of every one of its transactions: what it
 * has committed stays whole, the rest is not there, and the same job then goes on to the end.
 */
class FaultPointTest {
  private static final Instant FIRST = Instant.parse("2026-02-08T10:00:00Z");
  private static final Instant SECOND = FIRST.plusSeconds(60);

  /** Ends the work without a word, as a kill does. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What happens at one point of one transaction. */
  private record Fault(int transaction, String point, boolean kill) {
    boolean isAt(int reached, String at) {
      return transaction == reached && point.equals(at);
    }

    /** Returns how many transactions were committed when it happened. */
    int committed() {
      return point.equals(WatchedDatabase.COMMITTED) ? transaction : transaction - 1;
    }
  }

  @TempDir Path folder;
  private final Set<FaultedDatabase> goneOnFrom = new HashSet<>();
  private WebAppDatabase prepared;

  @ParameterizedTest
  @EnumSource
  void whatFailsLeavesWholeTransactionsAndIsResumed(FaultedWork work) throws IOException {
    atEveryPoint(work, false);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKilledLeavesWholeTransactionsAndIsResumed(FaultedWork work) throws IOException {
    atEveryPoint(work, true);
  }

  private void atEveryPoint(FaultedWork work, boolean kill) throws IOException {
    prepared = WebAppDatabase.demo(newFolder("prepared"));
    work.prepare(prepared);
    List<FaultedDatabase> states = undisturbed(work);
    assertTrue(states.size() > 2, "too few transactions");
    for (int transaction = 1; transaction < states.size(); transaction++) {
      boolean writes = !states.get(transaction).equals(states.get(transaction - 1));
      for (String point : points(writes, kill)) {
        withFault(work, new Fault(transaction, point, kill), states);
      }
    }
  }

  /**
   * A kill while reading leaves what one after the last commit does, and all failures are alike.
   */
  private static List<String> points(boolean writes, boolean kill) {
    if (writes) {
      return WatchedDatabase.POINTS;
    }
    return kill ? List.of() : List.of(WatchedDatabase.BEGUN);
  }

  /** Returns the state before, and the states after each of the transactions. */
  private List<FaultedDatabase> undisturbed(FaultedWork work) throws IOException {
    WebAppDatabase pets = prepared.copyTo(newFolder("undisturbed"));
    List<FaultedDatabase> states = new ArrayList<>(List.of(FaultedDatabase.read(pets)));
    try (Database database =
        WatchedDatabase.open(
            pets.address(),
            (transaction, point) -> {
              if (point.equals(WatchedDatabase.COMMITTED)) {
                states.add(FaultedDatabase.read(pets));
              }
            })) {
      work.run(database, FIRST, new RecordedProgress());
    }
    return states;
  }

  private void withFault(FaultedWork work, Fault fault, List<FaultedDatabase> states)
      throws IOException {
    String name = work + " " + fault;
    WebAppDatabase left = fault.kill() ? kill(work, fault) : fail(work, fault);
    FaultedDatabase found = FaultedDatabase.read(left);
    FaultedDatabase wanted = states.get(fault.committed());
    assertEquals(List.of("ok"), left.query("PRAGMA integrity_check"), name);
    assertEquals(wanted.data(), found.data(), name);
    if (fault.kill()) {
      assertEquals(wanted.ends(), found.ends(), name);
    } else {
      assertFalse(found.isAtWork(), name);
    }
    if (goneOnFrom.add(found)) {
      goOn(work, left, found, states.get(states.size() - 1), name);
    }
  }

  private static void goOn(
      FaultedWork work,
      WebAppDatabase left,
      FaultedDatabase found,
      FaultedDatabase wanted,
      String name) {
    RecordedProgress progress = new RecordedProgress();
    try (Database database = left.open(Access.WRITE)) {
      work.run(database, SECOND, progress);
    }
    FaultedDatabase end = FaultedDatabase.read(left);
    assertEquals(wanted.pets(), end.pets(), name);
    assertEquals(wanted.schema(), end.schema(), name);
    assertEquals(wanted.changed(), end.changed(), name);
    assertEquals(found.isAtWork(), end.isAbandoned(), name);
    assertEquals(
        found.isAtWork(),
        progress.lines.stream().anyMatch(line -> line.contains("; continuing.")),
        name);
  }

  private WebAppDatabase fail(FaultedWork work, Fault fault) throws IOException {
    WebAppDatabase pets = prepared.copyTo(newFolder(fault));
    try (Database database =
        WatchedDatabase.open(
            pets.address(),
            (transaction, point) -> {
              if (fault.isAt(transaction, point)) {
                throw new StoreException(StoreException.Reason.FILE, "the disk is full", null);
              }
            })) {
      assertThrows(
          StoreException.class,
          () -> work.run(database, FIRST, new RecordedProgress()),
          "" + fault);
    }
    return pets;
  }

  /** Returns a copy that was made at the instant of the kill. */
  private WebAppDatabase kill(FaultedWork work, Fault fault) throws IOException {
    WebAppDatabase pets = prepared.copyTo(newFolder(fault));
    Path place = newFolder(fault + " left");
    List<WebAppDatabase> left = new ArrayList<>();
    try (Database database =
        WatchedDatabase.open(
            pets.address(),
            (transaction, point) -> {
              if (fault.isAt(transaction, point)) {
                left.add(pets.copyTo(place));
                throw new Killed();
              }
            })) {
      assertThrows(
          Killed.class, () -> work.run(database, FIRST, new RecordedProgress()), "" + fault);
    }
    return left.get(0);
  }

  private Path newFolder(Object name) throws IOException {
    return Files.createDirectory(folder.resolve(name.toString().replaceAll("\\W+", "-")));
  }
}
