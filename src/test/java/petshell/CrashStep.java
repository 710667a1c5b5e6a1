package petshell;

import java.util.List;

/**
 * One command of the cycle that is killed again and again.
 *
 * @param name what it is called in the report
 * @param command the command's name in the journal
 * @param kills how often it is killed in one cycle, before it may end
 * @param preparation what is done before, while nobody writes
 * @param calls the words to start, one list for each start; they are killed in this order
 * @param goal the traits that each pet has in the end
 */
record CrashStep(
    String name, String command, int kills, Preparation preparation, Calls calls, Goal goal) {
  /** Makes the scene ready. */
  interface Preparation {
    void prepare(CrashScene scene) throws Exception;
  }

  /** Finds what to start. */
  interface Calls {
    List<List<String>> of(CrashScene scene) throws Exception;
  }

  /** Returns the traits that a pet has in the end, by its id and what it had before. */
  interface Goal {
    String of(CrashScene scene, String id, String before);
  }

  /** Makes a step that is one start of one command. */
  static CrashStep of(int kills, Goal goal, Preparation preparation, String... words) {
    return new CrashStep(
        words[0], words[0], kills, preparation, scene -> List.of(List.of(words)), goal);
  }
}
