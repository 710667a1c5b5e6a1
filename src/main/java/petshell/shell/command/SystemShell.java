package petshell.shell.command;

/** A shell of the system that can complete the words of a petshell command. */
public enum SystemShell {
  BASH("bash"),
  ZSH("zsh");

  private final String text;

  SystemShell(String text) {
    this.text = text;
  }

  /** Returns the word for it. */
  public String text() {
    return text;
  }
}
