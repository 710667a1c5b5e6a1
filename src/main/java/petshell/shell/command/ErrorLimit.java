package petshell.shell.command;

/**
 * How many pets may fail.
 *
 * @param rows the number, as its reader allows it
 */
record ErrorLimit(long rows) {}
