package petshell.shell.dispatch;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a command can change; a command without it only reads. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Changes {
  /** What it can change, in a few words for help; it may be said over several lines. */
  String value();

  /** Whether it can take away something, so that it is never suggested from the history. */
  boolean destructive() default false;

  /** Whether it may ask first although it can take away nothing. */
  boolean asks() default false;

  /** Whether it changes something through other commands only, which are logged themselves. */
  boolean throughCommands() default false;
}
