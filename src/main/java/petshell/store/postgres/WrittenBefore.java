package petshell.store.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Remembers how far the server's log reached at earlier times. Not thread-safe. */
final class WrittenBefore {
  /** How many of the positions between now and the time that is asked for are kept. */
  private static final int KEPT = 100;

  private record Position(long nanos, String log) {}

  private final Deque<Position> positions = new ArrayDeque<>();

  /**
   * Returns the newest known position of the log at least so long ago.
   *
   * @param now the time in nanoseconds
   * @return empty where it was not looked at then
   */
  Optional<String> before(long now, Duration ago) {
    Position found = null;
    for (Position one : positions) {
      if (isOld(one, now, ago)) {
        found = one;
      }
    }
    return Optional.ofNullable(found).map(Position::log);
  }

  /** Takes a position, where none is known of about the same time; forgets what is too old. */
  void add(long now, String log, Duration ago) {
    Position last = positions.peekLast();
    if (last == null || now - last.nanos() >= ago.toNanos() / KEPT) {
      positions.addLast(new Position(now, log));
    }
    while (positions.size() > 1 && isOlderThanNeeded(now, ago)) {
      positions.removeFirst();
    }
  }

  /** The first one is needed until the second is old enough. */
  private boolean isOlderThanNeeded(long now, Duration ago) {
    return positions.stream().skip(1).limit(1).anyMatch(next -> isOld(next, now, ago));
  }

  private static boolean isOld(Position one, long now, Duration ago) {
    return now - one.nanos() >= ago.toNanos();
  }
}
