package petshell.store;

/**
 * A place from which reading resumes. What it holds, and in which order an engine reads, is the
 * engine's own affair; it is good for one pass, and only for the access object that gave it.
 */
public interface Cursor {}
