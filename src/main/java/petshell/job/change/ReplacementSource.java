package petshell.job.change;

import java.util.List;
import petshell.store.PetKey;

/** Gives the replacements to make, batch by batch. */
interface ReplacementSource {
  /**
   * Some replacements.
   *
   * @param replacements what to write
   * @param unchanged pets that were read and need no change
   * @param unmatched pets that need one and cannot be named to the database
   */
  record Batch(List<Replacement> replacements, long unchanged, List<PetKey> unmatched) {
    /** Nothing is left. */
    static final Batch END = new Batch(List.of(), -1, List.of());

    boolean isEnd() {
      return unchanged < 0;
    }
  }

  /** Returns the next batch, or {@link Batch#END}. */
  Batch next();

  /** Returns how many pets were read so far. */
  long done();

  /** Returns how many pets there are to read. */
  long total();
}
