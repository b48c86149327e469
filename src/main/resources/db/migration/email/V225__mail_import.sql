-- Which files of an import that is not finished have been dealt with, so that it goes on there.
create table email_import (
    errand varchar(64) not null,
    -- SHA-256 of the file's path and the mail's place in it
    file   varchar(64) not null,
    primary key (errand, file)
);
