package petshell.shell.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads the values of one type from the words of a command line. Immutable.
 *
 * @param <T> the type of the values
 */
public final class ValueReader<T> {
  private final String placeholder;
  private final String allowed;
  private final Function<String, Optional<T>> parser;
  private final CandidateSource candidates;
  private final Supplier<List<String>> words;

  private ValueReader(
      String placeholder,
      String allowed,
      Function<String, Optional<T>> parser,
      CandidateSource candidates,
      Supplier<List<String>> words) {
    this.placeholder = Objects.requireNonNull(placeholder, "placeholder");
    this.allowed = Objects.requireNonNull(allowed, "allowed");
    this.parser = Objects.requireNonNull(parser, "parser");
    this.candidates = Objects.requireNonNull(candidates, "candidates");
    this.words = Objects.requireNonNull(words, "words");
  }

  /**
   * Makes a reader.
   *
   * @param placeholder the placeholder in help, such as {@code N}
   * @param allowed what is allowed, to follow the word "give", such as {@code a whole number}
   * @param parser gives the value of a word, or empty where the word is not allowed
   * @param <T> the type of the values
   */
  public static <T> ValueReader<T> of(
      String placeholder, String allowed, Function<String, Optional<T>> parser) {
    return new ValueReader<>(placeholder, allowed, parser, CandidateSource.none(), List::of);
  }

  /**
   * Returns a reader of the same words for another type.
   *
   * @param conversion makes the other value
   * @param <R> the other type
   */
  public <R> ValueReader<R> map(Function<? super T, ? extends R> conversion) {
    Objects.requireNonNull(conversion, "conversion");
    return new ValueReader<>(
        placeholder, allowed, text -> parser.apply(text).map(conversion), candidates, words);
  }

  /**
   * Returns a reader that takes only some of the words.
   *
   * @param changed what is allowed, to follow the word "give"
   * @param condition which values are allowed
   */
  ValueReader<T> onlyIf(String changed, Predicate<? super T> condition) {
    Objects.requireNonNull(condition, "condition");
    return new ValueReader<>(
        placeholder, changed, text -> parser.apply(text).filter(condition), candidates, words);
  }

  /**
   * Returns a reader that takes one word more, as {@code N|auto} does.
   *
   * @param word the word, case-sensitive
   * @param value its value
   */
  public ValueReader<T> orWord(String word, T value) {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(value, "value");
    return new ValueReader<>(
        placeholder + "|" + word,
        allowed + ", or " + word,
        text -> text.equals(word) ? Optional.of(value) : parser.apply(text),
        prefix -> plus(candidates.find(prefix), Proposals.word(word, "")),
        () -> plus(words.get(), word));
  }

  /**
   * Returns a reader that completes its words.
   *
   * @param changed finds the candidates
   */
  public ValueReader<T> completedBy(CandidateSource changed) {
    return new ValueReader<>(placeholder, allowed, parser, changed, words);
  }

  /**
   * Returns a reader that takes some words only, or these and others, and completes them.
   *
   * @param changed returns the words, which are the same for every database
   */
  public ValueReader<T> completedByWords(Supplier<List<String>> changed) {
    return new ValueReader<>(
        placeholder,
        allowed,
        parser,
        prefix -> changed.get().stream().map(word -> Proposals.word(word, "")).toList(),
        changed);
  }

  /**
   * Returns a reader with another placeholder.
   *
   * @param changed the placeholder in help
   */
  ValueReader<T> shownAs(String changed) {
    return new ValueReader<>(changed, allowed, parser, candidates, words);
  }

  /**
   * Reads a word.
   *
   * @param text the word
   * @return the value, or empty where the word is not allowed
   */
  public Optional<T> read(String text) {
    return parser.apply(Objects.requireNonNull(text, "text"));
  }

  /** Returns the placeholder in help, such as {@code N|auto}. */
  public String placeholder() {
    return placeholder;
  }

  /** Returns what is allowed, such as {@code a whole number from 1 to 100}. */
  public String allowed() {
    return allowed;
  }

  /** Returns the source of completions. */
  public CandidateSource candidates() {
    return candidates;
  }

  /** Returns whether it takes only some words, which its placeholder names. */
  public boolean isChoice() {
    return placeholder.contains("|") && placeholder.equals(String.join("|", words()));
  }

  /** Returns the words that are the same for every database, none where there are no such. */
  public List<String> words() {
    return words.get();
  }

  private static <E> List<E> plus(List<E> found, E more) {
    List<E> all = new ArrayList<>(found);
    all.add(more);
    return List.copyOf(all);
  }
}
