package petshell.shell.completion;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import petshell.job.look.PetLookup;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.DatabaseAddress;
import petshell.store.DatabaseUse;
import petshell.store.OpenOptions;
import petshell.store.PetName;
import petshell.store.PetShellException;

/** Reads the names of the first pets, on a thread and a connection of its own. */
public final class PetNamesReader {
  private static final int PAGE = 500;

  /** An end also where a damaged index gives the same pets again and again. */
  private static final int MOST_PAGES = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Takes a pet. */
  @FunctionalInterface
  public interface Taker {
    /** Takes it; returns whether more are wanted. */
    boolean take(PetNamesReader from, String id, String name);
  }

  private final DatabaseAddress address;
  private final DatabaseUse use;
  private final Taker taker;
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private volatile boolean whole;
  private final Thread thread = new Thread(this::run, "petshell-names");

  /**
   * Makes a reader that has not started.
   *
   * @param address the database
   * @param use hears of each use of the database
   * @param taker takes the pets, on the thread of the reader
   */
  public PetNamesReader(DatabaseAddress address, DatabaseUse use, Taker taker) {
    this.address = address;
    this.use = use;
    this.taker = taker;
    thread.setDaemon(true);
  }

  /** Starts to read on a thread of its own; returns at once. */
  public void start() {
    thread.start();
  }

  void cancel() {
    cancelled.countDown();
  }

  /** Returns whether it has read all names to the last. */
  boolean isWhole() {
    return whole;
  }

  /** Waits for its end. */
  public void await() throws InterruptedException {
    thread.join();
  }

  private void run() {
    OpenOptions options = new OpenOptions(Access.READ, PATIENCE, this::isCancelledWithin, use);
    try (Database database = Database.open(address, options)) {
      read(new PetLookup(database));
    } catch (PetShellException unreadable) {
      // The command that needs the database reports what is wrong with it.
      cancel();
    }
  }

  private void read(PetLookup pets) {
    List<PetName> page = pets.first(PAGE);
    for (int pages = 0; pages < MOST_PAGES && isWanted(page); pages++) {
      for (PetName pet : page) {
        if (!taker.take(this, pet.id(), pet.name())) {
          return;
        }
      }
      page = pets.after(page.get(page.size() - 1).id(), PAGE);
    }
    whole = page.isEmpty();
  }

  private boolean isWanted(List<PetName> page) {
    return !page.isEmpty() && cancelled.getCount() > 0;
  }

  private boolean isCancelledWithin(Duration time) {
    try {
      return cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
