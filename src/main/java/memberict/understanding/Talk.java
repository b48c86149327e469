package memberict.understanding;

/** What people say that is not a request: answered in kind, never ticketed by itself. */
public enum Talk {
    GREETING,
    THANKS,
    GOODBYE,
    /** "What can you do?", "Are you a robot?" */
    CAPABILITIES,
    /** "I want to speak to a person." */
    PERSON,
    /** "Any news on my ticket?" */
    MY_REQUESTS,
    /** A councillor who was threatened or is frightened. */
    THREAT,
    SWITCH_COUNCIL,
    /** "Yes, that worked." */
    HELPED,
    /** "No, still not working." */
    NOT_HELPED
}
