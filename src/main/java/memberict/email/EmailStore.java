package memberict.email;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the email door. */
@Repository
class EmailStore {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_THREAD = 4_000;

    /** In the place of a mail server's numbering, which is never 0: it came from a file. */
    static final long IMPORTED = 0;

    private final JdbcClient jdbc;

    EmailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // ---- mailboxes ----

    /** How a mailbox was met last time. */
    record Look(
            Instant since,
            @Nullable Instant lookedAt,
            @Nullable String problem) {}

    Optional<Look> look(String mailbox) {
        return jdbc.sql("select * from email_mailbox where address = ?")
                .param(mailbox)
                .query((row, n) ->
                        new Look(instant(row, "since"), optionalInstant(row, "looked_at"), row.getString("problem")))
                .optional();
    }

    void meet(String mailbox, Instant now) {
        jdbc.sql("insert into email_mailbox (address, since) values (?, ?) on conflict do nothing")
                .param(mailbox)
                .param(utc(now))
                .update();
    }

    void lookedInto(String mailbox, Instant now) {
        jdbc.sql("update email_mailbox set looked_at = ?, problem = null where address = ?")
                .param(utc(now))
                .param(mailbox)
                .update();
    }

    void failed(String mailbox, String problem) {
        jdbc.sql("update email_mailbox set problem = ? where address = ?")
                .param(cut(problem, LONGEST_REASON))
                .param(mailbox)
                .update();
    }

    /** Keeps everyone else from deciding on an automatic mail of this mailbox until the transaction ends. */
    void lock(String mailbox) {
        jdbc.sql("select address from email_mailbox where address = ? for update")
                .param(mailbox)
                .query()
                .listOfRows();
    }

    // ---- mail that came ----

    /** What became of a mail. */
    enum Outcome {
        /** Fetched, and not looked at yet. */
        STORED,
        /** Went to the inbox as someone's words. */
        MESSAGE,
        /** Went to the inbox as something sent to many, or that must not be answered. */
        BULK,
        /** A machine's answer: noted on its ticket, or filed. */
        AUTOMATIC,
        BOUNCE,
        /** Our own mail, come back. */
        LOOP,
        /** A receipt, a complaint report, a calendar's answer: filed. */
        REPORT,
        DUPLICATE,
        /** It could not be dealt with; an officer is shown it. */
        QUARANTINED,
        /** An officer has dealt with it another way. */
        ASIDE
    }

    record Row(
            UUID id,
            String mailbox,
            String council,
            Instant storedAt,
            long size,
            boolean whole,
            Outcome outcome,
            @Nullable String reason,
            int tries,
            boolean released,
            boolean imported) {}

    boolean isKnown(String mailbox, long uidValidity, long uid) {
        return jdbc.sql("select count(*) from email_mail where mailbox = ? and uid_validity = ? and uid = ?")
                        .param(mailbox)
                        .param(uidValidity)
                        .param(uid)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** False where it was here already. */
    boolean keep(
            UUID id,
            SupportMailbox mailbox,
            long uidValidity,
            long uid,
            Instant now,
            long size,
            boolean whole,
            String sha256) {
        return jdbc.sql("""
                        insert into email_mail (id, mailbox, council, uid_validity, uid, stored_at, size_bytes, whole,
                            sha256, outcome, tries, released)
                        values (:id, :mailbox, :council, :validity, :uid, :now, :size, :whole, :sha256, 'STORED', 0, false)
                        on conflict do nothing""")
                        .param("id", id)
                        .param("mailbox", mailbox.address())
                        .param("council", mailbox.council())
                        .param("validity", uidValidity)
                        .param("uid", uid)
                        .param("now", utc(now))
                        .param("size", size)
                        .param("whole", whole)
                        .param("sha256", sha256)
                        .update()
                == 1;
    }

    /** Oldest first. */
    List<Row> undone(String mailbox, Instant now) {
        return jdbc.sql("""
                        select * from email_mail
                        where outcome = 'STORED' and mailbox = ? and (try_at is null or try_at <= ?) order by arrival""")
                .param(mailbox)
                .param(utc(now))
                .query(EmailStore::row)
                .list();
    }

    /** Newest first. */
    List<Row> quarantined() {
        return jdbc.sql("select * from email_mail where outcome = 'QUARANTINED' order by arrival desc")
                .query(EmailStore::row)
                .list();
    }

    Optional<Row> mail(UUID id) {
        return jdbc.sql("select * from email_mail where id = ?")
                .param(id)
                .query(EmailStore::row)
                .optional();
    }

    void outcome(UUID id, Outcome outcome, String reason) {
        jdbc.sql("update email_mail set outcome = ?, reason = ?, try_at = null where id = ?")
                .param(outcome.name())
                .param(cut(reason, LONGEST_REASON))
                .param(id)
                .update();
    }

    /** An officer lets a mail in. False where it is not held any more. */
    boolean release(UUID id) {
        return jdbc.sql("""
                        update email_mail set outcome = 'STORED', released = true, tries = 0, try_at = null
                        where id = ? and outcome = 'QUARANTINED'""").param(id).update() == 1;
    }

    /** False where it is not held any more. */
    boolean putAside(UUID id) {
        return jdbc.sql("update email_mail set outcome = 'ASIDE' where id = ? and outcome = 'QUARANTINED'")
                        .param(id)
                        .update()
                == 1;
    }

    void tryAgain(UUID id, Instant at) {
        jdbc.sql("update email_mail set tries = tries + 1, try_at = ? where id = ?")
                .param(utc(at))
                .param(id)
                .update();
    }

    /** @param messageId null where the mail brought none */
    void describe(
            UUID id, String contentKey, @Nullable String messageId, List<String> thread, @Nullable String sender) {
        jdbc.sql("""
                update email_mail set content_key = :key, message_id = :messageId, thread = :thread, sender = :sender
                where id = :id""")
                .param("key", contentKey)
                .param("messageId", messageId == null || messageId.length() > LONGEST_REASON ? null : messageId)
                .param("thread", within(thread))
                .param("sender", sender)
                .param("id", id)
                .update();
    }

    /** @param message as which it goes to the inbox */
    void belongs(UUID id, UUID conversation, @Nullable UUID message) {
        jdbc.sql("update email_mail set conversation = ?, message = ? where id = ?")
                .param(conversation)
                .param(message)
                .param(id)
                .update();
    }

    /** The same mail, dealt with before. */
    Optional<UUID> twin(UUID id, String mailbox, String contentKey) {
        return jdbc.sql("""
                        select id from email_mail
                        where mailbox = :mailbox and content_key = :key and id <> :id
                          and outcome not in ('STORED', 'QUARANTINED', 'ASIDE', 'DUPLICATE')
                        order by arrival limit 1""")
                .param("mailbox", mailbox)
                .param("key", contentKey)
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /**
     * A mail to answer to.
     *
     * @param thread ids of the mails before it, the oldest first
     */
    record Asked(
            @Nullable String messageId,
            List<String> thread,
            @Nullable String sender) {}

    /** The mail a message came by. */
    Optional<Asked> asked(UUID message) {
        return jdbc.sql("select message_id, thread, sender from email_mail where message = ? order by arrival limit 1")
                .param(message)
                .query(EmailStore::asked)
                .optional();
    }

    /** The mail that came last from someone in a conversation. */
    Optional<Asked> lastFrom(UUID conversation, String address) {
        return jdbc.sql("""
                        select message_id, thread, sender from email_mail
                        where conversation = ? and sender = ? and message is not null order by arrival desc limit 1""")
                .param(conversation)
                .param(key(address))
                .query(EmailStore::asked)
                .optional();
    }

    /** When someone wrote last in a conversation. */
    Instant lastHeard(UUID conversation) {
        return jdbc.sql(
                        "select stored_at from email_mail where conversation = ? and message is not null order by arrival desc limit 1")
                .param(conversation)
                .query((row, n) -> instant(row, "stored_at"))
                .optional()
                .orElse(Instant.EPOCH);
    }

    // ---- conversations ----

    /** @param address who began it, in small letters */
    record Conversation(
            UUID id,
            String council,
            String mailbox,
            String address,
            @Nullable String name,
            String subject) {

        String addressName() {
            return council + "/" + id;
        }
    }

    void begin(Conversation conversation, Instant now) {
        jdbc.sql("""
                insert into email_conversation (id, council, mailbox, address, name, subject, begun_at)
                values (:id, :council, :mailbox, :address, :name, :subject, :now) on conflict do nothing""")
                .param("id", conversation.id())
                .param("council", conversation.council())
                .param("mailbox", conversation.mailbox())
                .param("address", key(conversation.address()))
                .param("name", conversation.name())
                .param("subject", cut(conversation.subject(), 300))
                .param("now", utc(now))
                .update();
        join(conversation.id(), conversation.address());
    }

    /** The conversation that one of these mails from files belongs to, where this address takes part in it. */
    Optional<Conversation> ofImported(List<String> messageIds, String mailbox, String address) {
        return messageIds.isEmpty()
                ? Optional.empty()
                : jdbc.sql("""
                        select c.* from email_conversation c join email_mail m on m.conversation = c.id
                        where m.uid_validity = 0 and m.mailbox = :mailbox and m.message_id in (:ids)
                          and exists (select 1 from email_participant p
                              where p.conversation = c.id and p.address = :address)
                        order by m.arrival desc limit 1""")
                        .param("mailbox", mailbox)
                        .param("ids", messageIds)
                        .param("address", key(address))
                        .query(EmailStore::conversation)
                        .optional();
    }

    /** The mail that brought the same bytes by the same way. */
    Optional<Row> mail(String mailbox, long uidValidity, long uid) {
        return jdbc.sql("select * from email_mail where mailbox = ? and uid_validity = ? and uid = ?")
                .param(mailbox)
                .param(uidValidity)
                .param(uid)
                .query(EmailStore::row)
                .optional();
    }

    /** Where a mail's words went: the conversation, and the message if it became one. */
    record Went(UUID conversation, @Nullable UUID message) {}

    Optional<Went> went(UUID mail) {
        return jdbc.sql("select conversation, message from email_mail where id = ? and conversation is not null")
                .param(mail)
                .query((row, n) ->
                        new Went(row.getObject("conversation", UUID.class), row.getObject("message", UUID.class)))
                .optional();
    }

    // ---- an import that goes on where it stopped ----

    List<String> importedBefore(String errand) {
        return jdbc.sql("select file from email_import where errand = ?")
                .param(errand)
                .query((row, n) -> row.getString("file"))
                .list();
    }

    void imported(String errand, String file) {
        jdbc.sql("insert into email_import (errand, file) values (?, ?) on conflict do nothing")
                .param(errand)
                .param(file)
                .update();
    }

    void importDone(String errand) {
        jdbc.sql("delete from email_import where errand = ?").param(errand).update();
    }

    void join(UUID conversation, String address) {
        jdbc.sql("insert into email_participant (conversation, address) values (?, ?) on conflict do nothing")
                .param(conversation)
                .param(key(address))
                .update();
    }

    Optional<Conversation> conversation(UUID id) {
        return jdbc.sql("select * from email_conversation where id = ?")
                .param(id)
                .query(EmailStore::conversation)
                .optional();
    }

    /** The conversation in which that ticket was spoken of with this address. */
    Optional<Conversation> about(String reference, String mailbox, String address) {
        return jdbc.sql("""
                        select c.* from email_conversation c
                        where c.mailbox = :mailbox
                          and exists (select 1 from email_sent s where s.conversation = c.id and s.about = :reference)
                          and exists (select 1 from email_participant p
                              where p.conversation = c.id and p.address = :address)
                        order by c.begun_at desc limit 1""")
                .param("mailbox", mailbox)
                .param("reference", reference)
                .param("address", key(address))
                .query(EmailStore::conversation)
                .optional();
    }

    // ---- what we sent ----

    /** @param held why it was held back; null where it was not */
    record Sent(
            UUID message,
            UUID conversation,
            String address,
            @Nullable String about,
            boolean automatic,
            @Nullable UUID answers,
            @Nullable String opens,
            @Nullable String held) {}

    void record(Sent sent, Instant now) {
        jdbc.sql("delete from email_sent where message = ?")
                .param(sent.message())
                .update();
        jdbc.sql("""
                insert into email_sent (message, conversation, address, about, automatic, answers, opens, decided_at, held)
                values (:message, :conversation, :address, :about, :automatic, :answers, :opens, :now, :held)""")
                .param("message", sent.message())
                .param("conversation", sent.conversation())
                .param("address", key(sent.address()))
                .param("about", sent.about())
                .param("automatic", sent.automatic())
                .param("answers", sent.answers())
                .param("opens", sent.opens())
                .param("now", utc(now))
                .param("held", sent.held() == null ? null : cut(sent.held(), LONGEST_REASON))
                .update();
    }

    Optional<Sent> sent(UUID message) {
        return jdbc.sql("select * from email_sent where message = ?")
                .param(message)
                .query((row, n) -> new Sent(
                        row.getObject("message", UUID.class),
                        row.getObject("conversation", UUID.class),
                        row.getString("address"),
                        row.getString("about"),
                        row.getBoolean("automatic"),
                        row.getObject("answers", UUID.class),
                        row.getString("opens"),
                        row.getString("held")))
                .optional();
    }

    /** What went there last. */
    Optional<UUID> lastTo(String address, Instant since) {
        return jdbc.sql("""
                        select message from email_sent
                        where address = ? and held is null and decided_at > ? order by decided_at desc limit 1""")
                .param(key(address))
                .param(utc(since))
                .query(UUID.class)
                .optional();
    }

    /** False where it had come back before. */
    boolean returned(UUID message, Instant now) {
        return jdbc.sql("update email_sent set returned_at = ? where message = ? and returned_at is null")
                        .param(utc(now))
                        .param(message)
                        .update()
                == 1;
    }

    /** Automatic mails that went out, counted. */
    long automaticTo(String address, Instant since) {
        return count("address = ? and decided_at > ?", key(address), utc(since));
    }

    long automaticToOpening(String address, String subject, Instant since) {
        return count("address = ? and opens = ? and decided_at > ?", key(address), subject, utc(since));
    }

    long automaticIn(UUID conversation, Instant since) {
        return count("conversation = ? and decided_at > ?", conversation, utc(since));
    }

    long automaticInAll(Instant since) {
        return count("decided_at > ?", utc(since));
    }

    long answering(UUID message) {
        return count("answers = ?", message);
    }

    private long count(String where, Object... values) {
        JdbcClient.StatementSpec counting =
                jdbc.sql("select count(*) from email_sent where automatic and held is null and " + where);
        for (Object value : values) {
            counting = counting.param(value);
        }
        return counting.query(Long.class).single();
    }

    void bury(String address, String why, Instant now) {
        revive(address);
        jdbc.sql("insert into email_dead_address (address, since, why) values (?, ?, ?) on conflict do nothing")
                .param(key(address))
                .param(utc(now))
                .param(cut(why, LONGEST_REASON))
                .update();
    }

    void revive(String address) {
        jdbc.sql("delete from email_dead_address where address = ?")
                .param(key(address))
                .update();
    }

    boolean isDead(String address) {
        return jdbc.sql("select count(*) from email_dead_address where address = ?")
                        .param(key(address))
                        .query(Long.class)
                        .single()
                > 0;
    }

    // ---- rows ----

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("mailbox"),
                row.getString("council"),
                instant(row, "stored_at"),
                row.getLong("size_bytes"),
                row.getBoolean("whole"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getInt("tries"),
                row.getBoolean("released"),
                row.getLong("uid_validity") == IMPORTED);
    }

    private static Asked asked(ResultSet row, int n) throws SQLException {
        String thread = row.getString("thread");
        return new Asked(
                row.getString("message_id"),
                thread == null || thread.isBlank() ? List.of() : List.of(thread.split(" ")),
                row.getString("sender"));
    }

    private static Conversation conversation(ResultSet row, int n) throws SQLException {
        return new Conversation(
                row.getObject("id", UUID.class),
                row.getString("council"),
                row.getString("mailbox"),
                row.getString("address"),
                row.getString("name"),
                row.getString("subject"));
    }

    /** The newest that fit: a thread may have hundreds. */
    private static String within(List<String> ids) {
        StringBuilder kept = new StringBuilder();
        for (String id : ids.reversed()) {
            if (kept.length() + id.length() + 1 > LONGEST_THREAD || id.contains(" ")) {
                break;
            }
            kept.insert(0, kept.isEmpty() ? id : id + " ");
        }
        return kept.toString();
    }

    static String key(String address) {
        return cut(address.toLowerCase(Locale.ROOT), 320);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
