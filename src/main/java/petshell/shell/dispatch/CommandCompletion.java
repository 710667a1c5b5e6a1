package petshell.shell.dispatch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.shell.core.command.completion.CompletionContext;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.shell.core.command.completion.CompletionProvider;
import petshell.shell.option.CallOptions;
import petshell.shell.option.Candidate;
import petshell.shell.option.GlobalOption;
import petshell.shell.option.ValueReader;

/** Proposes what may stand at the cursor behind one command. */
public final class CommandCompletion implements CompletionProvider {
  private static final String OPTIONS = "options";
  private static final String VALUES = "values";

  /** The category of what stands for the values that are not proposed. */
  public static final String REST = "rest";

  private final Signature signature;

  CommandCompletion(Signature signature) {
    this.signature = signature;
  }

  /**
   * Proposes words.
   *
   * @param context the words behind the command up to the cursor, the last of which is begun
   */
  @Override
  public List<CompletionProposal> apply(CompletionContext context) {
    List<String> before = context.getWords().subList(0, context.getWordIndex());
    String begun = Optional.ofNullable(context.currentWordUpToCursor()).orElse("");
    Walk walk = new Walk();
    before.forEach(walk::take);
    if (walk.awaited.isPresent()) {
      return values(walk.awaited.get(), begun, "");
    }
    if (walk.optionsEnded) {
      return arguments(walk.arguments, begun);
    }
    int equals = begun.indexOf('=');
    if (begun.startsWith("--") && equals > 0) {
      String start = begun.substring(0, equals + 1);
      return readerOf(begun.substring(0, equals))
          .map(reader -> values(reader, begun.substring(equals + 1), start))
          .orElse(List.of());
    }
    if (begun.startsWith("-")) {
      return options(walk.given, begun);
    }
    List<CompletionProposal> proposals = new ArrayList<>(arguments(walk.arguments, begun));
    if (begun.isEmpty()) {
      proposals.addAll(options(walk.given, begun));
    }
    return proposals;
  }

  /** Follows the words before the cursor. */
  private final class Walk {
    private final Set<String> given = new HashSet<>();
    private Optional<ValueReader<?>> awaited = Optional.empty();
    private boolean optionsEnded;
    private int arguments;

    private void take(String word) {
      if (awaited.isPresent()) {
        awaited = Optional.empty();
      } else if (optionsEnded || !word.startsWith("-") || word.length() == 1) {
        arguments++;
      } else if (word.equals("--")) {
        optionsEnded = true;
      } else {
        int equals = word.indexOf('=');
        given.add(equals < 0 ? word : word.substring(0, equals));
        awaited = equals < 0 ? readerOf(word) : Optional.empty();
      }
    }
  }

  /** Returns what reads the value of an option, or empty where it has none. */
  private Optional<ValueReader<?>> readerOf(String word) {
    Optional<Parameter.OfOption> own =
        signature.options().stream().filter(option -> option.isCalled(word)).findAny();
    if (own.isPresent()) {
      return own.filter(option -> option.shape() != Arity.FLAG).map(Parameter.OfOption::reader);
    }
    return GlobalOption.of(word)
        .filter(GlobalOption.afterTheCommand()::contains)
        .flatMap(GlobalOption::reader);
  }

  private List<CompletionProposal> arguments(int index, String begun) {
    return signature
        .argument(index)
        .map(argument -> values(argument.reader(), begun, ""))
        .orElse(List.of());
  }

  private static List<CompletionProposal> values(
      ValueReader<?> reader, String begun, String start) {
    return reader.candidates().find(begun).stream()
        .map(
            candidate ->
                new CompletionProposal(start + candidate.value())
                    .displayText(candidate.display())
                    .description(candidate.description())
                    .category(candidate.kind() == Candidate.Kind.REST ? REST : VALUES)
                    .complete(candidate.complete()))
        .toList();
  }

  private List<CompletionProposal> options(Set<String> given, String begun) {
    List<CompletionProposal> proposals = new ArrayList<>();
    for (Parameter.OfOption option : signature.options()) {
      boolean again = option.shape().isList() || given.stream().noneMatch(option::isCalled);
      if (again) {
        proposals.add(option("--" + option.name(), option.description()));
      }
    }
    for (GlobalOption option : GlobalOption.afterTheCommand()) {
      if (!given.contains(option.word())) {
        proposals.add(option(option.word(), option.description()));
      }
    }
    proposals.add(option(CallOptions.HELP, "shows what the command does"));
    return proposals.stream().filter(proposal -> proposal.value().startsWith(begun)).toList();
  }

  private static CompletionProposal option(String word, String description) {
    return new CompletionProposal(word).description(description).category(OPTIONS);
  }
}
