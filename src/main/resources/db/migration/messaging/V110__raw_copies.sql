-- Messages as they came, sealed; in parts, for H2 holds at most 1 MiB in one field. They go by their age once a day,
-- which needs no index; every index would be paid for at every message.
create table raw_copy (
    id           uuid not null,
    part         integer not null,
    kept_at      timestamp with time zone not null,
    content_type varchar(100) not null,
    sealed       bytea not null,
    primary key (id, part)
);
