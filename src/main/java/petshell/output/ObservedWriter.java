package petshell.output;

import java.io.PrintWriter;

/** Passes everything on, and says so before. */
final class ObservedWriter extends PrintWriter {
  private final Runnable observer;

  ObservedWriter(PrintWriter out, Runnable observer) {
    super(out);
    this.observer = observer;
  }

  @Override
  public void write(int character) {
    observer.run();
    super.write(character);
  }

  @Override
  public void write(char[] buffer, int offset, int length) {
    observe(length);
    super.write(buffer, offset, length);
  }

  @Override
  public void write(String text, int offset, int length) {
    observe(length);
    super.write(text, offset, length);
  }

  private void observe(int length) {
    if (length > 0) {
      observer.run();
    }
  }
}
