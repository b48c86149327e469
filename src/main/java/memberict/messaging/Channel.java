package memberict.messaging;

/** The doors a message can come by. */
public enum Channel {
    TEAMS,
    WEBCHAT,
    EMAIL
}
