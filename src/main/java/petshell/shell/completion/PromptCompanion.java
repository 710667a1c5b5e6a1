package petshell.shell.completion;

/** Works in the background while the prompt is open. */
public interface PromptCompanion extends AutoCloseable {
  /** Starts, when the prompt opens; must return at once. */
  void begin();

  /** Ends, when the prompt ends. */
  @Override
  void close();

  /** Returns what does nothing. */
  static PromptCompanion none() {
    return new PromptCompanion() {
      @Override
      public void begin() {}

      @Override
      public void close() {}
    };
  }
}
