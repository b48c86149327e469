-- One row for each year: locked while a ticket is numbered, so that no two have one number.
create table ticket_numbering (
    raised_in   integer primary key,
    last_number integer not null
);

create table ticket (
    reference          varchar(15)  primary key,
    council            varchar(40)  not null,
    member             varchar(40),
    reporter_name      varchar(200),
    proved             boolean      not null,
    source             varchar(20)  not null,
    kind               varchar(20)  not null,
    category           varchar(40)  not null,
    impact             varchar(20)  not null,
    urgency            varchar(20)  not null,
    priority           varchar(2)   not null,
    status             varchar(20)  not null,
    subject            varchar(120) not null,
    assignee           varchar(40),
    raised_by          varchar(40),
    conversation       uuid,
    -- one cause raises one ticket, however often it is told
    cause              varchar(200) unique,
    raised_at          timestamp with time zone not null,
    first_responded_at timestamp with time zone,
    resolved_at        timestamp with time zone,
    reopened_count     integer      not null,
    changed_by         varchar(60)  not null,
    changed_at         timestamp with time zone not null,
    version            bigint       not null
);
create index ticket_queue on ticket (council, status);
create index ticket_of_member on ticket (member);
create index ticket_of_conversation on ticket (conversation);

create table ticket_told (
    ticket  varchar(15)  not null references ticket (reference),
    place   integer      not null,
    article varchar(80)  not null,
    title   varchar(300) not null,
    outcome varchar(20)  not null,
    primary key (ticket, place)
);

create table ticket_entry (
    id      uuid primary key,
    ticket  varchar(15) not null references ticket (reference),
    place   integer     not null,
    kind    varchar(20) not null,
    author  varchar(60) not null,
    made_at timestamp with time zone not null,
    words   varchar(1000000) not null,
    unique (ticket, place)
);
