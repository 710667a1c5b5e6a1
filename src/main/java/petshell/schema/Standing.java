package petshell.schema;

/**
 * The state of one changeset: what Liquibase's ledger notes of it, against what the database has.
 * The database is believed; the ledger only says who made what is there.
 *
 * <table>
 * <caption>All states, and what is done in them</caption>
 * <tr><th>noted</th><th>there</th><th>ours</th><th>standing</th><th>migrate or enforce</th><th>rollback or relax</th></tr>
 * <tr><td>no</td><td>no</td><td></td><td>ABSENT</td><td>applies it</td><td>nothing</td></tr>
 * <tr><td>no</td><td>yes</td><td>yes</td><td>UNNOTED</td><td>notes it</td><td>wants migrate first</td></tr>
 * <tr><td>no</td><td>yes</td><td>no</td><td>FOREIGN</td><td>adopts it</td><td>nothing</td></tr>
 * <tr><td>executed</td><td>yes</td><td>yes</td><td>APPLIED</td><td>nothing</td><td>rolls it back</td></tr>
 * <tr><td>executed</td><td>yes</td><td>no</td><td>REMADE</td><td>nothing</td><td>never</td></tr>
 * <tr><td>adopted</td><td>yes</td><td></td><td>ADOPTED</td><td>nothing</td><td>never</td></tr>
 * <tr><td>either</td><td>no</td><td></td><td>LOST</td><td>applies it again</td><td>forgets the note</td></tr>
 * </table>
 */
public enum Standing {
  /** Neither noted nor there. */
  ABSENT,
  /** There and ours, but the note of it is gone. */
  UNNOTED,
  /** There, made by somebody else, and not noted. */
  FOREIGN,
  /** Noted, there and ours. */
  APPLIED,
  /** Noted as ours, but what is there now was made by somebody else, or may have been. */
  REMADE,
  /** Noted as somebody else's, and there. */
  ADOPTED,
  /** Noted, but not there any more. */
  LOST;

  /** What the ledger says of a changeset. */
  enum Note {
    /** Nothing. */
    NONE,
    /** That it was run here. */
    EXECUTED,
    /** That its change had been made by somebody else before. */
    ADOPTED
  }

  static Standing of(Note note, boolean there, boolean ours) {
    if (!there) {
      return note == Note.NONE ? ABSENT : LOST;
    }
    return switch (note) {
      case NONE -> ours ? UNNOTED : FOREIGN;
      case EXECUTED -> ours ? APPLIED : REMADE;
      case ADOPTED -> ADOPTED;
    };
  }

  /** Returns whether it is noted and there. */
  public boolean isApplied() {
    return this == APPLIED || this == REMADE || this == ADOPTED;
  }

  /** Returns whether it is there, but somebody else's, so that it is never rolled back. */
  public boolean isOthers() {
    return this == FOREIGN || this == REMADE || this == ADOPTED;
  }

  /** Returns whether the ledger has a note of it. */
  boolean isNoted() {
    return isApplied() || this == LOST;
  }
}
