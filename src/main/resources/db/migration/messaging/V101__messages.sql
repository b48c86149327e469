-- One row for each conversation of a channel: locked while a turn is taken or a reply is claimed, so both go in order.
create table conversation_line (
    channel      varchar(20)  not null,
    conversation varchar(300) not null,
    primary key (channel, conversation)
);

create table inbox (
    id           uuid primary key,
    arrival      bigint generated always as identity,
    channel      varchar(20)  not null,
    conversation varchar(300) not null,
    provider_id  varchar(300) not null,
    council      varchar(80),
    received_at  timestamp with time zone not null,
    message      text not null,
    state        varchar(10)  not null,
    attempts     integer      not null,
    problem      varchar(500),
    -- the same message twice is the same message
    unique (channel, provider_id),
    foreign key (channel, conversation) references conversation_line (channel, conversation)
);
create index inbox_in_order on inbox (channel, conversation, arrival);
create index inbox_by_state on inbox (state);

create table outbox (
    id           uuid primary key,
    departure    bigint generated always as identity,
    channel      varchar(20)  not null,
    conversation varchar(300) not null,
    in_reply_to  uuid,
    written_at   timestamp with time zone not null,
    blocks       text not null,
    chosen       varchar(200),
    state        varchar(10)  not null,
    attempts     integer      not null,
    claimed_at   timestamp with time zone,
    sent_at      timestamp with time zone,
    provider_id  varchar(300),
    problem      varchar(500),
    foreign key (channel, conversation) references conversation_line (channel, conversation)
);
create index outbox_in_order on outbox (channel, conversation, departure);
create index outbox_by_state on outbox (state);
