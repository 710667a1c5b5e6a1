package petshell.job.share;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.job.Operation;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetShellException;
import petshell.store.RunDao;
import petshell.store.RunOutcome;
import petshell.store.Share;
import petshell.store.ShareDao;
import petshell.store.Sharing;
import petshell.store.Slot;
import petshell.store.StoreException;

/** Finds the shared backfill that is going on, or starts one. */
final class Joining {
  private final Operation operation;
  private final Database database;
  private final BackfillOptions options;
  private final ShareOptions sharing;

  Joining(Operation operation, BackfillOptions options, ShareOptions sharing) {
    this.operation = operation;
    this.database = operation.database();
    this.options = options;
    this.sharing = sharing;
  }

  /**
   * Joins it. One that was stopped, or whose workers are all gone, goes on where it was: a stop
   * holds for those who had joined before it.
   *
   * @param run the run of this process
   * @throws PetShellException of the kind REFUSED if others work with another limit or rate
   */
  Share join(long run) {
    return database.write(
        () -> {
          // Two who start at the same time must not start two.
          database.keepOthersFromWriting("petshell_share");
          Sharing access = database.sharing().orElseThrow();
          ShareDao shares = access.dao();
          Optional<Share> found = shares.unfinished().stream().findFirst();
          if (found.isPresent() && isOver(found.get(), shares)) {
            shares.end(found.get().number(), run, operation.now());
            found = Optional.empty();
          }
          return found.isPresent() ? joined(run, found.get(), shares) : started(run, access);
        });
  }

  /** Finds the one that this process has joined before. */
  Share again(long number) {
    return database.read(
        () -> database.sharing().orElseThrow().dao().find(number).orElseThrow(Joining::gone));
  }

  /** Returns what is thrown where the rows of a shared backfill are not there any more. */
  static StoreException gone() {
    return new StoreException(
        StoreException.Reason.FILE,
        "the shared backfill is not in the database any more",
        "see runs and status",
        null);
  }

  /** Returns whether nobody goes on with it, and what is wanted now is not the rest of it. */
  private boolean isOver(Share found, ShareDao shares) {
    boolean isSame = found.limit().equals(options.limit()) && found.rate().equals(sharing.rate());
    // What failed in it may have been fixed since, and must not count again.
    boolean goesOn =
        isSame
            && found.limit().isEmpty()
            && !Backfill.tooManyErrors(shares.sums(found.number()), options.maxErrors());
    return !goesOn && (found.stopped() || isDeserted(found, shares));
  }

  /** Who has died is noted as such before this process joins. */
  private boolean isDeserted(Share found, ShareDao shares) {
    RunDao runs = database.dao(RunDao.class);
    return shares.slots(found.number()).stream().allMatch(slot -> slot.done() || slot.isFree())
        && found.members().stream()
            .flatMap(member -> runs.find(member).stream())
            .noneMatch(member -> member.outcome() == RunOutcome.RUNNING);
  }

  private Share joined(long run, Share found, ShareDao shares) {
    requireSame("--limit", found.limit(), options.limit());
    requireSame("--max-rate", found.rate(), sharing.rate());
    shares.join(found.number(), run);
    List<Slot> slots = shares.slots(found.number());
    operation
        .progress()
        .message(
            String.format(
                Locale.ROOT,
                "Joining shared backfill %d: %,d of %,d slots are done.",
                found.number(),
                slots.stream().filter(Slot::done).count(),
                slots.size()));
    return shares.find(found.number()).orElseThrow();
  }

  private static void requireSame(String option, OptionalLong theirs, OptionalLong ours) {
    if (ours.isPresent() && !ours.equals(theirs)) {
      throw new PetShellException(
          PetShellException.Kind.REFUSED,
          "a shared backfill is running "
              + (theirs.isPresent()
                  ? String.format(Locale.ROOT, "with %s %d", option, theirs.getAsLong())
                  : "without " + option),
          "leave " + option + " out to join it, or stop it first with: backfill --stop");
    }
  }

  private Share started(long run, Sharing access) {
    long pets = database.dao(PetCounts.class).countWithoutTraits();
    access.dao().insert(run, operation.now(), pets, options.limit(), sharing.rate());
    access.dao().addSlots(run, access.bounds(LeaseRules.slotsFor(pets)));
    return access.dao().find(run).orElseThrow();
  }
}
