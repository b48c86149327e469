package memberict.email;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the judge must know about this side of the mail: only marks we can check ourselves are believed.
 *
 * @param addresses of our mailboxes
 * @param domains whose mail must pass our own receiving service's checks
 * @param ourMessageId whether a message id bears our signature
 * @param ourLoopMark whether a value of {@value #LOOP_HEADER} bears our signature
 * @param receivers names our own receiving service signs its {@code Authentication-Results} with
 * @param welcomeLists ids of mailing lists that are people writing to us
 */
record Ourselves(
        Set<String> addresses,
        Set<String> domains,
        Predicate<String> ourMessageId,
        Predicate<String> ourLoopMark,
        Set<String> receivers,
        Set<String> welcomeLists) {

    static final String LOOP_HEADER = "X-MemberIct-Loop";

    Ourselves {
        addresses = lower(addresses);
        domains = lower(domains);
        receivers = lower(receivers);
        welcomeLists = lower(welcomeLists);
    }

    private static Set<String> lower(Set<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** {@code help+token@example.org} is {@code help@example.org}. */
    boolean isUs(String address) {
        String plain = address.toLowerCase(Locale.ROOT);
        return addresses.contains(plain) || addresses.contains(plain.replaceFirst("\\+[^@]*@", "@"));
    }
}
