package petshell.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an engine knows and does about a database apart from its rows; in no transaction. */
public interface EngineServices {
  /** Returns the engine's name for people, as {@code SQLite}. */
  String name();

  /**
   * Returns how a user has the engine's own program back this database up, as {@code pg_dump}.
   *
   * @param target the file to make; empty for one in the working directory, named after the
   *     database
   * @return the words to type into a terminal, the first of them the program; never a password
   */
  List<String> backupCommand(Optional<Path> target);

  /** Returns what finds out more about damage, as {@code PRAGMA integrity_check}. */
  String damageCheck();

  /** Returns the SQL in which this engine's schema has what petshell adds to it. */
  SchemaText schemaText();

  /** Returns what keeps operators of this database apart. */
  OperatorLocks operatorLocks();

  /** Returns how many bytes the database takes on disk; empty where that cannot be found out. */
  OptionalLong size();

  /**
   * Returns a mark of what the database holds at this moment, whichever program wrote it; empty
   * where the engine has no such thing.
   */
  Optional<ChangeMark> changeMark();

  /**
   * Returns how long to rest between transactions that write, so that others can write too; empty
   * where the engine itself gives all who wait their turn.
   */
  Optional<Rests> restsForOthers();

  /** Returns whether the engine works for several connections at the same time, writers too. */
  boolean servesMany();

  /** Returns whether this user may write the database. */
  boolean isWritable();

  /**
   * Returns whether a Java program other than this one has the database open, or may have it: where
   * nobody can tell, it may.
   */
  boolean mayBeOpenInJava();
}
