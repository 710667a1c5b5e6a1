package petshell.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import petshell.shell.ShellHarness.Result;

class PostgresSchemaStatesTest extends SchemaStatesContract {
  @Override
  SchemaScene scene(BrokenSchema.Before before) {
    return new Scene(
        PostgresScene.prepared(
            before.name().toLowerCase(Locale.ROOT), pets -> before.in(new Scene(pets))));
  }

  @Override
  @ParameterizedTest
  @MethodSource("petshell.shell.BrokenSchema#half")
  void theAdviceLeadsToWhereThereIsNothingToDoAndNoTraitsAreLost(BrokenSchema state)
      throws IOException {
    super.theAdviceLeadsToWhereThereIsNothingToDoAndNoTraitsAreLost(state);
  }

  @Override
  @ParameterizedTest
  @MethodSource("petshell.shell.BrokenSchema#some")
  void thereIsAWayOutAtOnceWhichLeavesWhatIsTheAppsAndSavesTheRest(BrokenSchema state)
      throws IOException {
    super.thereIsAWayOutAtOnceWhichLeavesWhatIsTheAppsAndSavesTheRest(state);
  }

  private record Scene(PostgresScene pets) implements SchemaScene {
    @Override
    public Result run(String... words) {
      return pets.run(words);
    }

    @Override
    public void execute(String sql) {
      pets.execute(sql.startsWith("DROP TABLE") ? sql + " CASCADE" : sql);
    }

    @Override
    public List<String> query(String sql) {
      return pets.query(sql);
    }

    @Override
    public void addColumnAsTheApp() {
      execute("ALTER TABLE \"Pet\" ADD COLUMN \"traits\" JSONB");
    }

    @Override
    public void rebuildAsTheOrm() {
      pets.execute(
          "CREATE TABLE new_pet (LIKE \"Pet\" INCLUDING DEFAULTS INCLUDING INDEXES)",
          "ALTER TABLE new_pet ALTER COLUMN \"traits\" DROP NOT NULL",
          "INSERT INTO new_pet SELECT * FROM \"Pet\"",
          "DROP TABLE \"Pet\" CASCADE",
          "ALTER TABLE new_pet RENAME TO \"Pet\"");
    }

    @Override
    public boolean hasColumn() {
      return !query(
              "SELECT 1 FROM information_schema.columns"
                  + " WHERE table_name = 'Pet' AND column_name = 'traits'")
          .isEmpty();
    }

    @Override
    public List<String> ownTables() {
      return query("SELECT relname FROM pg_class WHERE relname ~* '^(petshell|database)'");
    }

    @Override
    public Object everythingStored() {
      return pets.everything();
    }

    @Override
    public List<Path> savedFiles() {
      return pets.saved();
    }

    @Override
    public void close() {
      pets.close();
    }
  }
}
