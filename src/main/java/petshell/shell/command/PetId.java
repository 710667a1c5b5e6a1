package petshell.shell.command;

/**
 * A pet's id, or the beginning of one.
 *
 * @param text any text, since any text is a legal id, even the empty one
 */
record PetId(String text) {}
