package petshell.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import liquibase.exception.ValidationFailedException;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.StoreException;
import petshell.store.StoreException.Reason;

/** Puts into words for the user what Liquibase threw. */
final class LiquibaseFailure {
  /** {@code file::id::author was: 9:... but is now: 9:...} */
  private static final Pattern CHECKSUM =
      Pattern.compile(".*::(.*)::" + ChangeLog.AUTHOR + " was: (.*) but is now: (.*)");

  private LiquibaseFailure() {}

  static PetShellException of(Exception thrown, Database database) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof ValidationFailedException invalid
        && !invalid.getInvalidMD5Sums().isEmpty()) {
      return checksums(invalid);
    }
    StoreException failure = database.explain(thrown);
    if (failure.reason() != Reason.ROW && failure.reason() != Reason.OTHER) {
      return failure;
    }
    return new PetShellException(
        Kind.FAILED,
        "cannot change the schema: "
            + String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip(),
        "nothing was written; fix the cause and run it again",
        thrown);
  }

  private static PetShellException checksums(ValidationFailedException invalid) {
    List<Matcher> found =
        invalid.getInvalidMD5Sums().stream()
            .map(CHECKSUM::matcher)
            .filter(Matcher::matches)
            .toList();
    String changesets =
        found.isEmpty()
            ? String.join(", ", invalid.getInvalidMD5Sums())
            : found.stream()
                .map(
                    one ->
                        String.format(
                            Locale.ROOT,
                            "%s (%s, not %s)",
                            one.group(1),
                            one.group(2),
                            one.group(3)))
                .collect(Collectors.joining(", "));
    String ids =
        found.stream().map(one -> "'" + one.group(1) + "'").collect(Collectors.joining(", "));
    return new PetShellException(
        Kind.FAILED,
        "the checksums in DATABASECHANGELOG are not those of this petshell's changesets: "
            + changesets,
        "nothing was written; use the petshell that applied them or, if that was no release or somebody changed the ledger, run migrate after resetting the checksums with: UPDATE DATABASECHANGELOG SET MD5SUM = NULL WHERE AUTHOR = '"
            + ChangeLog.AUTHOR
            + "' AND ID IN ("
            + ids
            + ")",
        invalid);
  }
}
