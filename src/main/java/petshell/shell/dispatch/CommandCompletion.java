package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.shell.core.command.completion.CompletionContext;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.shell.core.command.completion.CompletionProvider;
import petshell.output.Numbers;
import petshell.shell.line.OptionWord;
import petshell.shell.option.Proposals;
import petshell.shell.option.ValueReader;

/** Proposes words at the cursor, after one command. */
public final class CommandCompletion implements CompletionProvider {
  private static final String OPTIONS = "options";

  private final Signature signature;
  private final KnownOptions known;
  private final List<OfferedOption> offered;
  private final List<OfferedOption> others;

  CommandCompletion(AnnotatedCommand command) {
    this(
        command.signature(),
        KnownOptions.of(command),
        OfferedOption.of(command),
        OfferedOption.others(command));
  }

  private CommandCompletion(
      Signature signature,
      KnownOptions known,
      List<OfferedOption> offered,
      List<OfferedOption> others) {
    this.signature = signature;
    this.known = known;
    this.offered = offered;
    this.others = others;
  }

  /** Returns what proposes options, and their values, before the command of a line. */
  public static CompletionProvider beforeCommand() {
    return new CommandCompletion(
        new Signature("", List.of()),
        KnownOptions.ofNoCommand(),
        OfferedOption.beforeCommand(),
        List.of());
  }

  /**
   * Proposes words.
   *
   * @param context the words after the command up to the cursor, the last of which is incomplete
   */
  @Override
  public List<CompletionProposal> apply(CompletionContext context) {
    String prefix = Optional.ofNullable(context.currentWordUpToCursor()).orElse("");
    List<String> words = new ArrayList<>(context.getWords().subList(0, context.getWordIndex()));
    words.add(prefix);
    List<OptionWord> read = known.read(words);
    OptionWord current = read.get(read.size() - 1);
    List<OptionWord> before = read.subList(0, read.size() - 1);
    return switch (current.kind()) {
      case VALUE -> value(before.get(before.size() - 1).name(), prefix, "");
      case OPTION ->
          current.holdsValue()
              ? value(current.name(), current.value().orElseThrow(), current.name() + "=")
              : options(before, prefix);
      case END -> options(before, prefix);
      case ARGUMENT -> argument(before, prefix);
    };
  }

  private List<CompletionProposal> argument(List<OptionWord> before, String prefix) {
    boolean ended = before.stream().anyMatch(word -> word.kind() == OptionWord.Kind.END);
    if (!ended && prefix.equals("-")) {
      return options(before, prefix);
    }
    long index = before.stream().filter(word -> word.kind() == OptionWord.Kind.ARGUMENT).count();
    Optional<Parameter.OfArgument> taken = signature.argument(Math.toIntExact(index));
    List<CompletionProposal> proposals = new ArrayList<>();
    taken
        .map(argument -> argument.reader().candidates().find(prefix))
        .map(found -> ended ? found : listed(found, word -> !OptionWord.isOption(word), "--"))
        .ifPresent(proposals::addAll);
    if (!ended && prefix.isEmpty() && taken.isEmpty()) {
      proposals.addAll(options(before, prefix));
    }
    return proposals;
  }

  /**
   * Proposes values.
   *
   * @param start what precedes the value in the same word, may be empty
   */
  private List<CompletionProposal> value(String name, String prefix, String start) {
    List<CompletionProposal> found =
        readerOf(name).map(reader -> reader.candidates().find(prefix)).orElse(List.of());
    return start.isEmpty()
        ? listed(found, OptionWord::mayBeValue, name + "=")
        : found.stream().map(proposal -> Proposals.behind(start, proposal)).toList();
  }

  /**
   * Returns the candidates that would be read as what they are proposed for; the others are counted
   * only, so that none of the listed ones seems to be the only one.
   *
   * @param after what lets the others be read so
   */
  private static List<CompletionProposal> listed(
      List<CompletionProposal> found, Predicate<String> isReadSo, String after) {
    List<CompletionProposal> listed =
        found.stream().filter(one -> Proposals.isRest(one) || isReadSo.test(one.value())).toList();
    int more = found.size() - listed.size();
    return Proposals.withRest(listed, more, "", Numbers.grouped(more) + " more after " + after);
  }

  /** Returns what reads the value of an option, or empty where it has none. */
  private Optional<ValueReader<?>> readerOf(String word) {
    return Stream.concat(offered.stream(), others.stream())
        .filter(option -> option.names().contains(word))
        .findFirst()
        .flatMap(OfferedOption::reader);
  }

  private List<CompletionProposal> options(List<OptionWord> before, String prefix) {
    List<String> given =
        before.stream()
            .filter(word -> word.kind() == OptionWord.Kind.OPTION)
            .map(OptionWord::name)
            .toList();
    List<CompletionProposal> usual = options(offered, given, prefix);
    return usual.isEmpty() ? options(others, given, prefix) : usual;
  }

  private static List<CompletionProposal> options(
      List<OfferedOption> options, List<String> given, String prefix) {
    return options.stream()
        .filter(option -> option.name().startsWith(prefix))
        .filter(option -> option.isOfferedAgain() || Collections.disjoint(given, option.names()))
        .map(CommandCompletion::proposal)
        .toList();
  }

  private static CompletionProposal proposal(OfferedOption option) {
    return new CompletionProposal(option.name())
        .description(option.description())
        .category(OPTIONS);
  }
}
