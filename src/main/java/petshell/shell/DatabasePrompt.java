package petshell.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import petshell.job.Outlook;
import petshell.output.Numbers;
import petshell.output.SafeText;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.OpenOptions;
import petshell.store.PetShellException;

/** Names the database in the prompt, and how it stands, in a colour that tells the danger. */
final class DatabasePrompt implements PromptText {
  /** Locks are not waited for: the prompt must come at once. */
  private static final OpenOptions AT_ONCE =
      new OpenOptions(Access.READ, Duration.ZERO, time -> true);

  private final DatabaseChoice choice;

  DatabasePrompt(DatabaseChoice choice) {
    this.choice = choice;
  }

  @Override
  public AttributedString prompt() {
    Optional<Path> file = choice.ifNamed();
    if (file.isEmpty()) {
      return new AttributedString("petshell> ");
    }
    AttributedStringBuilder text = new AttributedStringBuilder();
    text.append(SafeText.of(String.valueOf(file.get().getFileName())));
    try (Database database = Database.open(file.get(), AT_ONCE)) {
      Outlook.View view = new Outlook(database).view();
      text.append(" [").styled(style(view.state()), state(view)).append(']');
    } catch (PetShellException unreadable) {
      // What is wrong is told by the command that needs the database.
      text.append(" [")
          .styled(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED), "?")
          .append(']');
    }
    return text.append("> ").toAttributedString();
  }

  @Override
  public Optional<String> greeting() {
    String program = "petshell " + VersionCommand.number();
    Optional<Path> file = choice.ifNamed();
    if (file.isEmpty()) {
      return Optional.of(program + "; no database yet: open FILE; help shows the commands");
    }
    try (Database database = Database.open(file.get(), AT_ONCE)) {
      return Optional.of(
          "%s; %s, %s %s, %s pets; help shows the commands"
              .formatted(
                  program,
                  file.get(),
                  database.engineName(),
                  database.engineVersion(),
                  Numbers.grouped(new Outlook(database).view().pets())));
    } catch (PetShellException unreadable) {
      return Optional.of(program + "; " + unreadable.getMessage());
    }
  }

  private static String state(Outlook.View view) {
    return switch (view.state()) {
      case NOT_MIGRATED -> "not migrated";
      case TO_FILL -> Numbers.grouped(view.missing()) + " to fill";
      case READY -> "ready";
      case MIGRATED -> "migrated";
      case ENFORCED -> "enforced";
    };
  }

  private static AttributedStyle style(Outlook.State state) {
    return switch (state) {
      case NOT_MIGRATED, TO_FILL -> AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
      case READY, MIGRATED, ENFORCED -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    };
  }
}
