package petshell.store;

import java.util.Optional;

/**
 * A user of the web app.
 *
 * @param id the user's id
 * @param email the address that the user signs in with
 * @param name the user's name, if given
 */
public record Owner(String id, String email, Optional<String> name) {}
