import type { Migration } from './migration.js'

/**
 * A message may be read again; addresses are forgotten, also where the log bound them; what was erased leaves who, when and why
 * to those who had to do with it; and deeds name an organisation, which stays when a person is erased.
 */
export const readingsAndTraces: Migration = {
  number: 12,
  name: 'readings and traces',
  sql: `
alter table karavan.event_receipt add column reading integer not null default 1 check (reading > 0);

create table karavan.message_reading (
  message_id bigint not null references karavan.message,
  reading integer not null check (reading > 1),
  read_at timestamptz not null default clock_timestamp(),
  read_by text not null,
  primary key (message_id, reading)
);
comment on table karavan.message_reading is 'That a message was brought again, and told events that had not been read of it before.';
create trigger keep before update or delete on karavan.message_reading
  for each row execute function karavan.refuse_change();

alter table karavan.log_message drop constraint log_message_pkey;
alter table karavan.log_message add column reading integer not null default 1;
alter table karavan.log_message add column form smallint not null default 1 check (form in (1, 2));
alter table karavan.log_message alter column reading drop default;
alter table karavan.log_message alter column form drop default;
alter table karavan.log_message add primary key (message_id, reading, form);
comment on table karavan.log_message is 'Where the tellings of a reading of a message stand in the log, in the order of their records; entries of form 1 bind the address from which it came, of form 2 do not.';

alter table karavan.log_due drop constraint log_due_pkey;
alter table karavan.log_due add column reading integer not null default 1;
alter table karavan.log_due alter column reading drop default;
alter table karavan.log_due add primary key (message_id, reading);
comment on table karavan.log_due is 'Readings of messages whose tellings are not in the log yet. Written in the transaction of the reading.';

create table karavan.log_kept (
  message_id bigint not null,
  record_id bigint not null,
  kept bytea not null check (length(kept) = 32),
  primary key (message_id, record_id)
);
comment on table karavan.log_kept is 'What an entry of form 1 binds besides names and times, where the address that is part of it was forgotten.';
create trigger keep before update or delete on karavan.log_kept
  for each row execute function karavan.refuse_change();

alter table karavan.message alter column received_from drop not null;
create index message_address on karavan.message (received_at, id) where received_from is not null;
drop trigger keep on karavan.message;
drop function karavan.refuse_all_but_erasure();
create function karavan.keep_message() returns trigger language plpgsql as $$
begin
  if (new.id, new.sender, new.sha256, new.size, new.format, new.received_at, new.received_by)
      = (old.id, old.sender, old.sha256, old.size, old.format, old.received_at, old.received_by)
    and new.name is not distinct from old.name
    and (new.received_from is null or new.received_from is not distinct from old.received_from)
    and (old.erased_at is null
      or (new.erased_at, new.erased_by, new.erased_why) = (old.erased_at, old.erased_by, old.erased_why))
  then return new;
  end if;
  raise exception 'what was received is kept: a message can only be erased' using errcode = 'restrict_violation';
end $$;
create trigger keep before update on karavan.message
  for each row execute function karavan.keep_message();
create trigger keep_bytes before update of bytes on karavan.message
  for each row when (new.bytes is not null) execute function karavan.refuse_change();

alter table karavan.consignment alter column entered_from drop not null;
alter table karavan.consignment add column erased_why text;
alter table karavan.consignment add column erased_parties jsonb check (jsonb_typeof(erased_parties) = 'array');
alter table karavan.consignment add check (erased_at is not null or (erased_why is null and erased_parties is null));
comment on column karavan.consignment.erased_parties is 'Who had to do with it, by id and role: whoever may still see that it was erased.';
create index consignment_address on karavan.consignment (entered_at) where entered_from is not null;
drop trigger keep on karavan.consignment;
drop function karavan.refuse_all_but_erased_consignments();
create function karavan.keep_consignment() returns trigger language plpgsql as $$
begin
  if (new.id, new.version, new.entered_at, new.entered_by) = (old.id, old.version, old.entered_at, old.entered_by)
    and (new.entered_from is null or new.entered_from is not distinct from old.entered_from)
    and (new.body is null
      or (new.body is not distinct from old.body and new.why is not distinct from old.why))
    and (old.erased_at is null
      or ((new.erased_at, new.erased_by) = (old.erased_at, old.erased_by)
        and new.why is not distinct from old.why
        and new.erased_why is not distinct from old.erased_why
        and new.erased_parties is not distinct from old.erased_parties))
  then return new;
  end if;
  raise exception 'what was entered is kept: add a new version to consignment' using errcode = 'restrict_violation';
end $$;
create trigger keep before update on karavan.consignment
  for each row execute function karavan.keep_consignment();

alter table karavan.deed add column organisation_id text collate "C";
alter table karavan.deed disable trigger keep;
update karavan.deed set organisation_id = person.organisation_id
from karavan.person where deed.actor_kind = 'person' and deed.actor_id = person.id;
update karavan.deed set organisation_id = api_token.organisation_id
from karavan.api_token where deed.actor_kind = 'token' and deed.actor_id = api_token.id;
update karavan.deed set organisation_id = subscription.organisation_id
from karavan.subscription where deed.actor_kind = 'subscription' and deed.actor_id = subscription.id;
alter table karavan.deed enable trigger keep;
create or replace function karavan.keep_deed() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.address is null
    and (old.id, old.done_at, old.actor_kind, old.what, old.about)
      = (new.id, new.done_at, new.actor_kind, new.what, new.about)
    and old.actor_id is not distinct from new.actor_id
    and old.organisation_id is not distinct from new.organisation_id
    and old.consignment_id is not distinct from new.consignment_id
  then
    return new;
  end if;
  raise exception 'what was done is kept' using errcode = 'restrict_violation';
end $$;
`,
}
