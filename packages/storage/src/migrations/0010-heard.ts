import type { Migration } from './migration.js'

/** Whose words count for a consignment. What was kept before counts as it did. */
export const heard: Migration = {
  number: 10,
  name: 'heard',
  sql: `
alter table karavan.event_receipt add column vouched boolean not null default true;
alter table karavan.event_receipt alter column vouched drop default;
comment on column karavan.event_receipt.vouched is 'Whether the operator of the server brought it, for whomever it speaks.';

create table karavan.acceptance (
  consignment_id text collate "C" not null,
  party_id text collate "C" not null,
  how text not null check (how in ('entered', 'vouched', 'accepted', 'withdrawn')),
  accepted_at timestamptz not null default clock_timestamp(),
  accepted_by text not null,
  primary key (consignment_id, party_id)
);
comment on table karavan.acceptance is 'Whether a party stands by a consignment that names it: then its words count there.';
create index acceptance_of on karavan.acceptance (party_id);

create table karavan.naming (
  consignment_id text collate "C" primary key,
  since timestamptz not null default clock_timestamp()
);
comment on table karavan.naming is 'Since when a consignment has named its equipment and papers as it does: who named it before that does not stand by it.';

create table karavan.trust (
  party_id text collate "C" not null references karavan.organisation,
  trusted_id text collate "C" not null references karavan.organisation,
  since timestamptz not null default clock_timestamp(),
  primary key (party_id, trusted_id),
  check (party_id <> trusted_id)
);
comment on table karavan.trust is 'That an organisation stands by all that another enters with it as a party.';

insert into karavan.acceptance (consignment_id, party_id, how, accepted_by)
select distinct entry.id, party ->> 'partyId', 'vouched', 'before it was asked'
from karavan.consignment as entry, jsonb_array_elements(entry.body -> 'parties') as party
where entry.body is not null
  and not exists (select from karavan.consignment as later where later.id = entry.id and later.version > entry.version);

insert into karavan.naming (consignment_id, since)
select id, max(entered_at) from karavan.consignment where body is not null group by id;
`,
}
