package petshell.schema;

import java.util.Arrays;

/** What each changeset of the changelog does, for people. */
enum ChangesetWords {
  BASELINE("baseline", "creates the web app's tables", "drops the web app's tables"),
  DEMO("demo", "adds 170 users and 92 pets", "removes the users and pets of the demo"),
  JOURNAL("journal", "creates petshell's own tables", "drops petshell's own tables"),
  TRAITS_COLUMN(
      SchemaObjects.TRAITS_COLUMN,
      "adds \"Pet\".\"traits\"",
      "drops \"Pet\".\"traits\" with all stored traits"),
  TRAITS_REQUIRED(
      "traits-required",
      "makes \"Pet\".\"traits\" NOT NULL",
      "lets \"Pet\".\"traits\" be NULL again"),
  TRAITS_CHECKED(
      "traits-checked",
      "adds a CHECK that rejects malformed traits",
      "drops the CHECK that rejects malformed traits");

  private final String id;
  private final String applying;
  private final String rollingBack;

  ChangesetWords(String id, String applying, String rollingBack) {
    this.id = id;
    this.applying = applying;
    this.rollingBack = rollingBack;
  }

  /** Returns the words for a changeset of the changelog. */
  static ChangesetWords of(String id) {
    return Arrays.stream(values())
        .filter(words -> words.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no words for the changeset " + id));
  }

  String applying() {
    return applying;
  }

  String rollingBack() {
    return rollingBack;
  }
}
