package memberict.email;

import java.nio.charset.StandardCharsets;

/** Mails for the tests, written for them: nobody in them exists. */
final class RawMail {

    private final StringBuilder head = new StringBuilder();
    private String body = "";

    private RawMail() {}

    /** From a Member, with nothing unusual about it. */
    static RawMail fromAMember() {
        return empty().with("From", "Cllr Jane Archer <jane.archer@members.example.org>")
                .with("To", "ict@council.example.org")
                .with("Subject", "Cannot open my papers")
                .with("Date", "Mon, 16 Nov 2026 18:05:00 +0000")
                .with("Message-ID", "<first@members.example.org>")
                .saying("The papers app shows a white screen.");
    }

    static RawMail empty() {
        return new RawMail();
    }

    RawMail with(String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    RawMail without(String name) {
        String kept = head.toString().replaceAll("(?im)^" + name + ":.*\\r\\n", "");
        head.setLength(0);
        head.append(kept);
        return this;
    }

    RawMail instead(String name, String value) {
        return without(name).with(name, value);
    }

    RawMail saying(String words) {
        body = words;
        return this;
    }

    /** A letter is a byte, so that any byte can be written. */
    byte[] bytes() {
        return (head + "\r\n" + body.replace("\r\n", "\n").replace("\n", "\r\n")).getBytes(StandardCharsets.ISO_8859_1);
    }

    Mail read() {
        return new MailReader().read(bytes());
    }

    /** How the bytes of a text look when each is taken for a letter. */
    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
