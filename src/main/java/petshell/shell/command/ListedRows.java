package petshell.shell.command;

/**
 * How many rows of a listing.
 *
 * @param rows the number, as its reader allows it
 */
record ListedRows(long rows) {}
