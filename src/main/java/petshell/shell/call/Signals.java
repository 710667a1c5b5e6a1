package petshell.shell.call;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Says what signals do, by {@code sun.misc.Signal}, which every Java has. By reflection, since the
 * compiler warns of each use of it. JLine has the same, but starts Java's logging for it, which
 * opens every library: 25 ms of each start.
 *
 * <p>Signals are named without SIG, as {@code TERM}. One that the system does not have, or that
 * Java keeps for itself, is passed over.
 */
final class Signals {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private Signals() {}

  /** Has a signal run something, each time on a thread of its own. */
  static void on(String name, Runnable action) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getDeclaringClass() == Object.class) {
            return method.invoke(action, arguments);
          }
          action.run();
          return null;
        };
    handle(
        name,
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(), new Class<?>[] {type(HANDLER)}, handler));
  }

  /**
   * Has a signal do what the system does by default.
   *
   * @return what handled it until now, for {@link #handle}; empty where it is passed over
   */
  static Optional<Object> byDefault(String name) {
    try {
      return handle(name, type(HANDLER).getField("SIG_DFL").get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(HANDLER, e);
    }
  }

  /**
   * Has a signal handled as before.
   *
   * @param handler from {@link #byDefault}
   * @return what handled it until now; empty where it is passed over
   */
  static Optional<Object> handle(String name, Object handler) {
    try {
      Class<?> type = type(SIGNAL);
      Object signal = type.getConstructor(String.class).newInstance(name);
      return Optional.of(
          type.getMethod("handle", type, type(HANDLER)).invoke(null, signal, handler));
    } catch (InvocationTargetException unknown) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(SIGNAL, e);
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
