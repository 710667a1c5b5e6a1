package petshell.shell.dispatch;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that an option or an argument allows, both ends included. It goes next to Spring
 * Shell's {@code @Option}, {@code @Argument} or {@code @Arguments}, on a parameter of whole numbers
 * or of a {@link java.time.Duration}, whose ends are in milliseconds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Between {
  /** The least value allowed. */
  long least();

  /** The greatest value allowed; without it, the greatest that there is. */
  long most() default Long.MAX_VALUE;
}
