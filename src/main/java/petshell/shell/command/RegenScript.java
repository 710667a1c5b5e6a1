package petshell.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import petshell.job.SqlScript;
import petshell.job.change.Regenerate;
import petshell.job.change.RegenerateScript;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.trait.TraitState;

/**
 * What {@code regen --sql} writes.
 *
 * @param ids the pets, where no states are given
 * @param states all pets in these states; empty where ids are given
 */
record RegenScript(Call call, List<PetId> ids, Set<TraitState> states) {
  /** Writes it to a file, or to standard output. */
  ExitCode write(Path target, boolean transactions) {
    SqlScript.Shape shape = new SqlScript.Shape(Regenerate.BATCH, transactions);
    try (OpenedDatabase opened = OpenedDatabase.readOnly(call)) {
      RegenerateScript script = new RegenerateScript(opened.operation("regen"), shape);
      List<String> chosen = ChosenPets.of(call, opened, ids);
      return ScriptOutput.write(
          call,
          target,
          writer ->
              states.isEmpty() ? script.writeTo(writer, chosen) : script.writeTo(writer, states));
    }
  }
}
