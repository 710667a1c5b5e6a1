package petshell.job.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import petshell.store.PetKey;
import petshell.store.PetScan;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.trait.GeneratedTraits;
import petshell.trait.TraitGenerator;
import petshell.trait.TraitState;

/** Finds the replacements of whole states by going once over all pets. */
final class ScannedReplacements implements ReplacementSource {
  private final PetScan scan;
  private final Set<TraitState> states;
  private final int batch;
  private final long total;
  private final GeneratedTraits generator = new GeneratedTraits();
  private List<StoredPet> chunk = List.of();
  private int inChunk;
  private long done;

  ScannedReplacements(PetScan scan, Set<TraitState> states, int batch, long total) {
    this.scan = scan;
    this.states = states;
    this.batch = batch;
    this.total = total;
  }

  @Override
  public Batch next() {
    List<Replacement> found = new ArrayList<>();
    List<PetKey> unmatched = new ArrayList<>();
    long unchanged = 0;
    boolean advanced = false;
    long size = 0;
    while (found.size() < batch && size < TraitsDao.LONGEST_CHUNK && readOn()) {
      advanced = true;
      StoredPet pet = chunk.get(inChunk++);
      done++;
      TraitState state = pet.state(generator);
      String id = pet.key().id();
      if (!states.contains(state)) {
        unchanged++;
      } else if (pet.key().text()) {
        size += pet.size();
        found.add(
            new Replacement(
                id, Optional.empty(), state, pet.traits(), TraitGenerator.generate(id)));
      } else {
        unmatched.add(pet.key());
      }
    }
    return advanced ? new Batch(found, unchanged, unmatched) : Batch.END;
  }

  /** Returns false where all pets were looked at. */
  private boolean readOn() {
    if (inChunk == chunk.size()) {
      chunk = scan.next();
      inChunk = 0;
    }
    return !chunk.isEmpty();
  }

  @Override
  public long done() {
    return done;
  }

  @Override
  public long total() {
    return Math.max(total, done);
  }
}
