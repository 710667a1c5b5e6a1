package petshell.shell.prompt;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import petshell.job.Cancellation;
import petshell.job.look.QuickStatus;
import petshell.shell.call.LastVerification;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.DatabaseAddress;
import petshell.store.DatabaseUse;
import petshell.store.OpenOptions;
import petshell.store.PetShellException;
import petshell.store.StoreException;
import petshell.trait.TraitState;

/** Reads the status of a database on a thread of its own. */
public final class StatusLookup {
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(2);
  private static final int MOST_LOOKS = 5;

  /** What a look-up has found. */
  public sealed interface Result {}

  /**
   * The database can be read.
   *
   * @param engine the engine's name and version
   * @param view its status
   * @param writable whether this user may write it
   */
  record Found(String engine, QuickStatus.View view, boolean writable) implements Result {}

  /**
   * It cannot.
   *
   * @param why what is wrong
   */
  record Unreadable(String why) implements Result {}

  private final DatabaseAddress address;
  private final DatabaseUse use;
  private final Map<String, String> environment;
  private final Cancellation cancellation = new Cancellation();
  private final CompletableFuture<Result> result = new CompletableFuture<>();
  private final Thread thread;

  private StatusLookup(
      DatabaseAddress address,
      DatabaseUse use,
      Map<String, String> environment,
      Runnable whenDone) {
    this.address = address;
    this.use = use;
    this.environment = environment;
    this.thread =
        new Thread(
            () -> {
              look();
              whenDone.run();
            },
            "petshell-prompt");
    thread.setDaemon(true);
  }

  /**
   * Starts one.
   *
   * @param use notified while the database is used
   * @param environment the variables of the process, by which the last verification is found
   * @param whenDone is run on its thread in the end
   */
  public static StatusLookup start(
      DatabaseAddress address,
      DatabaseUse use,
      Map<String, String> environment,
      Runnable whenDone) {
    StatusLookup look = new StatusLookup(address, use, environment, whenDone);
    look.thread.start();
    return look;
  }

  /** Returns what was found; empty where that takes longer than one is willing to wait. */
  public Optional<Result> await(Duration time) {
    try {
      return Optional.of(result.get(time.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException notYet) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Gives up waiting for the database, and returns when it is closed. */
  public void stop() {
    cancellation.request();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      result.complete(findInPeace());
    } catch (PetShellException unreadable) {
      result.complete(new Unreadable(unreadable.getMessage()));
    } finally {
      result.completeExceptionally(new IllegalStateException("the look broke off"));
    }
  }

  /** Reads again if another program opened the database and wrote meanwhile. */
  private Found findInPeace() {
    for (int looks = 1; ; looks++) {
      try {
        return find();
      } catch (StoreException disturbed) {
        if (disturbed.reason() != StoreException.Reason.MOVED || looks == MOST_LOOKS) {
          throw disturbed;
        }
      }
    }
  }

  private Found find() {
    OpenOptions options = new OpenOptions(Access.READ, BUSY_TIMEOUT, cancellation::await, use);
    try (Database database = Database.open(address, options)) {
      String engine = database.product() + " " + database.engineVersion();
      QuickStatus status = new QuickStatus(database, verified(database));
      return new Found(engine, status.view(), database.services().isWritable());
    }
  }

  /** What is wrong with a verification that cannot be read, status says. */
  private Optional<Map<TraitState, Long>> verified(Database database) {
    return LastVerification.find(environment, address, warning -> {})
        .filter(kept -> kept.holds(database.services().changeMark()))
        .map(LastVerification::counts);
  }
}
