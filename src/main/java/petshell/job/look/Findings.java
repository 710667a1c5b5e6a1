package petshell.job.look;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import petshell.store.ChangeMark;
import petshell.store.PetKey;
import petshell.store.StoredPet;
import petshell.trait.GeneratedTraits;
import petshell.trait.TraitDifference;
import petshell.trait.TraitState;
import petshell.trait.TraitText;
import petshell.trait.Violation;

/** What a verification has found so far. Used by one thread at a time. */
final class Findings {
  /** A pet to be shown, which has no name yet. */
  private record Found(
      PetKey key, TraitState state, String message, List<TraitDifference> differences) {
    VerifyOutcome.Finding named(Function<String, Optional<String>> names) {
      String name = key.hasId() ? names.apply(key.id()).orElse("") : "";
      return new VerifyOutcome.Finding(key.shown(), name, state, message, differences);
    }
  }

  private final int show;
  private final Map<TraitState, Long> counts = new EnumMap<>(TraitState.class);
  private final Map<TraitState, List<Found>> first = new EnumMap<>(TraitState.class);
  private long total;

  /** Makes findings that keep so many pets of each state. */
  Findings(int show) {
    this.show = show;
    for (TraitState state : TraitState.values()) {
      counts.put(state, 0L);
      if (state != TraitState.EXACT) {
        first.put(state, new ArrayList<>());
      }
    }
  }

  /** Returns what there is to find in some pets. */
  static Findings of(List<StoredPet> pets, int show) {
    Findings findings = new Findings(show);
    GeneratedTraits generator = new GeneratedTraits();
    for (int i = 0; i < pets.size(); i++) {
      generator.expectBehind(pets, i, pet -> pet.key().id());
      findings.add(pets.get(i), generator);
    }
    return findings;
  }

  private void add(StoredPet pet, GeneratedTraits generator) {
    TraitState state = pet.state(generator);
    counts.merge(state, 1L, Long::sum);
    total++;
    if (state != TraitState.EXACT && first(state).size() < show) {
      first(state).add(new Found(pet.key(), state, message(pet, state), differences(pet)));
    }
  }

  private List<Found> first(TraitState state) {
    return Objects.requireNonNull(first.get(state));
  }

  /** Adds what was found in the pets that come next. */
  void add(Findings next) {
    next.counts.forEach((state, count) -> counts.merge(state, count, Long::sum));
    total += next.total;
    next.first.forEach(
        (state, found) -> {
          int room = show - first(state).size();
          first(state).addAll(found.subList(0, Math.min(room, found.size())));
        });
  }

  /** Returns how many pets were looked at. */
  long total() {
    return total;
  }

  /** Returns how many of them do not have the traits that the web app would give them. */
  long bad() {
    return total
        - counts.getOrDefault(TraitState.EXACT, 0L)
        - counts.getOrDefault(TraitState.ROUNDED, 0L)
        - counts.getOrDefault(TraitState.FORMATTED, 0L);
  }

  private static List<TraitDifference> differences(StoredPet pet) {
    return pet.traits().isMissing() || !pet.key().hasId()
        ? List.of()
        : pet.traits().differences(TraitText.of(pet.key().id()));
  }

  private static String message(StoredPet pet, TraitState state) {
    return switch (state) {
      case EXACT -> "as generated";
      case ROUNDED -> "numbers rounded, by 0.000000001 at most";
      case FORMATTED -> "same values, written differently";
      case DRIFTED -> "valid, but not as generated";
      case OTHER_VERSION ->
          "version " + pet.traits().traits().map(traits -> traits.traitVersion()).orElseThrow();
      case INVALID ->
          pet.traits().violations().stream()
              .map(Violation::sentence)
              .collect(Collectors.joining("; "));
      case MISSING -> "no traits";
    };
  }

  /**
   * Returns the pets to be shown, by their states.
   *
   * @param names finds a pet's name by its id
   */
  Map<TraitState, List<VerifyOutcome.Finding>> named(Function<String, Optional<String>> names) {
    Map<TraitState, List<VerifyOutcome.Finding>> named = new EnumMap<>(TraitState.class);
    first.forEach(
        (state, found) -> named.put(state, found.stream().map(one -> one.named(names)).toList()));
    return Collections.unmodifiableMap(named);
  }

  VerifyOutcome outcome(
      Map<TraitState, List<VerifyOutcome.Finding>> shown,
      boolean interrupted,
      Optional<ChangeMark> mark) {
    return new VerifyOutcome(
        Collections.unmodifiableMap(new EnumMap<>(counts)), total, shown, interrupted, mark);
  }
}
