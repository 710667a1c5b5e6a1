package petshell.shell.call;

import java.util.function.Supplier;
import petshell.store.StoreException;

/** Asks for the password of a database where one is missing and somebody can be asked. */
public final class PasswordQuestion {
  private PasswordQuestion() {}

  /**
   * Does work that opens the call's database.
   *
   * @param work may be done twice; asks for {@link Call#database} each time
   * @throws StoreException if there is nobody to ask, or no answer
   */
  public static <T> T answered(Call call, Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreException e) {
      if (e.reason() != StoreException.Reason.PASSWORD || !canAsk(call)) {
        throw e;
      }
      // Ctrl-C ends the process while it waits for the answer.
      call.stopSignal().nextCommand();
      call.console().flush();
      DatabaseName name = call.context().database().name();
      String password =
          call.context()
              .questions()
              .askSecret("Password for " + name.address().label() + ":")
              .filter(typed -> !typed.isEmpty())
              .orElseThrow(() -> e);
      call.open(new DatabaseName(name.address().withPassword(password), name.readOnly()));
      return work.get();
    }
  }

  private static boolean canAsk(Call call) {
    return call.console().facts().canAsk() && call.place().isEmpty();
  }
}
