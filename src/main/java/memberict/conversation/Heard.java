package memberict.conversation;

/** What a message turned out to be. */
sealed interface Heard {

    /** They opened the conversation and have not said anything. */
    record Arrived() implements Heard {}

    record Typed(String text) implements Heard {}

    /** A button was pressed, or what it says was typed. */
    record Pressed(Pick pick) implements Heard {}

    /** A button in a group from which one was taken before. */
    record PressedAgain(String taken) implements Heard {}

    /** A button we never offered here: forged, or another Member's. */
    record PressedUnknown() implements Heard {}
}
