-- Every version of an article that went live, oldest first by number. No hash and no content: it was taken away.
create table knowledge_revision (
    article_id varchar(80)              not null,
    number     integer                  not null,
    hash       varchar(64),
    content    text,
    seen_at    timestamp with time zone not null,
    primary key (article_id, number)
);
