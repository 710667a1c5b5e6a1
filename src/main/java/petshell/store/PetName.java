package petshell.store;

/**
 * A pet's id with its name.
 *
 * @param id the pet's id
 * @param name its name, a user's text
 */
public record PetName(String id, String name) {}
