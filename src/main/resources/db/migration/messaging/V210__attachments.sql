-- Files that came with messages, sealed; in parts, for H2 holds at most 1 MiB in one field.
create table attachment_part (
    id     uuid    not null,
    part   integer not null,
    sealed bytea   not null,
    primary key (id, part)
);

-- Which ticket a reply is about, for doors that show it outside the words.
alter table outbox add column about varchar(30);
