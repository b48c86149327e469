package memberict.scrutiny;

/**
 * A recommendation's number, such as "CSSC22-23 1.4". Councils number for themselves, so only council and number
 * together name one.
 *
 * @param number as the council writes it
 */
public record RecommendationReference(String council, String number) {

    public RecommendationReference {
        if (council.isBlank() || number.isBlank()) {
            throw new IllegalArgumentException("a recommendation's reference is its council and its number");
        }
    }

    @Override
    public String toString() {
        return number;
    }
}
