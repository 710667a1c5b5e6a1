package petshell.trait;

/** A value of a trait that has a few values, each with a word for it. */
public interface TraitValue {
  /** Returns the word for this value in JSON, in lower case. */
  String text();
}
