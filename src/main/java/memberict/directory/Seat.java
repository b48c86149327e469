package memberict.directory;

/** Whether someone sits on a council. */
enum Seat {
    NEVER,
    NOW,
    FORMERLY
}
