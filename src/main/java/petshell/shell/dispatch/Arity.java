package petshell.shell.dispatch;

/** How often a parameter is given, and what the command gets of it. */
public enum Arity {
  /** An option without a value; the command gets whether it was given. */
  FLAG,
  /** Given once; the command gets its value. */
  REQUIRED,
  /** Given at most once; the command gets an Optional. */
  OPTIONAL,
  /** Given at most once; the command gets its value or that of the default. */
  DEFAULTED,
  /** Given any number of times; the command gets a list. */
  LIST,
  /** Given at least once; the command gets a list. */
  FILLED_LIST;

  /** Returns whether more than one value is taken. */
  public boolean isList() {
    return this == LIST || this == FILLED_LIST;
  }

  boolean mustBeGiven() {
    return this == REQUIRED || this == FILLED_LIST;
  }
}
