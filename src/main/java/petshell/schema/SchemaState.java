package petshell.schema;

import java.util.List;
import java.util.Objects;

/**
 * What a database has of the changelog, and what is there whoever made it.
 *
 * @param applied the changesets that were applied, in that order; never null
 * @param pending those that {@code migrate} would apply, in that order; never null
 * @param traitsColumn whether the pets have the traits column
 * @param journal whether petshell's own tables are there
 * @param enforced whether the database itself refuses missing or malformed traits
 */
public record SchemaState(
    List<AppliedChangeset> applied,
    List<Changeset> pending,
    boolean traitsColumn,
    boolean journal,
    boolean enforced) {
  /**
   * Copies the lists.
   *
   * @throws NullPointerException if a list is null
   */
  public SchemaState {
    applied = List.copyOf(Objects.requireNonNull(applied, "applied"));
    pending = List.copyOf(Objects.requireNonNull(pending, "pending"));
  }
}
