package petshell.store;

/** What a database is opened for. */
public enum Access {
  /** To look: nothing can be written. */
  READ,
  /** To look and to write. */
  WRITE
}
