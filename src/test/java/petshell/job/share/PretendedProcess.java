package petshell.job.share;

import java.time.Duration;
import java.util.Random;

/** A petshell on some machine, whose clock runs at a speed of its own. */
final class PretendedProcess {
  private final VirtualTime time;
  private final double speed;
  private Duration asleepUntil = Duration.ZERO;
  private boolean killed;

  PretendedProcess(VirtualTime time, Random random) {
    this.time = time;
    this.speed = 0.8 + 0.4 * random.nextDouble();
  }

  void kill() {
    killed = true;
  }

  boolean isKilled() {
    return killed;
  }

  boolean isAwake() {
    return !killed && asleepUntil.compareTo(time.now()) <= 0;
  }

  void sleep(Duration length) {
    asleepUntil = time.now().plus(length);
  }

  /** Returns how long this machine takes a time to be. */
  Duration byItsClock(long nanos) {
    return Duration.ofNanos((long) (nanos * speed));
  }

  /** Returns how long a time by this machine's clock takes, rounded up. */
  Duration atMost(Duration byItsClock) {
    return Duration.ofNanos((long) (byItsClock.toNanos() / speed) + 1);
  }

  void after(Duration byItsClock, Runnable what) {
    time.after(atMost(byItsClock), () -> whenAwake(what));
  }

  /** Does it now, or once it goes on; never if it is killed. */
  void whenAwake(Runnable what) {
    if (killed) {
      return;
    }
    if (isAwake()) {
      what.run();
    } else {
      time.at(asleepUntil, () -> whenAwake(what));
    }
  }
}
