package petshell.trait;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisualTraitTest {
  private static final int PETS = 20_000;

  @ParameterizedTest
  @EnumSource(VisualTrait.class)
  void theExpectedSharesAreOneTogetherAndWhatTheGeneratorGives(VisualTrait trait) {
    Map<String, Double> expected = trait.expectedShares();
    assertEquals(1, expected.values().stream().mapToDouble(share -> share).sum(), 1e-12);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int pet = 0; pet < PETS; pet++) {
      counts.merge(trait.valueOf(TraitGenerator.generate("pet-" + pet)), 1, Integer::sum);
    }
    // Six standard deviations; and the ids are always the same, so this cannot flake.
    expected.forEach(
        (value, share) ->
            assertEquals(
                share,
                counts.get(value) / (double) PETS,
                6 * Math.sqrt(share * (1 - share) / PETS),
                value));
  }
}
