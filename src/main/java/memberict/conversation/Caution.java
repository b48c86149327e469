package memberict.conversation;

/** What a Member is told never to send again. */
enum Caution {
    PASSWORD,
    CODE,
    RECOVERY_KEY,
    CARD,
    NATIONAL_INSURANCE,
    TOKEN,
    RESIDENTS_DETAILS
}
