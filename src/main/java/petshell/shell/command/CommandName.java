package petshell.shell.command;

/**
 * The word that names a command.
 *
 * @param text the name or alias, as typed
 */
public record CommandName(String text) {}
