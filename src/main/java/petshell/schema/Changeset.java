package petshell.schema;

import java.util.Objects;

/**
 * One changeset of the changelog.
 *
 * @param id its id, unique in the changelog
 * @param context which kind of change it is
 * @param file the file of the changelog, as the ledger notes it
 */
public record Changeset(String id, Context context, String file) {
  /** The kinds of changesets; Liquibase runs those whose context is asked for. */
  public enum Context {
    /** The web app's own tables, for a new database. */
    BASELINE("baseline"),
    /** Users and pets to try things on. */
    DEMO("demo"),
    /** petshell's own tables. */
    JOURNAL("journal"),
    /** What is added before the pets are filled. */
    EXPAND("expand"),
    /** What is demanded once all of them are. */
    CONTRACT("contract");

    private final String text;

    Context(String text) {
      this.text = text;
    }

    /** Returns the word that the changelog has for it. */
    public String text() {
      return text;
    }

    /** Returns whether a rollback may take changesets of this kind back. */
    public boolean rolledBack() {
      return this == EXPAND || this == CONTRACT;
    }

    static Context of(String text) {
      for (Context context : values()) {
        if (context.text.equals(text)) {
          return context;
        }
      }
      throw new IllegalArgumentException("no context of the changelog: " + text);
    }
  }

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Changeset {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(context, "context");
    Objects.requireNonNull(file, "file");
  }

  /** Returns what applying it does, as {@code adds "Pet"."traits"}. */
  public String applying() {
    return ChangesetWords.of(id).applying();
  }

  /** Returns what rolling it back does, as {@code drops "Pet"."traits" ...}. */
  public String rollingBack() {
    return ChangesetWords.of(id).rollingBack();
  }
}
