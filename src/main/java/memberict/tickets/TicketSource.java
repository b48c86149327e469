package memberict.tickets;

/** How a request reached us: by a door of ours, or by an officer who wrote down what they were told. */
public enum TicketSource {
    TEAMS("Teams"),
    WEBCHAT("Web chat"),
    EMAIL("Email"),
    PHONE("Phone"),
    VOICEMAIL("Voicemail"),
    COUNTER("In person");

    private final String label;

    TicketSource(String label) {
        this.label = label;
    }

    /** What officers see. */
    public String label() {
        return label;
    }
}
