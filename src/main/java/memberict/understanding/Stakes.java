package memberict.understanding;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import memberict.catalogue.Impact;
import memberict.catalogue.Urgency;
import memberict.understanding.Mention.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on a message by its own words: how far it reaches and how soon it bites. Deadlines count; rank and the word
 * "urgent" do not.
 */
record Stakes(Optional<Impact> impact, Optional<Urgency> urgency, List<Mention> mentions) {

    private static final Pattern TICKET = Pattern.compile("\\bICT ?[- ] ?\\d{4} ?[- ] ?\\d{1,6}\\b", CASE_INSENSITIVE);

    private static final Pattern MEETING =
            Pattern.compile("\\b" + MeetingTimes.MEETING + "(?: " + MeetingTimes.MEETING + ")*\\b", CASE_INSENSITIVE);

    /** The widest impact and the soonest urgency that any rule finds. */
    static Stakes of(Message message, Danger danger, ZonedDateTime at) {
        List<Impact> impacts = new ArrayList<>();
        List<Urgency> urgencies = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        TICKET.matcher(message.text())
                .results()
                .forEach(ticket -> mentions.add(new Mention(Kind.TICKET_REFERENCE, ticket.group())));
        Matcher meeting = MEETING.matcher(message.text());
        if (meeting.find()) {
            mentions.add(new Mention(Kind.MEETING, meeting.group()));
        }
        for (MeetingTimes.Found time : MeetingTimes.in(message, at)) {
            urgencies.add(time.urgency());
            mentions.add(new Mention(Kind.MEETING, time.words()));
        }
        List<String> sentences = message.sentences().stream()
                .filter(sentence -> !DayWords.areFarOff(sentence))
                .toList();
        for (Rule rule : Rule.values()) {
            if (rule.holds(rule == Rule.NO_HURRY ? message.sentences() : sentences)) {
                Optional.ofNullable(rule.impact).ifPresent(impacts::add);
                Optional.ofNullable(rule.urgency).ifPresent(urgencies::add);
            }
        }
        if (danger.toIct()) {
            impacts.add(Impact.MANY);
            urgencies.add(Urgency.NOW);
        }
        return new Stakes(
                impacts.stream().reduce(Impact::orWider),
                urgencies.stream().reduce(Urgency::orSooner),
                List.copyOf(mentions));
    }

    /** What words alone say; {@link MeetingTimes} knows what words say at a certain time of day. */
    private enum Rule {
        MEETING_IS_ON(
                null,
                Urgency.NOW,
                // "the meeting has started", "we've started and…", "we're live"
                MeetingTimes.MEETING + "(?:'?s| is| has| are| have)(?: just| already| now| about to)?"
                        + " (?:start(?:ed|ing)?|beg[iu]n(?:ning)?|under ?way|in progress|in session|sitting|live|waiting)\\b"
                        + "(?! (?:at|on|in|to|tomorrow|next|late))",
                "(?:we|they|it)(?:'?ve|'s| have| has)(?: just| already)? (?:started|begun)(?= *(?:$|[,.!?;]|and|but|already|without))",
                "(?:we're|we are|it's|it is|going|gone|about to go|are) live\\b(?! in| with| at)",
                // "I'm sitting in the chamber", "in the middle of a meeting", "cabinet starts now"
                "(?:sitting|sat|stuck|waiting|here) in (?:the|a|my) (?:council )?" + MeetingTimes.MEETING,
                "(?:in|into|during|middle of|halfway through) (?:the|a|my|our|this) (?:\\w+ )?" + MeetingTimes.MEETING
                        + " (?:right )?now\\b",
                "(?:in the )?middle of (?:the|a|my|our) (?:\\w+ )?" + MeetingTimes.MEETING,
                MeetingTimes.MEETING
                        + " (?:(?:is|starts|starting)(?: on)? now|(?:is )?(?:on )?right now|any minute)\\b",
                "about to (?:start|begin|go live|go in)\\b"),

        WHOLLY_LOCKED_OUT(
                Impact.ONE_MEMBER,
                Urgency.TODAY,
                "(?:can'?t|cannot|can not|couldn't|unable to|won't let me) (?:\\w+ )?(?:get|log|sign)(?: back)? ?in ?to"
                        + " (?:anything|any of)\\b",
                "(?:locked|shut)(?: me)? out of (?:everything|all|the lot|absolutely)\\b",
                "(?:completely|totally|wholly|entirely) (?:locked|shut) out\\b",
                "(?:can'?t|cannot|can not|unable to) (?:access|open|use|reach) anything\\b"),

        MANY_MEMBERS(
                Impact.MANY,
                null,
                "(?<!\\b(?:hi|hello|morning|afternoon|evening|dear|thanks|with|to|from|see|hear|can|does|do|should) )everyone\\b(?! else's|'s faces)",
                "(?:all|none|most|half|several|some|many|lots) of (?:us|the (?:other )?(?:members|councillors|committee|chamber))\\b",
                "(?:half|several|most) (?:of )?the (?:members|councillors|committee)\\b",
                "(?:whole|entire) (?:committee|council|chamber|cabinet|group)\\b",
                "(?:nobody|no one|no-one) (?:else )?can\\b(?! (?:hear|see) me)"),

        NO_HURRY(
                null,
                Urgency.CAN_WAIT,
                "(?:no|not in (?:a|any)|in no|no great|no particular) (?:rush|hurry)\\b|(?:not|isn't) urgent\\b|nothing urgent\\b",
                "when(?:ever)? you (?:get|have|find) (?:a |some )?(?:chance|minute|moment|time)\\b",
                "when(?:ever)?(?: it is| it's|'s)? convenient\\b|at your (?:leisure|convenience)\\b",
                "(?:next|the following) (?:week|month|year)\\b");

        private final @Nullable Impact impact;
        private final @Nullable Urgency urgency;
        private final Pattern words;

        Rule(@Nullable Impact impact, @Nullable Urgency urgency, String... alternatives) {
            this.impact = impact;
            this.urgency = urgency;
            this.words = Pattern.compile("\\b(?:" + String.join("|", alternatives) + ")", CASE_INSENSITIVE);
        }

        boolean holds(List<String> sentences) {
            return sentences.stream()
                    .anyMatch(sentence -> words.matcher(sentence).find());
        }
    }
}
