import type { CommandWords } from './command-words.js'
import { OBSERVE_WORDS } from './observe/words.js'
import type { OptionName } from './options.js'

/** What there is to say of each command. */
export const COMMAND_WORDS: Readonly<Record<string, CommandWords>> = {
  plan: {
    usage: 'plan FROM TO [options]',
    does: 'ways, when the goods really arrive, cost, CO2e, what is ruled out',
    examples: ['plan Kuryk Klaipeda --wagons 20 --goods wheat', 'plan Aktau Poti --when --within 25'],
  },
  places: { usage: 'places TEXT', does: 'find a place', examples: ['places Aktau'] },
  'conditions list': {
    usage: 'conditions list [options]',
    does: 'what is shut, banned or queueing on a day, and by which clause',
    more: ['Nothing at all ends with exit code 3.'],
    examples: [
      'conditions list --on 2025-06-10 --at Kuryk --goods paraxylene --equipment wagon-tank',
      'conditions list --at Kuryk --from Kostanay --equipment wagon-hopper',
    ],
  },
  'conditions show': {
    usage: 'conditions show ID [options]',
    does: 'one order with its chain, terms and source; or a report, or a count',
    more: ['ID is that of an entry; orders/ID, reports/ID or queues/ID where several have it.'],
    examples: ['conditions show KTZ-2025-KURYK-05 --on 2025-06-10'],
  },
  'conditions match': {
    usage: 'conditions match FROM TO [options]',
    does: 'which of them hit the ways of a question, when, and what to do',
    more: ['--order FILE lays orders over those that are known that nobody entered yet; nothing is kept.'],
    examples: [
      'conditions match Kostanay Poti --equipment wagon-hopper --wagons 30 --goods 1001 --ready 2025-10-03 --history',
      'conditions match Kostanay Poti --order drafts.csv',
    ],
  },
  'conditions weather': {
    usage: 'conditions weather [PLACE…]',
    does: 'how likely ports are to shut over the next days, by a forecast of yours',
    examples: ['conditions weather Aktau Poti'],
  },
  'conditions read': {
    usage: 'conditions read FILE|-',
    does: 'what the text of an order or a news item says, field by field',
    examples: ['conditions read order.txt', 'conditions read order.txt --csv > drafts.csv'],
  },
  'conditions add': {
    usage: 'conditions add FILE…',
    does: 'keep orders, reports or counts of queues (CSV) in the database',
    more: ['All rows are kept or none. A known id is refused, unless --reason says why its next version is entered.'],
    examples: [
      'conditions add my-orders.csv --by "traffic desk"',
      'conditions add my-orders.csv --reason "a wrong date"',
    ],
  },
  'conditions withdraw': {
    usage: 'conditions withdraw ID --reason TEXT',
    does: 'take back what was entered; its versions are kept',
    examples: ['conditions withdraw MY-1 --reason "never issued"'],
  },
  'conditions history': {
    usage: 'conditions history [ID]',
    does: 'every version of an entry, or what was entered last',
    examples: ['conditions history --limit 5', 'conditions history MY-1'],
  },
  'id check': {
    usage: 'id check VALUE…|-',
    does: 'which identifiers a value can be, valid or why not; what it names on the corridor',
    more: [
      'Containers, wagons, ships, stations, UN/LOCODE, keys of GS1 as digits, EPC URN or Digital Link, and others',
      '(docs/identifiers.md). - reads values from standard input, one a line. Values with blanks go in quotes.',
      'Ends with exit code 1 unless every value is valid as something.',
    ],
    examples: ['id check CSQU3054383 60635208 KZAAU', 'id check 4012345000115 --company-prefix 7'],
  },
  'events import': {
    usage: 'events import FILE…',
    does: 'keep what railways, ports and lines report: EPCIS, DCSA, EDIFACT, wagon reports (XLSX, CSV)',
    more: [
      'Folders are read with all folders in them. Each file is kept with all its events or not at all; one that was kept',
      'before changes nothing. Ends with exit code 1 where a file, or a part of one, was not taken (docs/events.md).',
    ],
    examples: [
      'events import reports/ gate-aktau.edi',
      'events import wagons.xlsx --sender KTZ --check',
      'events import wagons.xlsx --sender KTZ --mapping ktz.json --save-mapping',
    ],
  },
  'events list': {
    usage: 'events list [options]',
    does: 'what is in the log of events, the latest first',
    more: ['Nothing at all ends with exit code 3.'],
    examples: ['events list --about CSQU3054383 --from 2026-11-01 --to 2026-12-01'],
  },
  'events message': {
    usage: 'events message ID [--out FILE]',
    does: 'a message as it was received, byte for byte',
    examples: ['events message 12 --out received.edi', 'events message 12 > received.edi'],
  },
  'events erase': {
    usage: 'events erase MESSAGE --why TEXT',
    does: 'erase the bytes of a message; its hash, and who and why, stay',
    more: ['The events that it told stay too, and so do all proofs of them (docs/ledger.md).'],
    examples: ['events erase 12 --why "sent by mistake"'],
  },
  'events hash': {
    usage: 'events hash FILE…|-',
    does: 'the content hash (CBV 2.0) of each event of EPCIS, JSON-LD or XML, one a line',
    more: [
      'In the order of the documents. Where a file breaks a rule nothing is printed of any, the faults are told with',
      'their paths, and it ends with exit code 1 (docs/epcis.md).',
    ],
    examples: ['events hash ferry.jsonld border-1.2.xml', 'events hash ferry.jsonld --pre'],
  },
  'log show': {
    usage: 'log show',
    does: 'how the log of what was told stands, signed, and the key',
    more: ['Keep what it prints elsewhere: a later log is held against it (docs/ledger.md).'],
    examples: ['log show > checkpoint-2026-11-26.txt'],
  },
  'log prove': {
    usage: 'log prove HASH [--sender PARTY] [--out FILE]',
    does: 'a proof that somebody told of an event, and when',
    examples: ["log prove 'ni:///sha-256;5f1c…?ver=CBV2.0' --out departure.proof"],
  },
  'log verify': {
    usage: 'log verify [PROOF|FOLDER]',
    does: 'whether anything was rewritten: all that is kept here, a proof, or an exported log',
    more: [
      'A proof and a folder are checked with nothing but the key, without a database and without a network. What was',
      'changed is told, and it ends with exit code 1 (docs/ledger.md).',
    ],
    examples: ['log verify --since checkpoint.txt', 'log verify departure.proof --event departure.jsonld --key KEY'],
  },
  'log export': {
    usage: 'log export FOLDER',
    does: 'the whole log as files (tlog-tiles), to be kept elsewhere or published',
    examples: ['log export log-2026-11-26'],
  },
  'consignment list': {
    usage: 'consignment list [TEXT]',
    does: 'consignments, the latest first, with the chance of missing the time that counts and the hours at stake',
    more: ['TEXT is part of an id, a number, a name or a place. Nothing found ends with exit code 3.'],
    examples: ['consignment list CSQU3054383', 'consignment list --order risk'],
  },
  'consignment show': {
    usage: 'consignment show ID',
    does: 'what was planned, is estimated and happened, and who says so',
    examples: ['consignment show K-20261126-7QF2M'],
  },
  'consignment add': {
    usage: 'consignment add FILE|-',
    does: 'keep a consignment (JSON), with the plan that it goes by',
    more: [
      '--ready chooses a plan: the first of the question that the consignment puts, or that of --choose.',
      'Its --deadline is kept as the time that is agreed (deliverBy), where the file names none.',
    ],
    examples: ['consignment add flour.json --ready 2026-12-01 --choose 2 --avoid RU'],
  },
  'consignment change': {
    usage: 'consignment change ID FILE|-',
    does: 'keep its next version; the plan stays unless --ready asks for another',
    examples: ['consignment change K-1 flour.json --reason "note issued"'],
  },
  'consignment history': { usage: 'consignment history ID', does: 'every version: who, when, from where, why' },
  'consignment eta': {
    usage: 'consignment eta ID',
    does: 'when it arrives now, how that moved, and the chance of being late',
    more: ['By the plan and all that was told; a consignment without a plan ends with exit code 3.'],
    examples: ['consignment eta K-1'],
  },
  'consignment replan': {
    usage: 'consignment replan ID [--adopt N --why TEXT]',
    does: 'other ways from where it is now, beside the plan in force; --adopt takes one',
    more: ['N is the number or the id of a way in the list. Where there is no other way it ends with exit code 3.'],
    examples: ['consignment replan K-1 --avoid RU', 'consignment replan K-1 --adopt 1 --why "Aktau is shut"'],
  },
  'consignment events': {
    usage: 'consignment events ID --format epcis|dcsa',
    does: 'what was told of it, as EPCIS 2.0 or DCSA Track and Trace 2.2',
    more: ['What DCSA has no event for is told on standard error (docs/consignments.md).'],
    examples: ['consignment events K-1 --format dcsa --out events.json'],
  },
  'subscription list': { usage: 'subscription list', does: 'who is told of what is new, and where' },
  'subscription add': {
    usage: 'subscription add ADDRESS',
    does: 'have what is new sent to an address, signed (docs/subscriptions.md)',
    more: [
      'A server that runs sends it. Without --organisation it is for whoever runs the server, who sees everything.',
    ],
    examples: ['subscription add https://hooks.example/karavan --organisation mill --kinds milestone,gap'],
  },
  'subscription show': { usage: 'subscription show ID', does: 'one of them, and how it stands' },
  'subscription remove': { usage: 'subscription remove ID', does: 'end it, with all that waits for it' },
  'subscription deliveries': {
    usage: 'subscription deliveries ID',
    does: 'what was sent, waits, or was given up; the newest first',
    examples: ['subscription deliveries 3f0c… --state dead'],
  },
  'subscription resend': {
    usage: 'subscription resend ID [DELIVERY…]',
    does: 'bring back what was given up, and try now what waits for its next try: some, or all',
  },
  ...OBSERVE_WORDS,
  indicators: {
    usage: 'indicators [options]',
    does: 'hours at borders and ports, hours and speed of legs, by month, from what happened',
    more: [
      'As CAREC CPMM measures, of the consignments that are kept and have a plan (docs/indicators.md).',
      'Nothing at all ends with exit code 3.',
    ],
    examples: ['indicators --from 2026-01 --segment border', 'indicators --measure speedWithDelay --csv > speeds.csv'],
  },
  'consignment erase': {
    usage: 'consignment erase ID [--messages --why TEXT]',
    does: 'erase what was entered; that there was one stays',
    more: ['It tells which messages told of it and of nothing else. With --messages their bytes are erased too.'],
    examples: ['consignment erase K-1 --messages --why "asked for by the consignor"'],
  },
  'network check': {
    usage: 'network check [DIR]',
    does: 'prove the bundled network, with the rows of DIR laid over it',
  },
  'network export': { usage: 'network export --format gtfs DIR', does: 'write the timetable as a GTFS feed' },
  'network import': { usage: 'network import --format gtfs DIR', does: 'read a GTFS feed and tell what is in it' },
  backup: { usage: 'backup FILE [--replace]', does: 'write all that was entered into one file, a new one' },
  restore: {
    usage: 'restore FILE [--replace]',
    does: 'take it back, into a database that is empty or may be replaced',
  },
  'database status': { usage: 'database status', does: 'where what was entered is kept, and what it holds' },
  'people add': {
    usage: 'people add LOGIN --organisation ORG',
    does: 'let somebody sign in to the server',
    more: [
      'The password is asked for on the terminal, or is the first line of standard input.',
      'With --provider there is none: LOGIN is their address of mail at the provider of OpenID Connect.',
    ],
    examples: ['people add aigerim --organisation ktz --administrator'],
  },
  'people list': { usage: 'people list', does: 'who may sign in' },
  'people remove': { usage: 'people remove LOGIN', does: 'erase somebody; what they did stays, under a number' },
  'people password': { usage: 'people password LOGIN', does: 'give a new password, and end their sessions' },
  'people retention': {
    usage: 'people retention [TOPIC DAYS]',
    does: 'after how many days what is kept about people is erased',
    examples: ['people retention addresses 30'],
  },
  'organisations add': {
    usage: 'organisations add ID [options]',
    does: 'an organisation; ID is that of the party in consignments',
    examples: ['organisations add ktz --name "KTZ Express" --country KZ'],
  },
  'organisations list': { usage: 'organisations list', does: 'all organisations' },
  'tokens add': {
    usage: 'tokens add LABEL --organisation ORG',
    does: 'a token, by which a program acts for an organisation',
    examples: ['tokens add "EDI of the port" --organisation port --write --days 365'],
  },
  'tokens list': { usage: 'tokens list', does: 'all tokens, and when each was used last' },
  'tokens revoke': { usage: 'tokens revoke ID', does: 'end a token' },
}

export interface OptionLine {
  /** Those of which the line tells. */
  readonly of: readonly OptionName[]
  readonly form: string
  readonly says: string
  /** The commands to which it means this; all that take it where others mean nothing else by it. */
  readonly to?: readonly string[]
}

/** What there is to say of each option, by what they are about. */
export const OPTION_GROUPS: readonly (readonly [title: string, lines: readonly OptionLine[]])[] = [
  [
    'When',
    [
      {
        of: ['ready'],
        form: '--ready T',
        says: 'when the goods are ready (2026-12-01, 2026-12-01T08:00Z); default: the next UTC day',
      },
      { of: ['deadline'], form: '--deadline T', says: 'gives each plan its chance of meeting it' },
      { of: ['arrive-by'], form: '--arrive-by T', says: 'backwards: the latest safe hand-over …' },
      { of: ['chance'], form: '--chance 0.9', says: '… that arrives in time with this chance' },
      { of: ['when'], form: '--when', says: 'the same for a hand-over on each day of a year, by month and weekday' },
      { of: ['days'], form: '--days N', says: '… of so many days, 1 to 400; a token: until revoked, or for so many' },
      { of: ['within'], form: '--within D', says: '… with the chance of arriving within D days' },
      { of: ['history'], form: '--history', says: 'allow a time that has passed' },
      { of: ['on'], form: '--on T', says: 'the day for which it is told (today)' },
    ],
  ],
  [
    'Cargo',
    [
      {
        of: ['equipment'],
        form: '--equipment 40HC',
        says: '20GP 40GP 40HC 45HC 20RF 40RF, wagon-covered -open -tank -hopper -platform, truck, trailer',
      },
      { of: ['teu', 'wagons', 'trucks', 'units'], form: '--teu N | --wagons N | --trucks N | --units N', says: '' },
      {
        of: ['tonnes'],
        form: '--tonnes N',
        says: 'mass of the goods; without it two thirds of the payload are assumed',
      },
      {
        of: ['goods'],
        form: '--goods HS|WORDS',
        says: 'Harmonized System code, 2 to 10 digits (7208 rolled steel), or words that mean one kind of goods',
      },
      { of: ['dg'], form: '--dg CLASS', says: 'dangerous goods: 3, 2.1 …' },
      { of: ['temperature'], form: '--temperature', says: 'keep at a temperature' },
    ],
  ],
  [
    'Ways',
    [
      { of: ['avoid'], form: '--avoid LIST', says: 'countries, places, modes or services, parted by commas: RU,BY' },
      { of: ['sort'], form: '--sort arrival|reliability|cost|co2e', says: '' },
      { of: ['choose'], form: '--choose N', says: 'the plan that a consignment goes by (1)' },
      { of: ['adopt'], form: '--adopt N', says: 'the way that a consignment goes by from now on' },
      { of: ['limit'], form: '--limit N', says: 'most that are shown (6 plans, 20 entries)' },
      { of: ['show'], form: '--show N|all', says: 'tell this plan, or all, leg by leg (1)' },
      { of: ['exact'], form: '--exact', says: 'the whole Pareto set; slow' },
      { of: ['network'], form: '--network DIR', says: 'lay your own rows over the bundled network' },
    ],
  ],
  [
    'Conditions',
    [
      { of: ['at'], form: '--at PLACE', says: 'only what concerns it; several times for several places' },
      {
        of: ['from'],
        form: '--from PLACE',
        to: ['conditions list'],
        says: 'from when to load there for what --at names: the queue, the ban, the usual hours',
      },
      {
        of: ['order'],
        form: '--order FILE',
        says: 'orders that nobody entered, as CSV or JSON rows; several times for several files',
      },
      { of: ['by'], form: '--by NAME', says: 'who enters; default: the name of the account' },
      { of: ['reason'], form: '--reason TEXT', says: 'why an entry is corrected or withdrawn' },
      {
        of: ['why'],
        form: '--why TEXT',
        says: 'why something is erased, which stays in its place, or another way taken',
      },
      { of: ['messages'], form: '--messages', says: 'erase the messages too that told of the consignment alone' },
      {
        of: ['csv'],
        form: '--csv',
        says: 'a text that is read, as a row of a register of orders to complete',
        to: ['conditions read'],
      },
    ],
  ],
  [
    'Events',
    [
      {
        of: ['about'],
        form: '--about EPC',
        says: 'only what names it: an EPC, the number of a container or wagon; several times for any of several',
      },
      { of: ['from'], form: '--from T', says: 'only what happened then or later', to: ['events list'] },
      { of: ['to'], form: '--to T', says: 'only what happened before', to: ['events list'] },
      { of: ['sender'], form: '--sender ID', says: 'who speaks in the files; default: whom each names, else self' },
      { of: ['mapping'], form: '--mapping FILE', says: 'how the columns of tables are read, as JSON' },
      {
        of: ['save-mapping'],
        form: '--save-mapping',
        says: 'take that mapping, or the proposed one, and keep it for the sender',
      },
      { of: ['check'], form: '--check', says: 'read and tell, keep nothing' },
      {
        of: ['proceed'],
        form: '--proceed',
        says: 'take what is sound of a document of EPCIS, instead of all or nothing',
        to: ['events import'],
      },
      { of: ['answers'], form: '--answers DIR', says: 'where answers to EDIFACT go; default: beside each file' },
      { of: ['out'], form: '--out FILE', says: 'a new file, instead of standard output' },
      {
        of: ['key'],
        form: '--key KEY',
        says: 'with what a log signs, as karavan log show prints it; default: the one here',
      },
      { of: ['event'], form: '--event FILE', says: 'a document of EPCIS that must hold the event of the proof' },
      { of: ['since'], form: '--since FILE', says: 'an earlier checkpoint, with all of which the log must begin' },
    ],
  ],
  [
    'Published figures',
    [
      {
        of: ['date'],
        form: '--date DATE',
        says: 'when the text was published, as 2025-06-25: "last year" is told by it',
      },
      { of: ['csv'], form: '--csv', says: 'comma-separated values, a figure a line', to: ['observe read'] },
      { of: ['format'], form: '--format csv|json|sdmx', says: 'the form of figures', to: ['observe export'] },
      {
        of: ['across-scopes'],
        form: '--across-scopes',
        says: 'takes figures of different definitions together, and says so',
      },
      {
        of: ['proceed'],
        form: '--proceed',
        says: 'keeps what is sound where cells are refused',
        to: ['observe import'],
      },
    ],
  ],
  [
    'Indicators',
    [
      { of: ['from'], form: '--from MONTH', says: 'the first month, as 2026-01', to: ['indicators'] },
      { of: ['to'], form: '--to MONTH', says: 'the last month', to: ['indicators'] },
      {
        of: ['segment'],
        form: '--segment ID',
        says: 'a segment, or all that begin so: border, port:KZ-AKTAU, section:KZ-ALTYNKOL:KZ-AKTAU',
      },
      {
        of: ['measure'],
        form: '--measure NAME',
        says: 'borderHours, sectionHours, speedWithoutDelay, speedWithDelay …',
      },
      { of: ['csv'], form: '--csv', says: 'comma-separated values, a figure a line', to: ['indicators'] },
    ],
  ],
  [
    'People',
    [
      { of: ['organisation'], form: '--organisation ORG', says: 'id of the organisation that they act for' },
      { of: ['name'], form: '--name NAME', says: 'a name that people read' },
      { of: ['administrator'], form: '--administrator', says: 'they add people, organisations and tokens' },
      { of: ['provider'], form: '--provider', says: 'no password: they sign in by OpenID Connect' },
      { of: ['country'], form: '--country CC', says: 'ISO 3166-1 alpha-2' },
      { of: ['bin', 'gln'], form: '--bin N | --gln N', says: 'numbers of an organisation, with their check digit' },
      { of: ['kinds'], form: '--kinds LIST', says: 'event, milestone, estimate, gap, condition; default: all' },
      { of: ['consignment'], form: '--consignment ID', says: 'only this one; default: all that may be seen' },
      {
        of: ['moved-hours'],
        form: '--moved-hours N',
        says: 'an estimate is told when it moved by so much; default: 12',
      },
      { of: ['moved-chance'], form: '--moved-chance P', says: 'or crossed this chance of being late; default: 0.5' },
      { of: ['state'], form: '--state S', says: 'only those: waiting, delivered, dead, withheld' },
      { of: ['write'], form: '--write', says: 'the token may add and change, not only read' },
    ],
  ],
  [
    'Other',
    [
      {
        of: ['format'],
        form: '--format gtfs',
        says: 'the form of a feed',
        to: ['network export', 'network import'],
      },
      { of: ['format'], form: '--format epcis|dcsa', says: 'the form of events', to: ['consignment events'] },
      { of: ['replace'], form: '--replace', says: 'take the place of what the database holds, or of an older backup' },
      { of: ['pre'], form: '--pre', says: 'the text of which a hash is made, instead of the hash' },
      {
        of: ['company-prefix'],
        form: '--company-prefix N',
        says: 'digits of the company prefix in keys of GS1, 6 to 12: gives their EPC URN',
      },
      { of: ['json'], form: '--json', says: 'nothing but JSON on standard output (docs/api.md)' },
    ],
  ],
]

/** What stands below all commands and options. */
export const TAIL = `Output
  NO_COLOR             no bold or dim letters

What was entered (docs/storage.md)
  KARAVAN_DATA         the folder in which it is kept
  DATABASE_URL         a PostgreSQL of your own instead: postgres://USER:PASSWORD@HOST:PORT/DATABASE

A forecast (docs/conditions.md)
  KARAVAN_WEATHER      a folder of forecasts, or an address with {latitude} and {longitude}, or {place}
  KARAVAN_WAVES        the same for waves, where another service has them
  KARAVAN_WEATHER_ATTRIBUTION   to whom it is owed
  KARAVAN_THRESHOLDS   a table of your own: from what wind and waves on ports shut

Exit codes
  0 answered   1 fault of the program; what was checked does not hold   2 the question cannot be used   3 there is no way
`
