package petshell.store;

/** The orders in which pets can be read. */
public enum PetOrder {
  /** By id. */
  ID,
  /** By name, the letters from A to Z in either case being the same; then by id. */
  NAME,
  /** By the time of making, the newest first; then by id. */
  NEWEST
}
