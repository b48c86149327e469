-- Where each Teams conversation can be reached, as its latest activity said.
create table teams_conversation (
    conversation varchar(300) primary key,
    service_url  varchar(500) not null,
    tenant       varchar(300) not null,
    channel_id   varchar(300) not null,
    bot_id       varchar(300),
    user_id      varchar(300),
    locale       varchar(40),
    -- false once the Member has removed or blocked the assistant
    reachable    boolean not null,
    updated_at   timestamp with time zone not null
);
