package petshell.job.look;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import petshell.job.BatchRun;
import petshell.job.Cancellation;
import petshell.job.Progress;
import petshell.job.Readiness;
import petshell.job.Workers;
import petshell.store.ChangeMark;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetDao;
import petshell.store.PetName;
import petshell.store.PetScan;
import petshell.store.PetShellException;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.trait.TraitState;

/**
 * Generates the traits of every pet again and compares them with what is stored. All is read from
 * one state of the database, which need not have petshell's own tables and may be open to read
 * only. One thread reads, and one for each processor compares; what waits between them is bounded,
 * so that memory does not grow with the number of pets. Outside of WAL mode no other program can
 * commit while it reads.
 */
public final class Verify {
  /** How many characters wait for the workers at most; beyond that, one chunk does at a time. */
  private static final long MOST_WAITING = 4_000_000;

  private final Database database;
  private final Cancellation cancellation;
  private final Progress progress;
  private final int show;

  /**
   * Makes a verification.
   *
   * @param database the open database
   * @param cancellation the cancellation token
   * @param progress follows the work
   * @param show how many pets of each state are listed at most, zero or more
   * @throws IllegalArgumentException if {@code show} is negative
   */
  public Verify(Database database, Cancellation cancellation, Progress progress, int show) {
    this.database = Objects.requireNonNull(database, "database");
    this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
    this.progress = Objects.requireNonNull(progress, "progress");
    if (show < 0) {
      throw new IllegalArgumentException("show must not be negative: " + show);
    }
    this.show = show;
  }

  /**
   * Verifies all pets, or those until the user stops it.
   *
   * @return what was found
   * @throws PetShellException if there is no traits column, the database fails, or it is damaged so
   *     that rows are left out
   */
  public VerifyOutcome run() {
    Readiness.requireColumn(database);
    Findings findings = new Findings(show);
    Optional<ChangeMark> mark = settledMark();
    Map<TraitState, List<VerifyOutcome.Finding>> shown = Map.of();
    boolean interrupted = false;
    try (TraitsDao traits = database.traits();
        Workers workers = Workers.oneEach()) {
      shown =
          database.read(
              () -> {
                scan(new PetScan(database, traits), workers, findings);
                PetDao pets = database.dao(PetDao.class);
                return findings.named(id -> pets.name(id).map(PetName::name));
              });
      interrupted = cancellation.requested();
    } catch (PetShellException e) {
      if (!BatchRun.stoppedByUser(e, cancellation)) {
        throw e;
      }
      interrupted = true;
    } finally {
      progress.done();
    }
    return findings.outcome(shown, interrupted, mark);
  }

  /** Lets a write of this very moment get a time that no later one has. */
  private Optional<ChangeMark> settledMark() {
    Optional<ChangeMark> mark = database.services().changeMark();
    if (mark.isEmpty() || mark.get().isSettled()) {
      return mark;
    }
    cancellation.await(ChangeMark.TICK);
    return database.services().changeMark();
  }

  /** A chunk that is being looked at. */
  private record Task(long size, Future<Findings> result) {}

  /** Reads while the workers compare, until the user stops it. */
  private void scan(PetScan pets, Workers workers, Findings findings) {
    long expected = database.dao(PetCounts.class).count();
    Deque<Task> tasks = new ArrayDeque<>();
    long waiting = 0;
    for (List<StoredPet> chunk = pets.next(); !chunk.isEmpty(); chunk = pets.next()) {
      List<StoredPet> some = chunk;
      long size = chunk.stream().mapToLong(StoredPet::size).sum();
      tasks.add(new Task(size, workers.submit(() -> Findings.of(some, show))));
      waiting += size;
      while (tasks.size() > workers.count() + 1 || waiting > MOST_WAITING) {
        waiting -= take(tasks, findings, expected);
      }
      if (cancellation.requested()) {
        return;
      }
    }
    while (!tasks.isEmpty()) {
      take(tasks, findings, expected);
    }
    pets.requireWhole();
  }

  /** Takes in the oldest chunk, so that the first findings are those of the first rows. */
  private long take(Deque<Task> tasks, Findings findings, long expected) {
    Task oldest = tasks.remove();
    Findings found = Workers.await(oldest.result());
    findings.add(found);
    long total = findings.total();
    progress.rows(total, Math.max(expected, total), findings.bad(), (int) found.total());
    return oldest.size();
  }
}
