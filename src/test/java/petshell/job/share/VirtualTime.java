package petshell.job.share;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes from event to event, in no time. */
final class VirtualTime {
  private record Event(long nanos, long number, Runnable what) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparing(Event::number));
  private long now;
  private long number;

  Duration now() {
    return Duration.ofNanos(now);
  }

  long nanos() {
    return now;
  }

  void after(Duration time, Runnable what) {
    events.add(new Event(now + time.toNanos(), number++, what));
  }

  void at(Duration time, Runnable what) {
    events.add(new Event(Math.max(now, time.toNanos()), number++, what));
  }

  /** Lets the next event happen; returns whether there was one. */
  boolean pass() {
    Event event = events.poll();
    if (event == null) {
      return false;
    }
    now = event.nanos();
    event.what().run();
    return true;
  }
}
