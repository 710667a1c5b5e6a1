package petshell.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The engine's own SQL for what petshell adds to a database, word for word as the changelog of that
 * engine has it. What is there is compared with it, and what others dropped is made anew by it.
 */
public interface SchemaText {
  /**
   * Returns the engine's short name in Liquibase, as {@code sqlite}; the folder of its changelog
   * has the same name.
   */
  String dbms();

  /**
   * Returns the type of the traits column where an earlier petshell added it without the mark by
   * which it is known; empty where each petshell for this engine has marked it.
   */
  Optional<String> unmarkedType();

  /**
   * Returns the condition that valid traits meet, which names the column {@code "traits"}; TRUE
   * where there are none.
   */
  String traitsCondition();

  /**
   * Returns the transactions in which the contract step is made, in order, never none. Where there
   * are several, each may be made again when it is done already.
   */
  List<ContractPart> contractParts();

  /**
   * One transaction of the contract step.
   *
   * @param of the changeset to which the statements belong
   * @param statements what is run before the changesets, without semicolons
   * @param changesets the ids of those that are applied, in the order of the changelog
   */
  record ContractPart(String of, List<String> statements, List<String> changesets) {
    /**
     * Copies the lists.
     *
     * @throws NullPointerException if a part is null
     */
    public ContractPart {
      Objects.requireNonNull(of, "of");
      statements = List.copyOf(statements);
      changesets = List.copyOf(changesets);
    }
  }

  /** Returns petshell's own tables, in the order in which they are made. */
  List<Table> ownTables();

  /**
   * One table of petshell's.
   *
   * @param name its name
   * @param creation the statement that makes it, without a semicolon
   * @param columns its columns, in order
   */
  record Table(String name, String creation, List<Column> columns) {
    /**
     * Copies the list.
     *
     * @throws NullPointerException if a part is null
     */
    public Table {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(creation, "creation");
      columns = List.copyOf(columns);
    }
  }

  /**
   * One column of such a table.
   *
   * @param name its name
   * @param type its declared type; empty where it has none
   * @param required whether it takes no NULL
   */
  record Column(String name, String type, boolean required) {
    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public Column {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(type, "type");
    }
  }
}
