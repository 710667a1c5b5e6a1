package petshell.store;

/**
 * The place of a pet in an order. Small whatever the pet is called. What it holds is the engine's
 * own affair; places of one order that one engine gave can be compared.
 */
public interface PetPlace extends Comparable<PetPlace> {}
