package petshell.job.look;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import petshell.store.Database;
import petshell.store.Run;
import petshell.store.RunCounts;
import petshell.store.RunDao;
import petshell.store.Share;
import petshell.store.ShareDao;
import petshell.store.Sharing;
import petshell.store.Slot;

/**
 * A backfill that several processes share, as it is at this moment.
 *
 * @param share the backfill
 * @param slots how many slots it has
 * @param slotsDone how many of them are done
 * @param counts what was done in all of them
 * @param members the processes that hold a slot or have filled one, in the order of their runs
 */
public record SharedView(
    Share share, int slots, int slotsDone, RunCounts counts, List<Member> members) {
  private static final String TABLE = "petshell_share";

  /**
   * One process.
   *
   * @param run its run
   * @param workers how many of its workers hold a slot
   * @param stalled how many of them are not heard of, so that others may take their slots over
   * @param slotsDone how many slots it has finished
   */
  public record Member(Run run, int workers, int stalled, int slotsDone) {
    /** Returns how many pets it fills a second, on average; empty where nothing can be said. */
    public OptionalLong perSecond() {
      Optional<Instant> started = run.startedAt().value();
      Optional<Instant> last = run.heartbeatAt().value();
      Optional<Long> changed = run.counts().changed().value();
      if (started.isEmpty() || last.isEmpty() || changed.isEmpty()) {
        return OptionalLong.empty();
      }
      long millis = Duration.between(started.get(), last.get()).toMillis();
      return millis < 1 ? OptionalLong.empty() : OptionalLong.of(changed.get() * 1000 / millis);
    }
  }

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public SharedView {
    Objects.requireNonNull(share, "share");
    Objects.requireNonNull(counts, "counts");
    members = List.copyOf(members);
  }

  /**
   * Finds the shared backfill that has not ended.
   *
   * @throws petshell.store.PetShellException if the database fails
   */
  public static Optional<SharedView> unfinished(Database database) {
    return read(database, shares -> shares.unfinished().stream().findFirst());
  }

  /**
   * Finds the shared backfill that a run took part in.
   *
   * @throws petshell.store.PetShellException if the database fails
   */
  public static Optional<SharedView> ofRun(Database database, long run) {
    return read(database, shares -> shares.ofRun(run).stream().findFirst());
  }

  private interface Choice {
    Optional<Share> of(ShareDao shares);
  }

  private static Optional<SharedView> read(Database database, Choice choice) {
    Optional<Sharing> sharing = database.sharing();
    if (sharing.isEmpty() || !database.schema().hasTable(TABLE)) {
      return Optional.empty();
    }
    ShareDao shares = sharing.get().dao();
    RunDao runs = database.dao(RunDao.class);
    return database.read(() -> choice.of(shares).map(share -> of(share, shares, runs)));
  }

  private static SharedView of(Share share, ShareDao shares, RunDao runs) {
    List<Slot> slots = shares.slots(share.number());
    Map<Long, List<Slot>> byRun = new TreeMap<>();
    for (Slot slot : slots) {
      slot.owner()
          .ifPresent(
              owner -> byRun.computeIfAbsent(owner.run(), run -> new ArrayList<>()).add(slot));
    }
    List<Member> members = new ArrayList<>();
    byRun.forEach(
        (run, owned) -> runs.find(run).ifPresent(found -> members.add(member(found, owned))));
    return new SharedView(
        share,
        slots.size(),
        (int) slots.stream().filter(Slot::done).count(),
        shares.sums(share.number()),
        members);
  }

  private static Member member(Run run, List<Slot> owned) {
    List<Slot> held = owned.stream().filter(slot -> !slot.done()).toList();
    return new Member(
        run,
        held.size(),
        (int) held.stream().filter(Slot::expired).count(),
        owned.size() - held.size());
  }

  /** Returns whether it goes on: it has not ended, and a worker is heard of. */
  public boolean isAtWork() {
    return share.endedAt().isEmpty()
        && members.stream().anyMatch(member -> member.workers() > member.stalled());
  }

  /** Returns how many pets all at work fill a second. */
  public long perSecond() {
    return members.stream()
        .filter(member -> member.workers() > member.stalled())
        .mapToLong(member -> member.perSecond().orElse(0))
        .sum();
  }

  /** Returns how many pets it deals with in all. */
  public long total() {
    long done = counts.changed() + counts.failed();
    return Math.max(done, Math.min(share.total(), share.limit().orElse(share.total())));
  }

  /** Returns how long the rest takes at this rate; empty where nothing can be said. */
  public Optional<Duration> left() {
    long rate = perSecond();
    long rest = total() - counts.changed() - counts.failed();
    return isAtWork() && rate > 0
        ? Optional.of(Duration.ofMillis(rest * 1000 / rate))
        : Optional.empty();
  }
}
