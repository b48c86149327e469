package memberict.directory;

/**
 * A Member's stable name, what we keep and log instead of a person's name: as {@code members.csv} says, else their
 * account's object id.
 */
public record MemberId(String value) {

    public MemberId {
        Ids.check("a Member's id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
