package memberict.directory;

/** What an officer may do here. */
public enum Role {
    /** Works the tickets. */
    ICT,
    /** Writes the articles. */
    CURATOR,
    /** Keeps the recommendations and their evidence. */
    SCRUTINY,
    /** Sees the figures. */
    MANAGER
}
