package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import petshell.KnownPets.Row;
import petshell.KnownPets.TraitsColumn;

/**
 * What a comparison of all pets with what is known of them has found.
 *
 * @param changed how many have new traits
 * @param pending how many have not, though they are to
 */
record CrashedPets(long changed, long pending) {

  /**
   * Compares all pets: each has exactly its old or its new traits, and nothing else is changed.
   *
   * @param goal returns the new traits by id and old traits
   */
  static CrashedPets compare(KnownPets pets, BinaryOperator<String> goal, String where)
      throws SQLException {
    Map<String, Row> found = pets.readAll();
    assertSameIds(pets.rows().keySet(), found.keySet(), where);
    boolean column = pets.traitsColumn() != TraitsColumn.ABSENT;
    long changed = 0;
    long pending = 0;
    for (Map.Entry<String, Row> one : pets.rows().entrySet()) {
      String id = one.getKey();
      Row known = one.getValue();
      Row row = found.get(id);
      String name = id + " " + where;
      String wanted = goal.apply(id, known.traits());
      assertEquals(known.others(), row.others(), name);
      if (!column || Objects.equals(known.traits(), row.traits())) {
        assertEquals(known.updatedAt(), row.updatedAt(), name);
      } else {
        assertEquals(wanted, row.traits(), name);
        assertEquals(isText(known.updatedAt()), isText(row.updatedAt()), name);
        changed++;
      }
      if (column && !Objects.equals(wanted, row.traits())) {
        pending++;
      }
    }
    return new CrashedPets(changed, pending);
  }

  private static boolean isText(String literal) {
    return literal.startsWith("'");
  }

  private static void assertSameIds(Set<String> known, Set<String> found, String where) {
    if (!known.equals(found)) {
      Set<String> lost = new HashSet<>(known);
      lost.removeAll(found);
      Set<String> strange = new HashSet<>(found);
      strange.removeAll(known);
      throw new AssertionError("lost: " + lost + ", strange: " + strange + ": " + where);
    }
  }
}
