package petshell.job.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import petshell.job.Ids;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.Owner;
import petshell.store.OwnerDao;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.PrefixDao;

/** Finds the users of the web app. */
public final class Owners {
  private Owners() {}

  /**
   * Finds users by a prefix of their email addresses or ids, by the indexes.
   *
   * @param database the open database
   * @param prefix the prefix
   * @param limit how many at most of each, 1 or more
   * @return those with such an address, then those with such an id where the text is not empty
   */
  public static PrefixMatches<Owner> suggest(Database database, String prefix, int limit) {
    Objects.requireNonNull(prefix, "prefix");
    return database.read(
        () -> {
          WebApp.requireWithUsers(database);
          OwnerDao dao = database.dao(OwnerDao.class);
          PrefixDao all = database.dao(PrefixDao.class);
          PrefixMatches<Owner> byEmail =
              PrefixMatches.of(
                  prefix,
                  dao.ownersByEmail(prefix, limit),
                  all.emails(prefix, PrefixMatches.MOST_COUNTED));
          if (prefix.isEmpty()) {
            return byEmail;
          }
          PrefixMatches<Owner> byId =
              PrefixMatches.of(
                  prefix,
                  dao.ownersById(prefix, limit),
                  all.owners(prefix, PrefixMatches.MOST_COUNTED));
          List<Owner> both = new ArrayList<>(byEmail.first());
          both.addAll(byId.first());
          return byEmail.and(byId, both);
        });
  }

  /**
   * Finds a user.
   *
   * @param idOrEmail the id or the email address
   * @throws PetShellException if no user, or more than one, is meant
   */
  public static Owner find(Database database, String idOrEmail) {
    List<Owner> owners = database.dao(OwnerDao.class).owners(idOrEmail);
    if (owners.isEmpty()) {
      throw new PetShellException(
          Kind.FAILED,
          "no user has the id or email address " + Ids.quoted(idOrEmail),
          "give the whole of either, as the web app stores it");
    }
    if (owners.size() > 1) {
      throw new PetShellException(
          Kind.FAILED,
          Ids.quoted(idOrEmail) + " is the id of one user and the email address of another",
          "name the first by its address, the other by its id");
    }
    return owners.get(0);
  }
}
