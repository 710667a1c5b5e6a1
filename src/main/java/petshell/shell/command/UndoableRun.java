package petshell.shell.command;

/**
 * The number of a run that replaced traits.
 *
 * @param number the number, as its reader allows it
 */
record UndoableRun(long number) {}
