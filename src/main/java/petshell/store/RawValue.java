package petshell.store;

/**
 * A value of any kind, as the driver gives it.
 *
 * @param value a String, a number, a byte array, or null
 */
public record RawValue(Object value) {}
