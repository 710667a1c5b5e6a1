package petshell.shell.command;

/**
 * The word that help is asked about.
 *
 * @param text the name or alias of a command, or another topic, as typed
 */
public record HelpTopic(String text) {}
