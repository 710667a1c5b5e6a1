package petshell.store;

import java.util.List;

/** How several processes can fill one database at the same time; for use in a transaction. */
public interface Sharing {
  /** Returns the access to the slots and leases. */
  ShareDao dao();

  /**
   * Returns where to cut the pets without traits into ranges of about the same size, in the
   * database's own order. It looks at a part of a large table only.
   *
   * @param slots how many ranges are wanted, 1 or more
   * @return at most one bound less, each different from the others; fewer where there are few pets
   */
  List<String> bounds(int slots);

  /**
   * Returns where to go on in a slot with {@link TraitsDao#page}: behind its position, up to its
   * end. The last slot ends with the pet that is the last one now.
   */
  Cursor cursor(Slot slot);
}
