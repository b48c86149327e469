-- What happened, a row for each fact, as it was at that moment. Rows are added, never changed, and hold no words and no
-- person: they outlive what was said.
create table evidence (
    id           bigint generated always as identity primary key,
    kind         varchar(30)  not null,
    -- what the fact is told apart by: the same fact twice is one row
    cause        varchar(200) not null,
    council      varchar(40)  not null,
    category     varchar(40)  not null,
    source       varchar(20)  not null,
    priority     varchar(2),
    ticket       varchar(15),
    conversation uuid,
    article      varchar(80),
    happened_at  timestamp with time zone not null,
    unique (kind, cause)
);
create index evidence_in_time on evidence (council, happened_at);
create index evidence_of_ticket on evidence (ticket, kind);

-- A row counts under its category, or under the one an officer has since given its ticket.
create view counted_evidence as
select e.*,
    coalesce(
        (select corrected.category from evidence corrected
            where corrected.ticket = e.ticket and corrected.kind = 'TICKET_RECATEGORISED'
            order by corrected.id desc limit 1),
        e.category) as counted_category
from evidence e;
