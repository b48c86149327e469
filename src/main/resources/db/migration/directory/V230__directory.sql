-- Those whom the Entra groups of a council held at the last good look; the files name everyone else.
create table directory_account (
    council    varchar(40)  not null,
    object_id  varchar(80)  not null,
    -- the ids that tickets keep; given at the first look, and never changed
    member_id  varchar(40)  not null,
    officer_id varchar(40)  not null,
    -- null until Graph has shown the person
    name       varchar(300),
    email      varchar(320),
    phone      varchar(100),
    language   varchar(40),
    enabled    boolean      not null,
    -- NEVER, NOW or FORMERLY
    seat       varchar(10)  not null,
    left_at    timestamp with time zone,
    -- such as ICT,CURATOR
    roles      varchar(100) not null,
    primary key (council, object_id)
);

-- Where to ask Graph next time: for the tenant's accounts, and for each group.
create table directory_link (
    council varchar(40)    not null,
    subject varchar(200)   not null,
    link    varchar(20000) not null,
    primary key (council, subject)
);

create table directory_sync (
    council    varchar(40) primary key,
    -- of the accounts: another number, other accounts
    revision   bigint      not null,
    read_at    timestamp with time zone,
    failures   integer     not null,
    not_before timestamp with time zone,
    problem    varchar(1000)
);
