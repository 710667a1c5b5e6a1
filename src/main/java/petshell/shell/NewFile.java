package petshell.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import petshell.store.PetShellException;

/** Makes a file that was not there, whole or not at all. */
final class NewFile {
  /** Writes what is in the file. */
  interface Content {
    void write(OutputStream stream) throws IOException;
  }

  private NewFile() {}

  /**
   * Makes the file.
   *
   * @throws PetShellException if it is there already, or cannot be written
   */
  static void make(Path file, Content content) {
    try (OutputStream made = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      boolean whole = false;
      try (OutputStream stream = new BufferedOutputStream(made)) {
        content.write(stream);
        stream.flush();
        whole = true;
      } finally {
        if (!whole) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new PetShellException(
          PetShellException.Kind.FAILED,
          e instanceof FileAlreadyExistsException
              ? "there is a file already: " + file + ": name one that does not exist"
              : "the file cannot be written: " + file + ": check folder, rights and disk",
          e);
    }
  }
}
