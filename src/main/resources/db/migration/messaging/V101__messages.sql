-- One row for each conversation of a channel: locked while a turn is taken or a reply is claimed, so both go in order.
create table conversation_line (
    channel      varchar(20)  not null,
    conversation varchar(300) not null,
    primary key (channel, conversation)
);

-- Every index is paid for at every message, so there are only those a turn needs. varchar, not text: H2 keeps a text of
-- more than a few words apart from its row, which costs as much again as the rest of the insert.

create table inbox (
    id           uuid primary key,
    arrival      bigint generated always as identity,
    channel      varchar(20)  not null,
    conversation varchar(300) not null,
    provider_id  varchar(300) not null,
    council      varchar(80),
    received_at  timestamp with time zone not null,
    message      varchar(1000000) not null,
    state        varchar(10)  not null,
    attempts     integer      not null,
    -- the same message twice is the same message
    unique (provider_id, channel)
);
create index inbox_in_order on inbox (conversation, channel, arrival);

create table outbox (
    id           uuid primary key,
    departure    bigint generated always as identity,
    channel      varchar(20)  not null,
    conversation varchar(300) not null,
    in_reply_to  uuid,
    written_at   timestamp with time zone not null,
    blocks       varchar(1000000) not null,
    chosen       varchar(200),
    state        varchar(10)  not null,
    attempts     integer      not null,
    claimed_at   timestamp with time zone,
    sent_at      timestamp with time zone,
    provider_id  varchar(300)
);
create index outbox_in_order on outbox (conversation, channel, departure);

-- What an officer must see: few rows, so that looking for them does not need an index on every message.
create table dead_letter (
    message   uuid primary key,
    direction varchar(10)  not null,
    since     timestamp with time zone not null,
    problem   varchar(500) not null,
    uncertain boolean      not null
);
