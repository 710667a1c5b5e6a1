package petshell.shell.option;

/**
 * What names a database on a command line, as it was typed: a path would lose a slash of a URL.
 *
 * @param text a path or a URL
 */
public record DatabaseText(String text) {}
