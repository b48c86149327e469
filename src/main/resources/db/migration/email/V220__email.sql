-- Each mailbox we read: from when on, and how the last look went. Its row is locked while an automatic mail is decided on.
create table email_mailbox (
    address      varchar(254) primary key,
    since        timestamp with time zone not null,
    looked_at    timestamp with time zone,
    problem      varchar(500)
);

-- One row for each mail that was ever fetched, whatever became of it. Its bytes are in raw_copy, under the same id.
create table email_mail (
    id           uuid         primary key,
    arrival      bigint generated always as identity,
    mailbox      varchar(254) not null,
    council      varchar(80)  not null,
    uid_validity bigint       not null,
    uid          bigint       not null,
    stored_at    timestamp with time zone not null,
    size_bytes   bigint       not null,
    -- false where only the beginning was fetched
    whole        boolean      not null,
    sha256       varchar(64)  not null,
    outcome      varchar(20)  not null,
    reason       varchar(500),
    tries        integer      not null,
    try_at       timestamp with time zone,
    -- an officer let it in
    released     boolean      not null,
    -- what it is known by, so that the same mail by another way is the same mail
    content_key  varchar(64),
    message_id   varchar(500),
    thread       varchar(4000),
    sender       varchar(320),
    conversation uuid,
    message      uuid,
    unique (mailbox, uid_validity, uid)
);
create index email_mail_content on email_mail (mailbox, content_key);
create index email_mail_message on email_mail (message);
create index email_mail_undone on email_mail (outcome);

-- One conversation by mail. Its address in messaging is its council and its id.
create table email_conversation (
    id       uuid         primary key,
    council  varchar(80)  not null,
    mailbox  varchar(254) not null,
    -- who began it; an officer's words go there and nowhere else
    address  varchar(320) not null,
    name     varchar(200),
    subject  varchar(300) not null,
    begun_at timestamp with time zone not null
);

-- Whose mail takes part in a conversation: who began it, and who answered a mail of ours in it.
create table email_participant (
    conversation uuid         not null references email_conversation (id),
    address      varchar(320) not null,
    primary key (conversation, address)
);

-- What we sent or held back, and why.
create table email_sent (
    message      uuid         primary key,
    conversation uuid         not null references email_conversation (id),
    address      varchar(320) not null,
    about        varchar(30),
    automatic    boolean      not null,
    -- the message it answers: an automatic answer is given once
    answers      uuid,
    -- the subject of a conversation that this is the first answer in
    opens        varchar(64),
    decided_at   timestamp with time zone not null,
    held         varchar(500),
    returned_at  timestamp with time zone
);
create index email_sent_to on email_sent (address, decided_at);
create index email_sent_in on email_sent (conversation);
create index email_sent_about on email_sent (about);

-- Addresses from which mail came back for good.
create table email_dead_address (
    address varchar(320) primary key,
    since   timestamp with time zone not null,
    why     varchar(500) not null
);
