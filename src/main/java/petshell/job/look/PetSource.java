package petshell.job.look;

import java.util.List;
import petshell.store.PetRow;

/** Gives pets in an order, a page at a time. */
interface PetSource {
  /**
   * Reads on.
   *
   * @return the next pets that meet the criteria; there may be none in this page
   */
  List<PetRow> next();

  /** Says that nothing is left to read. */
  boolean isAtEnd();

  /** Returns how many pets are known to come, at least, without reading for it. */
  long ahead();

  /** Returns whether no more are to come than those ahead. */
  boolean isAllFound();
}
