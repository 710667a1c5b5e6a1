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
        "the lock file cannot be used, for "
            + what
            + ": "
            + path
            + ": move it away, and run the command again",
        cause);
  }

  static PetShellException ofAnotherUser(Path path, Exception cause) {
    return new PetShellException(
        PetShellException.Kind.FAILED,
        "the lock file is another user's: "
            + path
            + ": have that user or the superuser remove it while no petshell is at work",
        cause);
  }

  static PetShellException failure(Path path, IOException cause) {
    return new PetShellException(
        PetShellException.Kind.FAILED,
        "the lock file cannot be used: " + path + ": check the rights of its folder and the disk",
        cause);
  }
}
