package petshell.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import petshell.store.Database;
import petshell.store.PetDao;
import petshell.store.PetScan;
import petshell.store.PetShellException;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.trait.TraitState;
import petshell.trait.Violation;

/**
 * Generates the traits of every pet again and compares them with what is stored. All is read from
 * one state of the database, which need not have petshell's own tables and may be open to read
 * only.
 */
public final class Verify {
  private final Database database;
  private final Cancellation cancellation;
  private final Progress progress;
  private final int show;

  /**
   * Makes a verification.
   *
   * @param database the open database, never null
   * @param cancellation carries the wish to stop, never null
   * @param progress follows the work, never null
   * @param show how many pets of each state are told at most, zero or more
   * @throws IllegalArgumentException if {@code show} is negative
   */
  public Verify(Database database, Cancellation cancellation, Progress progress, int show) {
    this.database = Objects.requireNonNull(database, "database");
    this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
    this.progress = Objects.requireNonNull(progress, "progress");
    if (show < 0) {
      throw new IllegalArgumentException("show must not be negative: " + show);
    }
    this.show = show;
  }

  /**
   * Looks at all pets, or at those until the user stops it.
   *
   * @return what was found, never null
   * @throws PetShellException if there is no traits column, or the database fails
   */
  public VerifyOutcome run() {
    Readiness.requireColumn(database);
    Findings findings = new Findings(show);
    boolean interrupted = false;
    try (TraitsDao traits = database.traits();
        Cancellation.Hook hook = cancellation.onAbort(database::interrupt)) {
      Objects.requireNonNull(hook, "hook");
      interrupted = database.read(() -> scan(new PetScan(database, traits), findings));
    } catch (PetShellException e) {
      if (!BatchRun.stoppedByUser(e, cancellation)) {
        throw e;
      }
      interrupted = true;
    } finally {
      progress.done();
    }
    return findings.outcome(interrupted);
  }

  /** Returns whether the user stopped it. */
  private boolean scan(PetScan pets, Findings findings) {
    long total = database.dao(PetDao.class).count();
    List<StoredPet> chunk = pets.next();
    while (!chunk.isEmpty()) {
      for (StoredPet pet : chunk) {
        if (cancellation.requested()) {
          return true;
        }
        findings.add(pet);
      }
      progress.rows(findings.total, Math.max(total, findings.total), 0, chunk.size());
      chunk = pets.next();
    }
    return false;
  }

  /** What was found so far. */
  private static final class Findings {
    private final int show;
    private final Map<TraitState, Long> counts = new EnumMap<>(TraitState.class);
    private final Map<TraitState, List<VerifyFinding>> first = new EnumMap<>(TraitState.class);
    private long total;

    Findings(int show) {
      this.show = show;
      for (TraitState state : TraitState.values()) {
        counts.put(state, 0L);
        if (state != TraitState.EXACT) {
          first.put(state, new ArrayList<>());
        }
      }
    }

    void add(StoredPet pet) {
      TraitState state = pet.traits().state(pet.key().id());
      counts.merge(state, 1L, Long::sum);
      total++;
      if (state != TraitState.EXACT && first.get(state).size() < show) {
        first.get(state).add(new VerifyFinding(pet.key().id(), state, message(pet, state)));
      }
    }

    private static String message(StoredPet pet, TraitState state) {
      return switch (state) {
        case EXACT -> "as generated";
        case ROUNDED -> "numbers differ by less than 1e-9, as the web app's database layer rounds";
        case FORMATTED -> "the same values with other spacing, key order or number text";
        case DRIFTED -> "valid, but not what the generator gives for this id";
        case OTHER_VERSION ->
            "of trait version "
                + pet.traits().traits().map(traits -> traits.traitVersion()).orElseThrow();
        case INVALID ->
            pet.traits().violations().stream()
                .map(Violation::sentence)
                .collect(Collectors.joining("; "));
        case MISSING -> "nothing is stored";
      };
    }

    VerifyOutcome outcome(boolean interrupted) {
      first.replaceAll((state, found) -> List.copyOf(found));
      return new VerifyOutcome(
          Collections.unmodifiableMap(counts),
          total,
          Collections.unmodifiableMap(first),
          interrupted);
    }
  }
}
