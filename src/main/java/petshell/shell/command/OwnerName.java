package petshell.shell.command;

/**
 * A user of the web app as the operator names one.
 *
 * @param idOrEmail the user's id or email address
 */
record OwnerName(String idOrEmail) {}
