package petshell.shell.command;

/**
 * The number of a run of the journal.
 *
 * @param number the number, as its reader allows it
 */
record RunNumber(long number) {}
