package memberict.directory;

/** A Member's stable name in {@code members.csv}; what we keep and log instead of a person's name. */
public record MemberId(String value) {

    public MemberId {
        Ids.check("a Member's id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
