package petshell.shell;

import java.nio.file.Path;
import java.util.List;
import petshell.shell.ShellHarness.Result;

/** A database that petshell is used on, and that others change under it. */
interface SchemaScene extends AutoCloseable {
  /** Runs the words on the database. */
  Result run(String... words);

  /** Has the web app, or somebody else, run a statement. */
  void execute(String sql);

  /** Returns the rows of a query, their columns joined by {@code |}. */
  List<String> query(String sql);

  /** Adds the traits column as the web app's own migration does. */
  void addColumnAsTheApp();

  /** Builds the table of the pets anew as the ORM does, without what it does not know of. */
  void rebuildAsTheOrm();

  /** Returns whether the pets have the traits column. */
  boolean hasColumn();

  /** Returns the names of petshell's and Liquibase's tables that are there. */
  List<String> ownTables();

  /** Returns what is the same as long as nothing is written. */
  Object everythingStored();

  /** Returns the files of traits that rollbacks have saved. */
  List<Path> savedFiles();

  @Override
  void close();
}
