package petshell.store;

/**
 * One of the web app's older, relational genetic traits, as a pet has it.
 *
 * @param name its name
 * @param type visual or personality
 * @param rarity how rare it is
 * @param source where the pet has it from: initial, parent1, parent2 or mutation
 */
public record PetGene(String name, String type, String rarity, String source) {}
