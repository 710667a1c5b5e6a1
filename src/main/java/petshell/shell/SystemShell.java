package petshell.shell;

/** A shell of the system that can complete the words of a petshell command. */
enum SystemShell {
  BASH("bash"),
  ZSH("zsh");

  private final String text;

  SystemShell(String text) {
    this.text = text;
  }

  /** Returns the word for it. */
  String text() {
    return text;
  }
}
