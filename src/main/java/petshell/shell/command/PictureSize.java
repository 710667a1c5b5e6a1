package petshell.shell.command;

/**
 * The side of a picture.
 *
 * @param pixels the number, as its reader allows it
 */
record PictureSize(int pixels) {}
