package memberict.scrutiny;

/** What can happen that says something about a recommendation. */
public enum EvidenceKind {
    QUESTION_ANSWERED("Questions answered with an article"),
    ANSWER_HELPED("Answers that helped"),
    ANSWER_DID_NOT_HELP("Answers that did not help"),
    TICKET_RAISED("Requests passed to an officer"),
    TICKET_RESOLVED("Requests resolved"),
    TICKET_REOPENED("Requests reopened"),
    TICKET_CANCELLED("Requests withdrawn or cancelled"),
    TICKET_RECATEGORISED("Requests whose category an officer corrected");

    private final String label;

    EvidenceKind(String label) {
        this.label = label;
    }

    /** What stands beside its count. */
    public String label() {
        return label;
    }
}
