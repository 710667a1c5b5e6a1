package petshell.job.change;

import java.util.List;
import java.util.OptionalLong;
import petshell.store.RunCounts;

/**
 * How a regeneration ended.
 *
 * @param run the run's number, empty where there was nothing to change
 * @param counts what was done
 * @param interrupted whether the user or the system stopped it
 * @param examples the first replacements, in the order in which they were made
 */
public record RegenerateOutcome(
    OptionalLong run, RunCounts counts, boolean interrupted, List<Replacement> examples) {}
