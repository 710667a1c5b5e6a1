package petshell.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.PatternType;
import petshell.trait.PetTraits;
import petshell.trait.Rarity;

class TextArtTest {
  @Test
  void saysEveryTraitInOneSentence() {
    PetTraits traits =
        Samples.traits(
            PatternType.STRIPED,
            Accessory.CROWN,
            BodySize.SMALL,
            Expression.SLEEPY,
            Rarity.LEGENDARY);

    assertEquals(
        "A small legendary pet in orange with blue stripes, wearing a golden crown, fast asleep.",
        TextArt.sentence(Optional.of(traits)));
  }

  @Test
  void saysThatThereAreNoTraits() {
    assertEquals(
        "A grey outline with a question mark: this pet has no valid traits.",
        TextArt.sentence(Optional.empty()));
  }

  @Test
  void everyCombinationOfTraitsHasItsOwnSentence() {
    Set<String> sentences = new HashSet<>();
    for (PetTraits traits : Samples.everyCombination()) {
      String sentence = TextArt.sentence(Optional.of(traits));
      assertTrue(sentences.add(sentence), sentence);
      assertTrue(sentence.matches("A [ -~]*\\."), sentence);
    }
  }
}
