/** The program's entry. */
@NullMarked
package petshell;

import org.jspecify.annotations.NullMarked;
