package petshell.job.share;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/** Carries requests and answers, late at times, and while there are faults not always. */
final class Network {
  static final Duration SLOWEST = Duration.ofMillis(20);

  /** When a client takes a connection for lost. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final double LOST = 0.002;
  private static final double VERY_LATE = 0.002;

  private final VirtualTime time;
  private final Random random;
  private boolean faulty = true;

  Network(VirtualTime time, Random random) {
    this.time = time;
    this.random = random;
  }

  void heal() {
    faulty = false;
  }

  private void carry(Runnable what) {
    double chance = faulty ? random.nextDouble() : 1;
    if (chance < LOST) {
      return;
    }
    long most = chance < LOST + VERY_LATE ? PATIENCE.toNanos() * 2 : SLOWEST.toNanos();
    time.after(Duration.ofNanos(random.nextLong(most)), what);
  }

  /** Asks the database, and has the process take the answer or notice that none comes. */
  <T> void ask(PretendedProcess process, Consumer<Answer<T>> request, Answer<T> answer) {
    OneAnswer<T> once = new OneAnswer<>(process, answer);
    carry(() -> request.accept(new Carried<>(once)));
    time.after(PATIENCE, () -> process.whenAwake(() -> once.failed(Failure.UNKNOWN)));
  }

  private final class Carried<T> implements Answer<T> {
    private final OneAnswer<T> to;

    Carried(OneAnswer<T> to) {
      this.to = to;
    }

    @Override
    public void is(T value) {
      carry(() -> to.process.whenAwake(() -> to.is(value)));
    }

    @Override
    public void failed(Failure failure) {
      carry(() -> to.process.whenAwake(() -> to.failed(failure)));
    }
  }

  /** The first answer counts; the connection of later ones is closed. */
  private static final class OneAnswer<T> implements Answer<T> {
    private final PretendedProcess process;
    private final Answer<T> to;
    private boolean given;

    OneAnswer(PretendedProcess process, Answer<T> to) {
      this.process = process;
      this.to = to;
    }

    @Override
    public void is(T value) {
      if (!given) {
        given = true;
        to.is(value);
      }
    }

    @Override
    public void failed(Failure failure) {
      if (!given) {
        given = true;
        to.failed(failure);
      }
    }
  }
}
