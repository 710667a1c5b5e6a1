package petshell.shell;

/**
 * How many pets one transaction takes.
 *
 * @param rows the number, as its reader allows it
 */
record BatchRows(int rows) {}
