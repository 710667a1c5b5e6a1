package petshell.store;

import java.util.List;
import java.util.Optional;

/** Users of the web app, to whom the pets belong. */
public interface OwnerDao {

  /** Finds the owner of a pet. */
  Optional<Owner> owner(String id);

  /**
   * Finds owners by id or email address.
   *
   * @return none, one, or two where the text is the id of one and the address of another
   */
  List<Owner> owners(String idOrEmail);

  /**
   * Finds owners whose email addresses begin with a text, as {@link PetDao#withPrefix} finds pets.
   */
  List<Owner> ownersByEmail(String prefix, int limit);

  /** Finds owners whose ids begin with a text, as {@link PetDao#withPrefix} finds pets. */
  List<Owner> ownersById(String prefix, int limit);
}
