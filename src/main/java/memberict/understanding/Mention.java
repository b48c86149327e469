package memberict.understanding;

/** Something the message names, as written: {@code ICT-2026-000123}, {@code 6.30 tonight}. */
public record Mention(Kind kind, String text) {

    public enum Kind {
        TICKET_REFERENCE,
        /** A meeting or its time. */
        MEETING
    }
}
