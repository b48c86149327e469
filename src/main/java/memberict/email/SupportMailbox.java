package memberict.email;

import java.util.Locale;

/**
 * Where a council's Members write for help.
 *
 * @param council its id
 * @param address in lower case
 * @param name shown beside the address
 * @param processed the folder that mail is moved to once it is stored
 * @param plusAddresses whether mail to {@code name+anything@…} arrives here too
 */
record SupportMailbox(
        String council,
        String address,
        String name,
        String user,
        String password,
        Server imap,
        Server smtp,
        String processed,
        boolean plusAddresses) {

    SupportMailbox {
        address = address.toLowerCase(Locale.ROOT);
        if (!new Mailbox(name, address).usable()) {
            throw new IllegalArgumentException("'address' must be a mail address, not '%s'".formatted(address));
        }
    }

    String localPart() {
        return address.substring(0, address.lastIndexOf('@'));
    }

    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** This mailbox's address with something told apart in it. */
    String plus(String tag) {
        return localPart() + "+" + tag + "@" + domain();
    }

    // A record would print its password.
    @Override
    public String toString() {
        return "SupportMailbox[" + address + "]";
    }

    record Server(String host, int port, Tls tls) {}

    enum Tls {
        /** From the first byte. */
        IMPLICIT,
        STARTTLS,
        /** On this machine only. */
        NONE
    }
}
