package petshell.shell.command;

/**
 * How many pets at most.
 *
 * @param rows the number, as its reader allows it
 */
record RowLimit(long rows) {}
