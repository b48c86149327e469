create table conversation (
    id         uuid primary key,
    channel    varchar(20)  not null,
    name       varchar(300) not null,
    -- the council the Member chose, or the door named; remembered until it is switched
    council    varchar(80),
    member_id  varchar(80),
    state      varchar(1000000) not null,
    begun_at   timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    unique (channel, name)
);
