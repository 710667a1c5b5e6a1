package petshell.job.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import petshell.store.GeneKind;
import petshell.store.NewPet;

/** All random numbers come from a fixed seed, so that no bound can fail by chance. */
class RandomPetTest {
  private static final int DRAWS = 10_000;
  private static final long SEED = 20260208;
  private static final List<String> RARITIES = List.of("common", "uncommon", "rare", "legendary");

  private final RandomPet draw = new RandomPet(new Random(SEED));

  @Test
  void idsAreDistinctUuidsOfVersionFour() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < DRAWS; i++) {
      String id = draw.id();
      assertTrue(
          id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), id);
      ids.add(id);
    }
    assertEquals(DRAWS, ids.size());
  }

  @Test
  void personalitiesAreSpreadEvenlyFrom0To100() {
    long[] counts = new long[101];
    for (int i = 0; i < DRAWS; i++) {
      NewPet.Personality drawn = draw.personality();
      for (long value :
          new long[] {
            drawn.friendliness(),
            drawn.energyTrait(),
            drawn.curiosity(),
            drawn.patience(),
            drawn.playfulness()
          }) {
        counts[(int) value]++;
      }
    }
    double expected = DRAWS * 5.0 / counts.length;
    for (long count : counts) {
      assertEquals(expected, (double) count, 5 * Math.sqrt(expected));
    }
  }

  @Test
  void raritiesAreDrawnByTheirWeights() {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      counts.merge(draw.genes(genes(1, RARITIES), 1).get(0).rarity(), 1, Integer::sum);
    }
    assertShare(0.6, counts.get("common"));
    assertShare(0.25, counts.get("uncommon"));
    assertShare(0.1, counts.get("rare"));
    assertShare(0.05, counts.get("legendary"));
  }

  @Test
  void allOfARarityAreAsLikely() {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      counts.merge(draw.genes(genes(4, List.of("rare")), 1).get(0).id(), 1, Integer::sum);
    }
    assertEquals(4, counts.size());
    counts.values().forEach(count -> assertShare(0.25, count));
  }

  @Test
  void noneIsDrawnTwiceForOnePet() {
    List<GeneKind> all = genes(2, RARITIES);
    for (int i = 0; i < DRAWS; i++) {
      List<GeneKind> drawn = draw.genes(all, 7);
      assertEquals(7, Set.copyOf(drawn).size());
    }
  }

  @Test
  void whereARarityIsUsedUpAnyOtherIsDrawnAndWhereAllAreNone() {
    List<GeneKind> all = genes(2, List.of("legendary", "of the app's next version"));
    assertEquals(Set.copyOf(all), Set.copyOf(draw.genes(all, 4)));
    assertEquals(4, draw.genes(all, 5).size());
    assertEquals(List.of(), draw.genes(List.of(), 3));
  }

  /** Five standard deviations of a share of all draws. */
  private static void assertShare(double expected, int count) {
    double deviation = Math.sqrt(expected * (1 - expected) / DRAWS);
    assertEquals(expected, (double) count / DRAWS, 5 * deviation);
  }

  private static List<GeneKind> genes(int each, List<String> rarities) {
    List<GeneKind> genes = new ArrayList<>();
    for (String rarity : rarities) {
      for (int i = 0; i < each; i++) {
        genes.add(new GeneKind(rarity + i, rarity));
      }
    }
    return genes;
  }
}
