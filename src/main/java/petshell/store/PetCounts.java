package petshell.store;

/** Counts of pets. */
public interface PetCounts {

  /** Counts all pets. */
  long count();

  /** Counts the pets by their rows, not by an index as {@link #count} may do. */
  long countRows();

  /** Counts the pets of a user. */
  long countOf(String userId);

  /** Counts the pets that have something stored as traits; needs the column. */
  long countWithTraits();

  /** Counts the pets without traits; needs the column. */
  long countWithoutTraits();

  /** Counts the pets without traits that have no id to generate them from; needs the column. */
  long countWithoutIdAndTraits();

  /**
   * Counts the pets without traits that are quarantined, or that have no id and so cannot be; needs
   * the column and the journal. CROSS JOIN has SQLite start from the few that are quarantined; else
   * it looks through all pets.
   */
  long countQuarantined();
}
