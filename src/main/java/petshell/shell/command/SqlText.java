package petshell.shell.command;

/**
 * A query of the user's own.
 *
 * @param sql its text, as it was typed
 */
record SqlText(String sql) {}
