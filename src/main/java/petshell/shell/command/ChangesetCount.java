package petshell.shell.command;

/**
 * How many changesets.
 *
 * @param changesets the number, as its reader allows it
 */
record ChangesetCount(int changesets) {}
