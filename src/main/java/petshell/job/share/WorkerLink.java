package petshell.job.share;

import java.util.Optional;
import java.util.function.Supplier;
import petshell.store.StoreException;

/** A worker's connection, made when it is needed, and made anew after it was lost. */
final class WorkerLink {
  private final Supplier<WorkerSession> opening;
  private Optional<WorkerSession> session = Optional.empty();

  /**
   * Makes it.
   *
   * @param opening connects
   */
  WorkerLink(Supplier<WorkerSession> opening) {
    this.opening = opening;
  }

  /**
   * Returns what works on the connection.
   *
   * @throws StoreException if the server cannot be reached
   */
  WorkerSession session() {
    if (session.isEmpty()) {
      session = Optional.of(opening.get());
    }
    return session.get();
  }

  void disconnect() {
    Optional<WorkerSession> open = session;
    session = Optional.empty();
    try {
      open.ifPresent(WorkerSession::close);
    } catch (StoreException e) {
      System.getLogger(WorkerLink.class.getName())
          .log(System.Logger.Level.DEBUG, "the connection had ended", e);
    }
  }
}
