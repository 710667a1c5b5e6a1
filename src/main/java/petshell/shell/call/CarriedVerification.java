package petshell.shell.call;

import java.util.Optional;
import petshell.job.Cancellation;
import petshell.store.ChangeMark;
import petshell.store.Database;

/**
 * Carries what this user's last verification found over a change of the schema that leaves all pets
 * as they are, so that it still holds for {@code status}.
 */
public final class CarriedVerification {
  private final Call call;
  private final Database database;
  private final long version;
  private final Optional<LastVerification> holding;

  private CarriedVerification(Call call, Database database) {
    this.call = call;
    this.database = database;
    this.version = database.versionOfData();
    this.holding =
        LastVerification.find(call).filter(kept -> kept.holds(database.services().changeMark()));
  }

  /**
   * Looks whether there is one that holds.
   *
   * @param database the open database, before it is changed
   */
  public static CarriedVerification before(Call call, Database database) {
    return new CarriedVerification(call, database);
  }

  /**
   * Keeps it, unless another program wrote meanwhile; to be called when the change is committed,
   * while the database is open.
   */
  public void carry() {
    if (holding.isEmpty()) {
      return;
    }
    Optional<ChangeMark> mark = database.services().changeMark();
    if (mark.isPresent() && !mark.get().isSettled()) {
      Cancellation cancellation = call.cancellation();
      cancellation.await(ChangeMark.TICK);
      mark = database.services().changeMark();
    }
    // Whoever wrote before the mark was read has changed the version, and whoever writes later
    // changes the mark.
    if (mark.filter(ChangeMark::isSettled).isPresent() && database.versionOfData() == version) {
      holding.get().markedBy(mark.get()).keep(call);
    }
  }
}
