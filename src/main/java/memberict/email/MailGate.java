package memberict.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges a mail by what it carries: people are heard, machines are not answered. It looks at the mail alone and at nothing else. */
final class MailGate {

    private static final Set<String> NOBODY_THERE = Set.of(
            "mailer-daemon",
            "mailerdaemon",
            "mailer_daemon",
            "mail-daemon",
            "maildaemon",
            "postmaster",
            "post_master",
            "mdaemon",
            "mail.delivery.system",
            "mail-delivery-system",
            "mail_daemon");

    private static final Pattern NO_REPLY = Pattern.compile(
            "(?:.*[._+-])?(?:no|do[-._]?not|non|never|ne)[-._]?(?:reply|replay|respond|answer|repondre|responder)(?:[._+-].*)?|noreply.*|donotreply.*|bounces?(?:[._+-].*)?|.*-bounces?");

    private static final Pattern BOUNCE_SUBJECT = Pattern.compile(
            "(?:undeliver(?:ed|able)|undelivered mail|returned mail|returned to sender|return(?:ed)? (?:message|email)|mail delivery (?:failed|failure|system|subsystem|error)"
                    + "|deliver(?:y|ing) (?:status|failure|failed|problem|report|error|has failed|incomplete|notification|delayed)|failure notice|failed delivery|message (?:not delivered|delivery failure|status)"
                    + "|mail (?:system error|could not be delivered|failure|error)|(?:could not|cannot|unable to) (?:be )?deliver|non[- ]?deliverable|not deliverable|unzustellbar|non remis|mail failed"
                    + "|nondeliverable|bounced? (?:mail|email|message)|email bounce|rejected(?: mail| message|:)|warning: (?:message|could not)|delayed mail|message you sent blocked|user unknown|error sending|dsn\\b|ndn\\b|notificaci[oó]n de estado|未送達|配信|エラー通知|送信できません)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern BOUNCE_TEXT = Pattern.compile(
            "(?:could not|couldn't|cannot|can't|can not|was not|were not|not be|has not been|wasn't|unable to be|failed to be|not) delivered|undeliverable|undelivered|delivery (?:to the following|has failed|failed|attempt|status|error)"
                    + "|permanent(?:ly)? (?:fatal )?(?:errors?|failure|rejected)|fatal errors|user unknown|unknown user|no such user|mailbox (?:is )?(?:full|unavailable)|quota exceeded|over quota|address rejected|recipient(?: address)? rejected"
                    + "|returned (?:to sender|mail|below|message)|(?:unable|failed|failure) to deliver|host (?:unknown|not found)|\\b5\\d\\d[ -]#?5\\.\\d\\.\\d|\\b55\\d[ -]|transcript of session|reason for (?:the )?(?:failure|return)|original message follows|does not exist",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HANDED_ON =
            Pattern.compile("^\\s*(?:fwd?|wg|tr|rv|vs|i|doorst)\\s*:.*", Pattern.CASE_INSENSITIVE);

    /** As mail programs begin the subject of an absence note; with the old subject behind it. */
    private static final Pattern ABSENCE_SUBJECT = Pattern.compile(
            "^\\s*(?:(?:re|aw)\\s*:\\s*)?(?:\\[?auto(?:matic)?[- ]?(?:reply|response|responder)\\]?\\s*[:\\-]|autoreply\\s*[:\\-]|automatisch(?:e antwort| antwoord)\\s*:|abwesenheitsnotiz|r[ée]ponse automatique"
                    + "|respuesta autom[aá]tica|risposta automatica|resposta autom[aá]tica|automatiskt svar|automatisk svar|automaattinen vastaus|odpowied[zź] automatyczna|ateb awtomatig|out of (?:the )?office autoreply|vacation (?:reply|response|message)|自動応答|自動返信|自动回复)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern AWAY_SUBJECT = Pattern.compile(
            "out of (?:the )?office|away (?:from|until)|on (?:annual )?leave|on holiday|allan o'r swyddfa",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DMARC_SUBJECT =
            Pattern.compile("report domain:.*submitter:.*", Pattern.CASE_INSENSITIVE);

    private static final Set<String> CALENDAR_ANSWERS = Set.of("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH");

    /** Each one of them says "a machine sent this" whatever its value, save those that say no. */
    private static final List<String> MACHINE_HEADERS = List.of(
            "X-Autoreply",
            "X-Auto-Reply",
            "X-Autorespond",
            "X-Autoresponse",
            "X-Autoresponder",
            "X-Mail-Autoreply",
            "X-AutoReply-From",
            "X-FC-MachineGenerated",
            "X-Vacation",
            "X-Cron-Env");

    private static final List<String> LIST_HEADERS = List.of(
            "List-Id",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "List-Post",
            "List-Help",
            "List-Subscribe",
            "List-Owner",
            "X-Mailing-List",
            "X-ML-Name",
            "X-ML-Info",
            "X-MLServer",
            "X-BeenThere",
            "Mailing-List");

    private final Ourselves ourselves;

    MailGate(Ourselves ourselves) {
        this.ourselves = ourselves;
    }

    /** @param proved whether our own receiving service vouches for the sender */
    Judgement judge(Mail mail, boolean proved) {
        Marks marks = new Marks();
        Verdict verdict = verdict(mail, marks);
        Optional<Bounce> bounce =
                verdict.outcome() == MailOutcome.BOUNCE ? Optional.of(Bounce.of(mail)) : Optional.empty();
        return new Judgement(verdict.outcome(), verdict.reason(), marks.seen, noAnswer(mail, verdict, proved), bounce);
    }

    private record Verdict(MailOutcome outcome, String reason) {}

    /** Collects what was noticed, in the order it was looked for. */
    private static final class Marks {

        private final List<String> seen = new ArrayList<>();

        Optional<String> note(boolean holds, String words) {
            if (holds) {
                seen.add(words);
            }
            return holds ? Optional.of(words) : Optional.empty();
        }
    }

    private Verdict verdict(Mail mail, Marks marks) {
        // All are looked at, so that every mark is on record; the first that holds decides.
        Optional<Verdict> loop = loop(mail, marks).map(why -> new Verdict(MailOutcome.LOOP, why));
        Optional<Verdict> report = report(mail, marks).map(why -> new Verdict(MailOutcome.REPORT, why));
        Optional<Verdict> bounce = bounce(mail, marks).map(why -> new Verdict(MailOutcome.BOUNCE, why));
        Optional<Verdict> automatic = automatic(mail, marks).map(why -> new Verdict(MailOutcome.AUTOMATIC, why));
        Optional<Verdict> held = held(mail, marks).map(why -> new Verdict(MailOutcome.QUARANTINED, why));
        Optional<Verdict> bulk = bulk(mail, marks).map(why -> new Verdict(MailOutcome.BULK, why));
        return loop.or(() -> report)
                .or(() -> bounce)
                .or(() -> automatic)
                .or(() -> held)
                .or(() -> bulk)
                .orElseGet(() -> new Verdict(MailOutcome.TICKET, "a person wrote it, as far as its headers tell"));
    }

    private Optional<String> loop(Mail mail, Marks marks) {
        return marks.note(
                        mail.headers().all(Ourselves.LOOP_HEADER).stream().anyMatch(ourselves.ourLoopMark()),
                        "it bears our own loop mark")
                .or(() -> marks.note(
                        mail.messageIdGiven() && ourselves.ourMessageId().test(mail.messageId()),
                        "its message id is one of ours"))
                .or(() -> marks.note(
                        mail.from().stream().anyMatch(from -> ourselves.isUs(from.address())),
                        "it says it is from our own address"))
                .or(() -> marks.note(
                        mail.returnPath().filter(ourselves::isUs).isPresent(), "its return path is our own address"));
    }

    private static Optional<String> report(Mail mail, Marks marks) {
        String reportType = mail.contentType().get("report-type").orElse("").toLowerCase(Locale.ROOT);
        boolean otherReport = mail.contentType().value().equals("multipart/report")
                && !reportType.isEmpty()
                && !reportType.equals("delivery-status");
        return marks.note(
                        reportType.equals("disposition-notification") || holds(mail, "disposition-notification"),
                        "it is a read receipt")
                .or(() -> marks.note(
                        reportType.equals("feedback-report")
                                || holds(mail, "feedback-report")
                                // Microsoft's junk mail programme sends no report part, only the mail it is about.
                                || mail.enclosed().stream().anyMatch(head -> head.has("X-HmXmrOriginalRecipient")),
                        "it is an abuse report"))
                .or(() ->
                        marks.note(otherReport && mail.reports().isEmpty(), "it is a report of the kind " + reportType))
                .or(() -> marks.note(
                        mail.calendarMethods().stream().anyMatch(CALENDAR_ANSWERS::contains),
                        "it answers an invitation"))
                .or(() -> marks.note(DMARC_SUBJECT.matcher(mail.subject()).lookingAt(), "it is a DMARC report"));
    }

    private static boolean holds(Mail mail, String type) {
        return mail.reports().stream().anyMatch(report -> report.type().endsWith(type));
    }

    private static Optional<String> bounce(Mail mail, Marks marks) {
        boolean daemon = mail.from().stream().anyMatch(MailGate::daemon)
                || mail.sender().filter(MailGate::daemon).isPresent();
        boolean subject = BOUNCE_SUBJECT.matcher(mail.subject()).find()
                && !HANDED_ON.matcher(mail.subject()).matches();
        String text = mail.text().length() > 10_000 ? mail.text().substring(0, 10_000) : mail.text();
        boolean words = BOUNCE_TEXT.matcher(text).find();
        boolean pathless = mail.nullReturnPath();
        boolean returned = !mail.enclosed().isEmpty();
        return marks.note(
                        mail.contentType()
                                .get("report-type")
                                .filter("delivery-status"::equalsIgnoreCase)
                                .isPresent(),
                        "it is a delivery report")
                .or(() -> marks.note(
                        holds(mail, "delivery-status")
                                && (pathless
                                        || daemon
                                        || subject
                                        || !mail.from().isEmpty()),
                        "it carries a delivery status"))
                .or(() -> marks.note(
                        mail.headers().has("X-Failed-Recipients"), "it names recipients that were not reached"))
                .or(() -> marks.note(
                        daemon && (subject || words || returned || pathless),
                        "a mail server wrote it about a mail that failed"))
                .or(() -> marks.note(
                        pathless && (subject || words && returned),
                        "it has a null return path and tells of a mail that failed"))
                .or(() -> marks.note(
                        subject && words && mail.inReplyTo().isEmpty() && (returned || machineLike(mail)),
                        "its subject and its words tell of a mail that failed"));
    }

    private static boolean machineLike(Mail mail) {
        return mail.author().isEmpty()
                || mail.author().filter(author -> noReply(author.localPart())).isPresent()
                || mail.headers().keywords("Auto-Submitted").stream().anyMatch(word -> !word.equals("no"));
    }

    private static boolean daemon(Mailbox from) {
        String name = from.name().toLowerCase(Locale.ROOT);
        return NOBODY_THERE.contains(from.localPart().replace("\"", ""))
                || name.startsWith("mail delivery s")
                || name.equals("mailer-daemon")
                || name.startsWith("mail administrator");
    }

    private static Optional<String> automatic(Mail mail, Marks marks) {
        MailHeaders headers = mail.headers();
        Optional<String> sure = marks.note(
                        headers.keywords("Auto-Submitted").stream()
                                .anyMatch(word -> !word.equals("no") && !word.isEmpty()),
                        "Auto-Submitted says a machine sent it")
                .or(() -> MACHINE_HEADERS.stream()
                        .filter(name -> headers.keywords(name).stream()
                                .anyMatch(word -> !Set.of("no", "false", "0").contains(word)))
                        .findFirst()
                        .flatMap(name -> marks.note(true, name + " says a machine sent it")))
                .or(() -> marks.note(
                        headers.keywords("X-Autogenerated").contains("reply"),
                        "X-Autogenerated says a machine sent it"))
                .or(() -> marks.note(
                        precedence(headers).stream()
                                .anyMatch(word -> word.replace('-', '_').equals("auto_reply")),
                        "Precedence says it is an automatic reply"))
                .or(() -> marks.note(
                        suppressed(headers).contains("all") && headers.has("X-MS-Exchange-Inbox-Rules-Loop"),
                        "Exchange sent it by an inbox rule"))
                .or(() -> marks.note(
                        mail.deliveredTo().stream().anyMatch("autoresponder"::equalsIgnoreCase),
                        "an autoresponder delivered it"));
        if (sure.isPresent()) {
            return sure;
        }
        boolean absence = ABSENCE_SUBJECT.matcher(mail.subject()).find();
        boolean away = absence || AWAY_SUBJECT.matcher(mail.subject()).find();
        marks.note(absence, "its subject begins like an automatic reply");
        // A subject alone proves nothing; with another weak mark it does.
        boolean answers = !mail.ancestors().isEmpty();
        boolean noReply =
                mail.author().filter(author -> noReply(author.localPart())).isPresent();
        return marks.note(
                        absence
                                && (answers
                                        || mail.nullReturnPath()
                                        || noReply
                                        || !suppressed(headers).isEmpty()
                                        || precedence(headers).stream().anyMatch(MASS::contains)),
                        "its subject and one more mark tell of an automatic reply")
                .or(() ->
                        marks.note(away && mail.nullReturnPath(), "it has a null return path and tells of an absence"))
                .or(() -> marks.note(mail.nullReturnPath(), "it has a null return path, as only machines have"));
    }

    private static final Set<String> MASS = Set.of("bulk", "junk", "list");

    private static List<String> precedence(MailHeaders headers) {
        List<String> all = new ArrayList<>(headers.keywords("Precedence"));
        all.addAll(headers.keywords("X-Precedence"));
        return all;
    }

    private static Set<String> suppressed(MailHeaders headers) {
        Set<String> words = new java.util.HashSet<>();
        for (String value : headers.all("X-Auto-Response-Suppress")) {
            for (String word : value.toLowerCase(Locale.ROOT).split("[,;\\s]+")) {
                if (!word.isEmpty() && !word.equals("none")) {
                    words.add(word);
                }
            }
        }
        return words;
    }

    private Optional<String> held(Mail mail, Marks marks) {
        MailHeaders headers = mail.headers();
        return marks.note(headers.fields().isEmpty(), "it has no header we can read, so it may be no mail at all")
                .or(() -> marks.note(
                        headers.keywords("X-Spam-Flag").contains("yes")
                                || headers.keywords("X-Spam-Status").contains("yes"),
                        "the mail server calls it spam"))
                .or(() -> marks.note(
                        headers.all("X-Forefront-Antispam-Report").stream().anyMatch(MailGate::microsoftSpam),
                        "Microsoft 365 calls it spam or worse"))
                .or(() -> marks.note(
                        headers.keywords("X-Virus-Status").contains("infected") || headers.has("X-Amavis-Alert"),
                        "the mail server found a virus"))
                .or(() -> marks.note(forged(mail), "it claims to be from our domain and failed the check for that"))
                .or(() -> marks.note(contradicts(mail), "it names different senders in two From headers"))
                .or(() -> marks.note(mail.answerTo().isEmpty(), "it names no sender we could talk to"));
    }

    private static boolean microsoftSpam(String report) {
        String plain = report.toUpperCase(Locale.ROOT);
        return plain.contains("SFV:SPM")
                || plain.contains("CAT:MALW")
                || plain.contains("CAT:PHSH")
                || plain.contains("CAT:HPHISH")
                || plain.contains("CAT:HPHSH");
    }

    /** Only our own receiver's word counts; anybody can write "pass" or "fail" into a header. */
    private boolean forged(Mail mail) {
        boolean ours = mail.from().stream().anyMatch(from -> ourselves.domains().contains(from.domain()));
        return ours
                && mail.headers().all("Authentication-Results").stream()
                        .filter(result -> ourselves
                                .receivers()
                                .contains(result.strip().split("[;\\s]", 2)[0].toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .filter(result -> result.toLowerCase(Locale.ROOT).contains("dmarc=fail"))
                        .isPresent();
    }

    private static boolean contradicts(Mail mail) {
        return mail.headers().all("From").size() > 1
                && mail.from().stream().map(Mailbox::key).distinct().count() > 1;
    }

    private Optional<String> bulk(Mail mail, Marks marks) {
        MailHeaders headers = mail.headers();
        boolean welcome = headers.first("List-Id")
                .map(id -> id.toLowerCase(Locale.ROOT))
                .filter(id -> ourselves.welcomeLists().stream().anyMatch(id::contains))
                .isPresent();
        marks.note(welcome, "it came through a mailing list that is welcome here");
        if (welcome) {
            return Optional.empty();
        }
        return LIST_HEADERS.stream()
                .filter(headers::has)
                .findFirst()
                .flatMap(name -> marks.note(true, "it came through a mailing list (" + name + ")"))
                .or(() -> marks.note(
                        precedence(headers).stream().anyMatch(MASS::contains), "Precedence says it is a mass mailing"));
    }

    private Optional<String> noAnswer(Mail mail, Verdict verdict, boolean proved) {
        if (verdict.outcome() != MailOutcome.TICKET && verdict.outcome() != MailOutcome.NOTE) {
            return Optional.of(verdict.reason());
        }
        Optional<Mailbox> to = mail.answerTo();
        if (to.isEmpty()) {
            return Optional.of("there is no address to answer to");
        }
        if (ourselves.isUs(to.get().address())) {
            return Optional.of("the answer would go to ourselves");
        }
        if (noReply(to.get().localPart()) || NOBODY_THERE.contains(to.get().localPart())) {
            return Optional.of("nobody reads the address the answer would go to");
        }
        if (mail.nullReturnPath()) {
            return Optional.of("it has a null return path");
        }
        Set<String> suppressed = suppressed(mail.headers());
        // Exchange puts this on ordinary mail too, so a sender who is proved gets the one answer all the same.
        if (!proved && (suppressed.contains("all") || suppressed.contains("autoreply"))) {
            return Optional.of("X-Auto-Response-Suppress asks for no automatic answer");
        }
        if (ABSENCE_SUBJECT.matcher(mail.subject()).find()) {
            return Optional.of("its subject begins like an automatic reply");
        }
        if (HANDED_ON.matcher(mail.subject()).matches()
                && BOUNCE_SUBJECT.matcher(mail.subject()).find()) {
            // A rule that hands on bounces of our answers would have us answer for ever.
            return Optional.of("it hands on a report of a mail that failed");
        }
        if (mail.headers().has("List-Id") || precedence(mail.headers()).stream().anyMatch(MASS::contains)) {
            // a welcome list: its people are heard, and the list is spared
            return mail.replyTo().isEmpty() ? Optional.empty() : Optional.of("the answer would go to a mailing list");
        }
        return Optional.empty();
    }

    private static boolean noReply(String localPart) {
        return NO_REPLY.matcher(localPart).matches();
    }
}
