package petshell.shell.command;

import java.util.stream.Collectors;
import petshell.job.Ids;
import petshell.job.look.PetLookup;
import petshell.store.PetShellException;

/** Finds the one pet that a user means, or says why there is none. */
final class FoundPet {
  private FoundPet() {}

  /**
   * Finds it.
   *
   * @throws PetShellException if no pet, or more than one, is meant
   */
  static PetLookup.Found of(PetLookup lookup, String id) {
    PetLookup.Result result = lookup.find(id);
    if (result instanceof PetLookup.Found found) {
      return found;
    }
    if (result instanceof PetLookup.Ambiguous several) {
      String candidates =
          several.first().stream()
              .map(one -> Ids.quoted(one.id()) + " (" + one.name() + ")")
              .collect(Collectors.joining(", "));
      throw failure(
          "several pets' ids begin so: "
              + Ids.quoted(id)
              + ": give more of it: "
              + candidates
              + (several.more() ? ", ..." : ""));
    }
    throw failure("no pet has this id: " + Ids.quoted(id) + ": list-pets shows the ids");
  }

  private static PetShellException failure(String message) {
    return new PetShellException(PetShellException.Kind.FAILED, message);
  }
}
