package petshell.shell.command;

import petshell.shell.line.Usage;

/** Shows ids where an empty one would look like nothing. */
final class PetLabel {
  private PetLabel() {}

  /** Returns the id, or two quotation marks for the empty one. */
  static String of(String id) {
    return id.isEmpty() ? Usage.quoted("") : id;
  }
}
