package petshell.shell.dispatch;

/**
 * The commands and what runs them.
 *
 * @param catalog the commands
 * @param runner runs one call
 * @param files runs command files
 */
public record CommandSet(CommandCatalog catalog, CommandRunner runner, FileRunner files) {}
