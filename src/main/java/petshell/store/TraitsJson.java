package petshell.store;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.jackson2.Jackson2Config;
import org.jdbi.v3.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Maps JSON by Jackson, which is set up for the first value: that takes 25 ms, and a command that
 * looks at no traits maps none.
 */
final class TraitsJson implements JsonMapper {
  private static final class Jackson {
    static final ConfigRegistry CONFIGURATION = new ConfigRegistry();

    static {
      CONFIGURATION.get(Jackson2Config.class).setMapper(TraitsMapping.mapper());
    }
  }

  private final JsonMapper jackson;
  private final Map<Type, TypedJsonMapper> mappers = new ConcurrentHashMap<>();

  /**
   * Makes it.
   *
   * @param jackson the mapper of Jdbi's plugin, which takes what it needs from a configuration
   */
  TraitsJson(JsonMapper jackson) {
    this.jackson = jackson;
  }

  @Override
  public TypedJsonMapper forType(Type type, ConfigRegistry config) {
    return mappers.computeIfAbsent(type, this::mapper);
  }

  private TypedJsonMapper mapper(Type type) {
    TypedJsonMapper mapper = jackson.forType(type, Jackson.CONFIGURATION);
    return new TypedJsonMapper() {
      @Override
      public @Nullable String toJson(@Nullable Object value, ConfigRegistry config) {
        return mapper.toJson(value, Jackson.CONFIGURATION);
      }

      @Override
      public @Nullable Object fromJson(@Nullable String json, ConfigRegistry config) {
        return mapper.fromJson(json, Jackson.CONFIGURATION);
      }
    };
  }
}
