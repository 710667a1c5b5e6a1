package petshell.shell.command;

/**
 * The word that names a changeset.
 *
 * @param text its id, as typed
 */
record ChangesetId(String text) {}
