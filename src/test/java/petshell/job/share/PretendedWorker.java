package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import petshell.store.Lease;
import petshell.store.Share;
import petshell.store.Slot;
import petshell.store.SlotOwner;

/** Does what the real rules of a worker ask for, on the pretended database. */
final class PretendedWorker implements LeaseActions {
  private final Scene scene;
  private final VirtualTime time;
  private final Network network;
  private final PretendedDatabase database;
  private final PretendedProcess process;
  private final SlotOwner self;
  private final LeaseWorker rules;
  private int position;
  private boolean failed;

  /** Since when it could have claimed any slot, with nothing but its rules in its way. */
  private Duration idleSince;

  private Duration longestStarving = Duration.ZERO;

  PretendedWorker(
      Scene scene,
      VirtualTime time,
      Network network,
      PretendedDatabase database,
      PretendedProcess process,
      SlotOwner self,
      Random random) {
    this.scene = scene;
    this.time = time;
    this.network = network;
    this.database = database;
    this.process = process;
    this.self = self;
    this.rules = new LeaseWorker(1, self, new LeaseRules(scene.lease(), random), scene.batch());
    this.idleSince = time.now();
  }

  Optional<Leaving> left() {
    return rules.left();
  }

  /** Returns the longest time for which it found nothing while a slot was there to be claimed. */
  Duration longestStarving() {
    return longestStarving;
  }

  /** Returns the run of its process. */
  long run() {
    return self.run();
  }

  /** Returns whether its process is killed. */
  boolean isGone() {
    return process.isKilled();
  }

  void go() {
    if (!process.isKilled() && rules.left().isEmpty()) {
      rules.next(this);
    }
  }

  private <T> void ask(Consumer<Answer<T>> request, Consumer<T> then) {
    Duration answerBy = time.now().plus(Network.SLOWEST.multipliedBy(2));
    network.ask(
        process,
        request,
        new Answer<T>() {
          @Override
          public void is(T value) {
            noteDelay(answerBy);
            then.accept(value);
          }

          @Override
          public void failed(Failure failure) {
            PretendedWorker.this.failed(failure);
          }
        });
  }

  /** What it waits for beyond this is not for want of a slot. */
  private void noteDelay(Duration expected) {
    if (time.now().compareTo(expected) > 0) {
      idleSince = time.now();
    }
  }

  private void failed(Failure failure) {
    failed = true;
    rules.failed(failure);
    go();
  }

  @Override
  public void look() {
    record Seen(Share share, List<Slot> slots) {}
    this.<Seen>ask(
        answer ->
            database.look(
                new Answer<>() {
                  @Override
                  public void is(List<Slot> slots) {
                    answer.is(new Seen(database.share(), slots));
                  }

                  @Override
                  public void failed(Failure failure) {
                    answer.failed(failure);
                  }
                }),
        seen -> {
          rules.saw(seen.share(), seen.slots());
          go();
        });
  }

  @Override
  public void claim(Slot seen) {
    this.<Optional<PretendedDatabase.Claim>>ask(
        answer -> database.claim(seen, self, answer),
        claim -> {
          claim.ifPresent(this::noteClaim);
          rules.claimed(claim.map(PretendedDatabase.Claim::lease));
          go();
        });
  }

  private void noteClaim(PretendedDatabase.Claim claim) {
    position = claim.position();
    Duration since = Duration.ofNanos(claim.claimableSince());
    Duration starving = time.now().minus(since.compareTo(idleSince) > 0 ? since : idleSince);
    longestStarving = starving.compareTo(longestStarving) > 0 ? starving : longestStarving;
  }

  @Override
  public void fill(Lease lease, int mostRows) {
    assertTrue(mostRows >= 1, "rows");
    long started = time.nanos();
    Batch batch = database.batches().newBatch(lease, position, Math.min(scene.batch(), mostRows));
    this.<Boolean>ask(
        answer -> database.batches().write(batch, answer),
        written ->
            this.<Boolean>ask(
                answer -> database.batches().checkpoint(batch, answer),
                holds -> {
                  if (holds) {
                    commit(batch, started);
                  } else {
                    idleSince = time.now();
                    rules.lost(batch.rows(), took(started));
                    go();
                  }
                }));
  }

  private void commit(Batch batch, long started) {
    this.<Boolean>ask(
        answer -> database.batches().commit(batch, answer),
        done -> {
          position = batch.until;
          idleSince = time.now();
          rules.wrote(batch.rows(), took(started), done, false);
          go();
        });
  }

  private Duration took(long started) {
    return process.byItsClock(time.nanos() - started);
  }

  @Override
  public void release(Lease lease) {
    this.<Boolean>ask(
        answer -> database.release(lease, answer),
        done -> {
          idleSince = time.now();
          rules.released();
          go();
        });
  }

  @Override
  public void await(Duration length) {
    Duration most = time.now().plus(process.atMost(length));
    boolean afterFailure = failed;
    failed = false;
    process.after(
        length,
        () -> {
          noteDelay(afterFailure ? Duration.ZERO : most);
          rules.waited();
          go();
        });
  }

  @Override
  public void end() {
    this.<Boolean>ask(
        answer -> database.endShare(self.run(), answer),
        byThis -> {
          rules.ended(byThis);
          go();
        });
  }
}
