/**
 * What is printed, and how: the console, colours, tables, JSON, CSV, progress, the pager, and text
 * made harmless for a terminal.
 *
 * <p>It uses the JDK and Jackson alone. Start with {@link petshell.output.Console}.
 */
@NullMarked
package petshell.output;

import org.jspecify.annotations.NullMarked;
