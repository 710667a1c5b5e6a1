package petshell.job.look;

import java.util.List;
import java.util.Map;
import petshell.store.FileState;
import petshell.trait.TraitState;

/**
 * What a verification found.
 *
 * @param counts how many pets are in each state; every state is there, in the order of the enum
 * @param total how many pets were looked at
 * @param first the first pets in each state but EXACT, by their rows; every such state is there
 * @param interrupted whether the user stopped it, so that not all pets were looked at
 * @param files the database's files just before it was read
 */
public record VerifyOutcome(
    Map<TraitState, Long> counts,
    long total,
    Map<TraitState, List<VerifyFinding>> first,
    boolean interrupted,
    FileState files) {}
