package petshell.store.postgres;

import petshell.store.PetPlace;

/**
 * A place in an order. Keys and ids are compared by their characters, here as on the server, which
 * is asked for the order {@code "C"}; only the beginning of a name counts.
 *
 * @param key the text that is compared first
 * @param id the pet's id
 */
record PostgresPlace(String key, String id) implements PetPlace {
  @Override
  public int compareTo(PetPlace other) {
    PostgresPlace place = (PostgresPlace) other;
    int byKey = compare(key, place.key);
    return byKey != 0 ? byKey : compare(id, place.id);
  }

  /** Compares by code points, whose order is that of their bytes in UTF-8. */
  private static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    int at = 0;
    while (at < length && left.charAt(at) == right.charAt(at)) {
      at++;
    }
    if (at == length) {
      return Integer.compare(left.length(), right.length());
    }
    boolean inPair =
        at > 0
            && Character.isHighSurrogate(left.charAt(at - 1))
            && Character.isLowSurrogate(left.charAt(at));
    int from = inPair ? at - 1 : at;
    return Integer.compare(left.codePointAt(from), right.codePointAt(from));
  }
}
