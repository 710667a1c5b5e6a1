package petshell.shell.command;

import java.time.Duration;

/**
 * How long to wait between two looks.
 *
 * @param time the time, as its reader allows it: never zero
 */
record Interval(Duration time) {}
