package petshell.shell.command;

/**
 * How many rows to show.
 *
 * @param rows the number, as its reader allows it
 */
record ShownRows(int rows) {}
