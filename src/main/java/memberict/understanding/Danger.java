package memberict.understanding;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What must not be missed, though it cost a needless question now and then: a device gone, an account broken into, a
 * Member threatened. Every rule that overrules the classifier stands here. The words count only where they can hardly
 * mean anything else; the rest is the classifier's.
 */
record Danger(boolean deviceGone, boolean accountBrokenInto, boolean threatened) {

    private static final String LOST_OR_STOLEN = "lost_stolen_device";
    private static final String SECURITY = "security_phishing";

    /** These go before all other categories, the first before the second. */
    private static final List<String> PRECEDENCE = List.of(LOST_OR_STOLEN, SECURITY);

    /**
     * From here on they do. By cross-validation on the shipped messages, 97 of 105 such messages then have it first
     * instead of 91 (102 with the words below), and so have 32 of 1,466 others instead of 22.
     */
    private static final double REAL_POSSIBILITY = 0.2;

    /** From here on a threat is taken as meant; by the same measure it then is for 39 of 40, and for 2 of 1,531 others. */
    private static final double POSSIBLE_THREAT = 0.15;

    /** The same for a message that is out of scope, of which the classifier is too sure. */
    private static final double LIKELY_THREAT = 0.45;

    /** At least so likely is what the words below say. They were never wrong on the shipped messages. */
    private static final double UNMISTAKABLE = 0.9;

    private static final String DEVICE =
            "(?:i-?pads?|tablets?|lap-?tops?|surface|phones?|mobiles?|handset|devices?|computer|memory stick|usb stick)";

    private static final Pattern DEVICE_GONE = anyOf(
            // "laptop stolen", "my bag was snatched with the phone in it"
            "(?:stolen|stole|nicked|pinched|snatched|burgled|mugged|robbed)\\b.{0,80}\\b" + DEVICE,
            DEVICE + "\\b.{0,60}\\b(?:stolen|nicked|pinched|snatched|been taken)",
            // "lost my iPad", though not "lost my iPad passcode"
            "(?:lost|mislaid|misplaced|can'?t find) (?:(?:my|the|our|both|a|his|her) )?"
                    + "(?:(?:council|work|personal|new|old) )?" + DEVICE
                    + "(?! (?:pass|pin|code|charger|lead|cable|case|cover|pen|keyboard|settings|number|signal|connection))",
            // "my phone has gone missing", though not "my laptop is missing an update"
            DEVICE + "(?:'s| is| was| has| have)?(?: gone| been)? (?:missing|mislaid|misplaced)"
                    + "(?! (?:a|an|the|its|some|my)\\b)",
            // "left it on the train", "left my iPad in a pub", though not papers
            "left (?:it|them|one|(?:my|the|our|a|his|her|both)(?: [\\w']+){0,2}? " + DEVICE + ")"
                    + " (?:behind )?(?:on|in|at) (?:the|a|my)(?: [\\w'.]+){0,2}? (?:train|bus|taxi|cab|tram|tube|plane|coach"
                    + "|station|airport|pub|caf[eé]|restaurant|hotel|shop|supermarket|car park|roof)");

    private static final Pattern BROKEN_INTO = anyOf(
            "hacked|phished|ransomware",
            // "someone abroad has logged in as me"
            "(?:logged|signed|signing|logging) in(?:to)? (?:as me|my account|with my)",
            "(?:it|that) (?:wasn't|was not) me|wasn't me who|(?:sign|log)[- ]?ins?\\b.{0,40}\\bisn't me",
            "i didn't (?:request|ask for|start) (?:it|that)",
            // "gave them my password", "read him the code"
            "(?:gave|given) (?:\\w+ ){0,3}?my (?:council )?(?:password|log-?in|pass-?code|pin|code|bank details)",
            "(?:told|read|gave|given) (?:them|him|her|someone|somebody|the caller) (?:out )?(?:my|the) (?:\\w+ )?"
                    + "(?:password|pass-?code|code|number)s?",
            // "I approved it", though not "I approved the minutes"
            "approved (?:it|one|(?:a|the) (?:sign|log|prompt|request|notification))\\w*",
            "(?:typed|put|entered) (?:in )?my (?:password|details|log-?in) (?:in|on|to|into)\\b.{0,40}"
                    + "(?:fake|scam|link|website|page|site)");

    private static final Pattern THREAT = anyOf(
            "death threats?|been threatened|threaten(?:ed|ing|s)? (?:me|my|us|to (?:kill|hurt|harm|stab|burn|rape|attack))",
            "(?:going to|gonna|will|would|wants? to) (?:kill|stab|shoot|rape|hurt|attack) (?:me|us|my)",
            "being (?:followed|stalked)|following me|stalking me|don't feel safe|feel unsafe",
            "knows? where i live|outside my (?:house|home)\\b.{0,40}(?:shout|threat|abus|frighten)\\w*");

    static Danger in(Message message) {
        return new Danger(says(DEVICE_GONE, message), says(BROKEN_INTO, message), says(THREAT, message));
    }

    /** To equipment or accounts, by words alone. */
    boolean toIct() {
        return deviceGone || accountBrokenInto;
    }

    /**
     * To the Member, by words or by the classifier.
     *
     * @param probability what the classifier gives it
     * @param inScope whether the message is like any the classifier knows
     */
    boolean toMember(double probability, boolean inScope) {
        return threatened || probability >= (inScope ? POSSIBLE_THREAT : LIKELY_THREAT);
    }

    /** The guesses in the order to act on: lost or stolen, then security, then the likeliest. */
    List<Guess> ordered(List<Guess> guesses) {
        List<Guess> ordered = guesses;
        if (accountBrokenInto) {
            ordered = raised(SECURITY, ordered);
        }
        if (deviceGone) {
            ordered = raised(LOST_OR_STOLEN, ordered);
        }
        return ordered.stream()
                .sorted(Comparator.comparingInt(Danger::rank)
                        .thenComparing(
                                Comparator.comparingDouble(Guess::probability).reversed()))
                .toList();
    }

    private static int rank(Guess guess) {
        int rank = PRECEDENCE.indexOf(guess.category().id());
        return rank >= 0 && guess.probability() >= REAL_POSSIBILITY ? rank : PRECEDENCE.size();
    }

    /** With that category at least {@link #UNMISTAKABLE}, and the others sharing what is left. */
    private static List<Guess> raised(String category, List<Guess> guesses) {
        double before = guesses.stream()
                .filter(guess -> guess.category().is(category))
                .mapToDouble(Guess::probability)
                .findFirst()
                .orElse(1);
        if (before >= UNMISTAKABLE) {
            return guesses;
        }
        double rest = (1 - UNMISTAKABLE) / (1 - before);
        List<Guess> raised = new ArrayList<>();
        for (Guess guess : guesses) {
            boolean meant = guess.category().is(category);
            raised.add(new Guess(guess.category(), meant ? UNMISTAKABLE : rest * guess.probability()));
        }
        return raised;
    }

    private static boolean says(Pattern words, Message message) {
        return words.matcher(message.text()).find();
    }

    private static Pattern anyOf(String... alternatives) {
        return Pattern.compile("\\b(?:" + String.join("|", alternatives) + ")\\b", CASE_INSENSITIVE);
    }
}
