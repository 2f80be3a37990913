import type { Migration } from './migration.js'

export const ledger: Migration = {
  number: 7,
  name: 'ledger',
  sql: `
create table karavan.log_key (
  sole boolean primary key default true check (sole),
  name text not null,
  public_key bytea not null check (length(public_key) = 32),
  private_key bytea not null,
  made_at timestamptz not null default clock_timestamp()
);
comment on table karavan.log_key is 'With which checkpoints of the log of tellings are signed: Ed25519, the private one as PKCS #8.';

create table karavan.log_head (
  sole boolean primary key default true check (sole),
  size bigint not null check (size >= 0),
  checkpoint text not null,
  signed_at timestamptz not null default clock_timestamp()
);

create table karavan.log_tile (
  level smallint not null check (level >= 0),
  index bigint not null check (index >= 0),
  hashes bytea not null check (length(hashes) % 32 = 0 and length(hashes) between 32 and 8192),
  entries bytea check (length(entries) = length(hashes)),
  primary key (level, index),
  check ((level = 0) = (entries is not null))
);
alter table karavan.log_tile alter column hashes set storage external;
alter table karavan.log_tile alter column entries set storage external;
comment on table karavan.log_tile is 'Hashes of the log (RFC 6962) in tiles of 256 (C2SP tlog-tiles); a tile only ever grows.';

create table karavan.log_message (
  message_id bigint primary key,
  first_entry bigint not null unique,
  entries integer not null check (entries > 0),
  salt bytea not null check (length(salt) = 32)
);
comment on table karavan.log_message is 'Where the tellings of a message stand in the log, in the order of their records.';

create table karavan.log_due (
  message_id bigint primary key
);
comment on table karavan.log_due is 'Messages whose tellings are not in the log yet. Written in the transaction of the message.';
insert into karavan.log_due (message_id)
select id from karavan.message where exists (select from karavan.event_receipt where message_id = message.id);

create trigger keep before update or delete on karavan.log_message
  for each row execute function karavan.refuse_change();
create trigger keep before update or delete on karavan.log_key
  for each row execute function karavan.refuse_change();
create trigger keep_row before delete on karavan.log_tile
  for each row execute function karavan.refuse_change();

create function karavan.refuse_all_but_growth() returns trigger language plpgsql as $$
begin
  if (new.level, new.index) = (old.level, old.index)
    and substring(new.hashes from 1 for length(old.hashes)) = old.hashes
    and substring(new.entries from 1 for length(old.entries)) is not distinct from old.entries
  then return new;
  end if;
  raise exception 'a tile of the log only grows' using errcode = 'restrict_violation';
end $$;
create trigger keep before update on karavan.log_tile
  for each row execute function karavan.refuse_all_but_growth();
`,
}
