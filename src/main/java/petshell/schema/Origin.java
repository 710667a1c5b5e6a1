package petshell.schema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import petshell.schema.Standing.Note;
import petshell.store.Database;
import petshell.store.OriginDao;
import petshell.store.SchemaFacts;
import petshell.store.SchemaMark;
import petshell.store.StoredTime;
import petshell.store.StoredTraits;

/**
 * Whose the traits column is. The web app may drop ours and add its own, and a rollback must never
 * drop that one. Ours has a mark. An earlier petshell added it without one, in the very text that
 * the web app would use, and others may take a mark away: for that, the ledger and the journal keep
 * with each change of ours what the engine counted then, and a look at the column compares. What
 * stays in doubt is the web app's.
 */
final class Origin {
  private static final Pattern THEN = Pattern.compile("claims (\\d{1,9}), runs until (\\S+)");

  /** A drop and an addition. */
  private static final long REMAKING = 2;

  private static final int WITNESSES = 100;

  private final Database database;
  private final Ledger ledger;

  Origin(Database database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  /**
   * Returns whether the column that is there is the one that petshell made.
   *
   * @param note what the ledger says of the changeset that makes it
   */
  boolean isOurs(Note note) {
    if (note == Note.ADOPTED) {
      return false;
    }
    Optional<String> then = newestNote();
    long claimsThen = then.map(text -> Long.parseLong(then(text, 1, "0"))).orElse(0L);
    if (claims(database) > claimsThen) {
      return false;
    }
    if (database.schema().isMarked(SchemaObjects.TABLE, SchemaObjects.COLUMN)) {
      return true;
    }
    Optional<String> type = database.services().schemaText().unmarkedType();
    if (type.isEmpty()) {
      return then.filter(this::isSince).isPresent();
    }
    return (then.isPresent() || note != Note.NONE)
        && isUntouched(type.get())
        && (then.isEmpty() || isSince(then.get()) || hasWitness(then(then.get(), 2, "")));
  }

  /** Returns what a run of ours that left the column in place says of it, for a later look. */
  static String note(Database database) {
    return Journal.ORIGIN
        + database.schema().mark().text()
        + String.format(
            Locale.ROOT,
            ", claims %s, runs until %s",
            Long.toString(claims(database)),
            lastRun(database));
  }

  private static String lastRun(Database database) {
    return Journal.isWhole(database) ? database.dao(OriginDao.class).lastStart().orElse("-") : "-";
  }

  private Optional<String> newestNote() {
    List<String> notes = new ArrayList<>();
    for (LedgerDao.Row row : ledger.rows()) {
      if (row.id().equals(SchemaObjects.TRAITS_COLUMN)) {
        notes.add(row.comment());
      }
    }
    if (database
        .schema()
        .columns(Journal.RUNS)
        .containsAll(List.of("number", "command", "outcome", "message"))) {
      database.dao(OriginDao.class).lastNote().ifPresent(notes::add);
    }
    return notes.stream()
        .filter(note -> SchemaMark.in(note).isPresent())
        .max(
            Comparator.comparing((String note) -> SchemaMark.in(note).orElseThrow().version())
                .thenComparing(note -> then(note, 2, "")));
  }

  private static String then(String note, int group, String otherwise) {
    Matcher found = THEN.matcher(note);
    return found.find() ? found.group(group) : otherwise;
  }

  /**
   * Counts the web app's own migrations that add the column: none can have run while ours was
   * there, but one may have been noted as done, since the column was there.
   */
  private static long claims(Database database) {
    List<String> columns = database.schema().columns("_prisma_migrations");
    return columns.containsAll(List.of("migration_name", "finished_at", "rolled_back_at"))
        ? database.dao(OriginDao.class).claims()
        : 0;
  }

  private boolean isUntouched(String type) {
    SchemaFacts facts = database.schema();
    return facts.isAsAdded(SchemaObjects.TABLE, SchemaObjects.COLUMN, type)
        && (!database.schema().hasTable(Journal.RUNS)
            || facts.isOlder(SchemaObjects.TABLE, Journal.RUNS));
  }

  private boolean isSince(String note) {
    return database.schema().mark().unexplainedSince(SchemaMark.in(note).orElseThrow()) < REMAKING;
  }

  /**
   * A pet that nobody has written since a backfill gave it traits, and that has them, shows that
   * the column has been there ever since.
   *
   * @param until when the last run started whose column was petshell's for certain
   */
  private boolean hasWitness(String until) {
    if (!Journal.isWhole(database)) {
      return false;
    }
    OriginDao dao = database.dao(OriginDao.class);
    for (OriginDao.Period period : dao.backfills(until)) {
      List<OriginDao.Witness> found =
          dao.writtenBetween(
              StoredTime.of(Instant.ofEpochMilli(period.from())),
              StoredTime.of(Instant.ofEpochMilli(period.to())),
              WITNESSES);
      if (found.stream().anyMatch(pet -> new StoredTraits(pet.traits()).isExact(pet.id()))) {
        return true;
      }
    }
    return false;
  }
}
