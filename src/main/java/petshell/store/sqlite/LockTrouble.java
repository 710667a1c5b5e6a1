package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import petshell.store.PetShellException;

/** Why a lock file cannot be used, in words. */
final class LockTrouble {
  private LockTrouble() {}

  static PetShellException notOurs(Path path, @Nullable String what, @Nullable IOException cause) {
    return new PetShellException(
        PetShellException.Kind.FAILED,
        "cannot use the lock file " + path + ": " + what,
        "move it away and run the command again",
        cause);
  }

  static PetShellException ofAnotherUser(Path path, Exception cause) {
    return new PetShellException(
        PetShellException.Kind.FAILED,
        "the lock file belongs to another user: " + path,
        "ask that user or root to remove it while no petshell is running",
        cause);
  }

  static PetShellException failure(Path path, IOException cause) {
    return new PetShellException(
        PetShellException.Kind.FAILED,
        "cannot use the lock file " + path,
        "check the disk and the rights of its folder",
        cause);
  }
}
