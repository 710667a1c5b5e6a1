package petshell.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** How a draft takes its last name. */
final class Publication {
  private final NewFile.Kind kind;
  private final Path target;
  private final Draft draft;
  private boolean done;

  Publication(NewFile.Kind kind, Path target, Draft draft) {
    this.kind = kind;
    this.target = target;
    this.draft = draft;
  }

  /**
   * Has the draft on the disk under its last name.
   *
   * @throws FileAlreadyExistsException if another file has that name
   * @throws IOException if the disk fails, or somebody else has changed the files; then nothing of
   *     ours has that name
   */
  void run() throws IOException {
    draft.sync();
    requireAt(draft.path());
    takeName();
    done = true;
    try {
      draft.delete();
      requireSound();
      syncFolder();
    } catch (IOException e) {
      withdraw();
      throw e;
    }
  }

  /**
   * Makes sure that the file is still there, and alone.
   *
   * @throws IOException if it is not there
   * @throws StoreException if it is not alone; then it is taken away
   */
  void requireSound() throws IOException {
    requireAt(target);
    if (kind.isDatabase()) {
      try {
        SideFiles.requireNone(target);
      } catch (StoreException e) {
        withdraw();
        throw e;
      }
    }
  }

  /** Takes the name away from the file; another one of that name stays. */
  void withdraw() throws IOException {
    if (done && draft.isAt(target)) {
      Files.delete(target);
    }
    done = false;
  }

  private void requireAt(Path path) throws IOException {
    if (!draft.isAt(path)) {
      throw new IOException("somebody else has put another file there: " + path);
    }
  }

  /** A link fails where the name is taken; a move would write over what is there. */
  private void takeName() throws IOException {
    if (kind == NewFile.Kind.REPLACEMENT) {
      Files.move(draft.path(), target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      Files.createLink(target, draft.path());
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // No links on this disk: take the name with an empty file, and move over that one.
      Files.createFile(target);
      moveOverEmptyFile();
    }
  }

  private void moveOverEmptyFile() throws IOException {
    try {
      Files.move(draft.path(), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.delete(target);
      throw e;
    }
  }

  /** Makes the file's name last, too; some systems cannot open folders, and need not. */
  private void syncFolder() throws IOException {
    Path folder = target.getParent();
    if (FileRights.areThere() && Files.isReadable(folder)) {
      try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
        opened.force(true);
      }
    }
  }
}
