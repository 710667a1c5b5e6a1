package petshell.job;

import java.util.List;
import petshell.store.Database;
import petshell.store.Owner;
import petshell.store.PetDao;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/** Finds the one user that is meant. */
final class Owners {
  private Owners() {}

  /**
   * Finds a user.
   *
   * @param idOrEmail the id or the email address, never null
   * @throws PetShellException if no user, or more than one, is meant
   */
  static Owner find(Database database, String idOrEmail) {
    List<Owner> owners = database.dao(PetDao.class).owners(idOrEmail);
    if (owners.isEmpty()) {
      throw new PetShellException(
          Kind.FAILED,
          "no user has this id or email address: "
              + Ids.quoted(idOrEmail)
              + ": give the whole of either, as the web app has it");
    }
    if (owners.size() > 1) {
      throw new PetShellException(
          Kind.FAILED,
          "this is the id of one user and the email address of another: "
              + Ids.quoted(idOrEmail)
              + ": name the first by its address, the other by its id");
    }
    return owners.get(0);
  }
}
