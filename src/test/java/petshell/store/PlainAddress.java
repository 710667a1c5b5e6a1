package petshell.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;

/**
 * Databases of an engine that has none of what an engine may lack: no backups, no mark of changes,
 * and no need to rest for others. All else is done by the real engine.
 */
public final class PlainAddress {
  private static final Set<String> LACKING = Set.of("backups", "changeMark", "restsForOthers");

  private PlainAddress() {}

  /** Returns the address of such a database. */
  public static DatabaseAddress of(DatabaseAddress real) {
    return plain(DatabaseAddress.class, real);
  }

  private static <T> T plain(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                LACKING.contains(method.getName())
                    ? Optional.empty()
                    : wrapped(result(method, real, arguments))));
  }

  private static Object result(Method method, Object real, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Object wrapped(Object result) {
    if (result instanceof Engine engine) {
      return plain(Engine.class, engine);
    }
    return result instanceof EngineServices services
        ? plain(EngineServices.class, services)
        : result;
  }
}
