import type { Migration } from './migration.js'

/** Whose words count for a consignment. What was kept before counts as it did. */
export const heard: Migration = {
  number: 10,
  name: 'heard',
  sql: `
alter table karavan.message add column vouched boolean not null default true;
alter table karavan.message alter column vouched drop default;
comment on column karavan.message.vouched is 'Whether the operator of the server brought it, for whomever it speaks.';

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
`,
}
