package petshell.shell;

/**
 * The word that names a command.
 *
 * @param text the name or alias, as typed
 */
record CommandName(String text) {}
