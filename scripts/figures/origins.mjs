// Who said a figure, and where it was read.

/** Producers by the words of a note, the first that fits. */
const BY_NOTE = [
  [/TITR association/i, 'TITR association'],
  [/Lithuanian side/i, null],
  [/China customs/i, 'General Administration of Customs of China'],
  [/Chinese ambassador/i, 'Embassy of China'],
  [/(?:^|; )Kazakh statistics(?! give)/i, 'Bureau of National Statistics of Kazakhstan'],
  [
    /Ministry of Transport(?: of Kazakhstan| KZ)?|Transport Ministry|Kazakh Transport Ministry|Minister of Transport|Minister Karabayev/i,
    'Ministry of Transport of Kazakhstan',
  ],
  [
    /Government of Kazakhstan|Kazakh prime minister|Deputy prime minister|President Tokayev|Minister of National Economy/i,
    'Government of Kazakhstan',
  ],
  [/Georgian Ministry of Economy|Deputy (?:Economy Minister|economy minister)/i, 'Ministry of Economy of Georgia'],
  [/Georgian Railway/i, 'Georgian Railway'],
  [/APM Terminals/i, 'APM Terminals Poti'],
  [/AZCON/i, 'AZCON Holding'],
  [/\bADY\b/, 'Azerbaijan Railways (ADY)'],
  [/Port of Baku|Port chief, Reuters|Port director/i, 'Port of Baku'],
  [/Azerbaijan Caspian Shipping/i, 'Azerbaijan Caspian Shipping Company (ASCO)'],
  [/World Bank/i, 'World Bank'],
  [/EBRD/, 'European Bank for Reconstruction and Development'],
  [/CPMM/, 'CAREC CPMM'],
  [/UTLC|ERAI|Eurasian Rail Alliance/i, 'Eurasian Rail Alliance (UTLC ERA)'],
  [/China (?:State )?Railway/i, 'China Railway'],
  [/LTG Cargo|Lithuanian Railways/i, 'LTG Cargo'],
  [/Lithuanian MFA/i, 'Ministry of Foreign Affairs of Lithuania'],
  [/PTC Holding/i, 'PTC Holding'],
  [/EnergyProm/i, 'EnergyProm'],
  [/TRACECA/, 'TRACECA'],
  [/National Bank of (\w+)/i, (match) => `National Bank of ${match[1]}`],
  [/\bKTZ\b/, 'Kazakhstan Temir Zholy (KTZ)'],
]
/** Addresses of producers themselves: nobody passed the figure on. */
const OWN = [
  [/railways\.kz$/, 'Kazakhstan Temir Zholy (KTZ)'],
  [/middlecorridor\.com$/, 'TITR association'],
  [/cpmm\.carecprogram\.org$/, 'CAREC CPMM'],
  [/ptc-holding\.kz$/, 'PTC Holding'],
  [/litrail\.lt$/, 'LTG Cargo'],
  [/danubecommission\.org$/, 'Danube Commission'],
  [/nationalbank\.kz$/, 'National Bank of Kazakhstan'],
]
/** Texts that were read whole, by the name the evidence gives them. */
const TEXTS = {
  'seed:000': [
    'Chamber of International Commerce of Kazakhstan',
    'Kazakhstan–Lithuania Business Forum, 1 October 2025',
  ],
  'seed:001': ['Ambassador of Lithuania to Kazakhstan', 'Interview with Trend, 5 October 2023'],
  'seed:002': ['Government of Kazakhstan', 'gov.kz, 25 June 2025'],
  'seed:003': [null, 'The Times of Central Asia, July 2024'],
  'seed:004': ['Government of Kazakhstan', 'Meeting with Shandong Province, 2023'],
}

export function originOf({ source_url: source, source_date: published, note, at, series = '' }) {
  const text = TEXTS[source.slice(0, 8)]
  const common = {
    published: published === '' ? 'undated' : published,
    read: null,
    row: `data/evidence/${at}`,
    licence: null,
  }
  if (text !== undefined) return { producer: text[0], via: null, title: text[1], source: text[1], ...common }
  const host = /:\/\/(?:www\.)?([^/]+)/.exec(source)?.[1] ?? null
  const own = OWN.find(([pattern]) => host !== null && pattern.test(host))
  if (own !== undefined) return { producer: own[1], via: null, title: null, source, ...common }
  return {
    producer: producerOf(/\(China customs\)/.test(series) ? 'China customs' : note),
    via: host,
    title: null,
    source,
    ...common,
  }
}

function producerOf(note) {
  for (const [pattern, producer] of BY_NOTE) {
    const match = pattern.exec(note)
    if (match !== null) return typeof producer === 'function' ? producer(match) : producer
  }
  return null
}
