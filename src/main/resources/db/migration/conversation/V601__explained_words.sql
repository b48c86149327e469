-- the technical words an answer of the conversation has explained: each is explained at its first use
create table conversation_explained_word (
    conversation_id uuid         not null references conversation (id) on delete cascade,
    word            varchar(200) not null,
    explained_at    timestamp with time zone not null,
    primary key (conversation_id, word)
);
