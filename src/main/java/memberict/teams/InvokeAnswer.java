package memberict.teams;

/** What a card's button is told at once, in the body of a response that always says 200. */
record InvokeAnswer(int statusCode, String type, Object value) {

    static InvokeAnswer message(String words) {
        return new InvokeAnswer(200, "application/vnd.microsoft.activity.message", words);
    }

    static InvokeAnswer error(int statusCode, String code, String words) {
        return new InvokeAnswer(statusCode, "application/vnd.microsoft.error", new Problem(code, words));
    }

    record Problem(String code, String message) {}
}
