import type { Migration } from './migration.js'

export const epcis: Migration = {
  number: 6,
  name: 'epcis',
  sql: `
create table karavan.event_word (
  kind text collate "C" not null check (kind in ('eventType', 'bizStep', 'disposition', 'readPoint', 'bizLocation')),
  word text collate "C" not null,
  sender text collate "C" not null,
  primary key (kind, word, sender)
);
comment on table karavan.event_word is 'Which types, steps, dispositions and places the events of each sender name. Written in the transaction of the receipt.';

insert into karavan.event_word (kind, word, sender)
select distinct told.kind, told.word, message.sender
from karavan.event_record as record
join karavan.event_receipt as receipt on receipt.record_id = record.id
join karavan.message as message on message.id = receipt.message_id,
lateral (values
  ('eventType', record.event_type), ('bizStep', record.biz_step), ('disposition', record.disposition),
  ('readPoint', record.read_point), ('bizLocation', record.biz_location)
) as told (kind, word)
where told.word is not null;

create table karavan.named_query (
  owner text collate "C" not null,
  name text collate "C" not null,
  query jsonb not null check (jsonb_typeof(query) = 'object'),
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null,
  primary key (owner, name)
);
comment on table karavan.named_query is 'Questions to the log of events that somebody keeps under a name.';
`,
}
