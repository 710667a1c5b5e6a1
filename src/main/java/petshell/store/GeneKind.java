package petshell.store;

/**
 * One of the web app's older, relational genetic traits, which pets may have.
 *
 * @param id its id
 * @param rarity how rare it is, as common; any text
 */
public record GeneKind(String id, String rarity) {}
