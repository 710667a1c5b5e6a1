package petshell.shell.command;

/** Counts things in messages. */
final class PetText {
  private PetText() {}

  /** Returns {@code 1 pet}, or {@code 2 pets} and so on. */
  static String pets(long count) {
    return count + (count == 1 ? " pet" : " pets");
  }
}
