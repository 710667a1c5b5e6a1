package petshell.shell.dispatch;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how the words of a parameter with Spring Shell's {@code @Arguments} are called, described
 * and counted, which that annotation has no room for.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface ArgumentList {
  /** The name of one word in help, such as {@code id}. */
  String name();

  /** What the words are, for help. */
  String description();

  /** How many must be given at least, 0 or 1. */
  int atLeast() default 0;
}
