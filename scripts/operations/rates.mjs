import { TABLES } from '../../packages/network/dist/index.js'
import { folders, readTable, writeTable } from './lib.mjs'

const { facts, out } = folders()
const tables = {
  t: ['tariffs.csv', readTable(facts, 'tariffs.csv')],
  c: ['costs_published.csv', readTable(facts, 'costs_published.csv')],
}
const fact = (key) => {
  const row = tables[key[0]][1].find((r) => r.line === Number(key.slice(1)))
  if (!row) throw new Error(key)
  return { source: row.source_url, source_date: row.source_date || 'undated', name: `${tables[key[0]][0]}:${row.line}` }
}
const rows = []
const WAGONS = 'wagon-covered wagon-open wagon-tank wagon-hopper wagon-platform'
const BOX20 = '20GP 20RF'
const BOX40 = '40GP 40HC 45HC 40RF'
const BOXES = `${BOX20} ${BOX40}`
const TRUCKS = 'truck trailer'
/** `amounts` is a number or [low, typical, high] in US dollars. */
const add = (id, scope, x, per, amounts, ev, basis, note, valid = '') => {
  const [low, typical, high] = Array.isArray(amounts) ? amounts : [amounts, amounts, amounts]
  if (!(low <= typical && typical <= high)) throw new Error(`${id}: ${amounts}`)
  const keys = ev.split(' ').filter(Boolean)
  const lead = keys[0] ? fact(keys[0]) : { source: 'own knowledge', source_date: '2026' }
  rows.push({
    id,
    scope,
    per,
    amount_min: low,
    amount: typical,
    amount_max: high,
    currency: 'USD',
    valid_from: valid,
    valid_to: '',
    evidence: keys.map((k) => fact(k).name).join(' '),
    source: lead.source,
    source_date: lead.source_date,
    basis,
    note,
    ...x,
  })
}

// Caspian ferries: the published table of the carrier, per metre, and per box on a ferry.
const UNDATED = 'Price table of the carrier, page undated; agrees with news prices of March 2023.'
for (const [from, to, truck, line] of [
  ['AZ-ALAT', 'TM-TURKMENBASHI', 60.5, 't2'],
  ['TM-TURKMENBASHI', 'AZ-ALAT', 60.5, 't3'],
  ['AZ-ALAT', 'KZ-KURYK', 73, 't12'],
  ['KZ-KURYK', 'AZ-ALAT', 54.5, 't13'],
]) {
  const kuryk = from === 'KZ-KURYK' || to === 'KZ-KURYK'
  const id = `${from}-${to}`
  add(
    `ferry-truck-${id}`,
    'relation',
    { mode: 'ro_ro', from, to, equipment: TRUCKS },
    'truck_metre',
    truck,
    line,
    'official',
    `${UNDATED} One way, any length.`,
  )
  add(
    `ferry-wagon-${id}`,
    'relation',
    { mode: 'rail_ferry', from, to, equipment: 'wagon-covered wagon-open wagon-hopper wagon-platform' },
    'wagon_metre',
    kuryk ? 48 : 43,
    kuryk ? 't36' : 't22',
    'official',
    `${UNDATED} Laden wagon up to 15 m, base goods; 1.2 times over 15 m; empty ${kuryk ? 39 : 34}.`,
  )
  add(
    `ferry-tank-${id}`,
    'relation',
    { mode: 'rail_ferry', from, to, equipment: 'wagon-tank' },
    'wagon_metre',
    kuryk ? 81 : 68,
    kuryk ? 't38' : 't24',
    'official',
    `${UNDATED} Oil and oil products in tank wagons; liquefied gas ${kuryk ? 133 : 117}.`,
  )
  for (const mode of ['rail_ferry', 'ro_ro']) {
    add(
      `${mode}-40-${id}`,
      'relation',
      { mode, from, to, equipment: BOX40 },
      'container_40',
      kuryk ? 1200 : 1000,
      kuryk ? 't20' : 't10',
      'official',
      UNDATED,
    )
    add(
      `${mode}-20-${id}`,
      'relation',
      { mode, from, to, equipment: BOX20 },
      'container_20',
      kuryk ? 600 : 500,
      kuryk ? 't21' : 't11',
      'official',
      UNDATED,
    )
  }
}
for (const service of ['TURKMENBASHI-ALAT-ROAD-TMM', 'ALAT-TURKMENBASHI-ROAD-TMM']) {
  add(
    `truck-${service}`,
    'service',
    { service_id: service, mode: 'ro_ro', equipment: 'truck' },
    'truck',
    [1000, 1000, 1200],
    't371 t373',
    'published',
    'Ship owner 1,000 (2023, 1,200 before); the port names 1,200.',
  )
  add(
    `trailer-${service}`,
    'service',
    { service_id: service, mode: 'ro_ro', equipment: 'trailer' },
    'truck',
    818,
    't372',
    'published',
    'Unaccompanied trailer of 13.5 m, one way.',
  )
}
const NO_FEEDER = 'No container ship rate was found: the price of a box on the ferry of the nearest line.'
for (const [a, b, f40, f20, ev] of [
  ['KZ-AKTAU', 'AZ-ALAT', 1200, 600, 't20 t21'],
  ['TM-TURKMENBASHI', 'AZ-ALAT', 1000, 500, 't10 t11'],
])
  for (const [from, to] of [
    [a, b],
    [b, a],
  ]) {
    add(
      `feeder-40-${from}-${to}`,
      'relation',
      { mode: 'feeder', from, to, equipment: BOX40 },
      'container_40',
      [f40 * 0.7, f40, f40 * 1.4],
      ev,
      'estimated',
      NO_FEEDER,
    )
    add(
      `feeder-20-${from}-${to}`,
      'relation',
      { mode: 'feeder', from, to, equipment: BOX20 },
      'container_20',
      [f20 * 0.7, f20, f20 * 1.4],
      ev,
      'estimated',
      NO_FEEDER,
    )
  }
add(
  'bulk-caspian',
  'mode',
  { mode: 'sea_bulk', place: '*', equipment: WAGONS },
  'tonne_km',
  [0.02, 0.026, 0.05],
  't75 t78',
  'estimated',
  'State ceiling of 10-11 USD a tonne for crude by tanker across the Caspian over about 420 km; dry cargo taken alike, with a high end for small parcels.',
)

// Block trains and through rates, per service.
const RATIO = 'A 20-ft box at 0.6 of a 40-ft box (ours).'
const train = (service, amounts, ev, basis, note) => {
  add(
    `${service}-40`,
    'service',
    { service_id: service, mode: 'rail_block_train', equipment: BOX40 },
    'container_40',
    amounts,
    ev,
    basis,
    note,
  )
  add(
    `${service}-20`,
    'service',
    { service_id: service, mode: 'rail_block_train', equipment: BOX20 },
    'container_20',
    amounts.map((x) => Math.round(x * 0.6)),
    ev,
    'estimated',
    `${note} ${RATIO}`,
  )
}
const TITR =
  'Ministerial 3,200 (2023) as the low end; Argus 5,350-5,700 to Almaty or Aktau alone (2025) plus the sea leg for the middle and high; storms added 200-500 in January 2026.'
for (const s of [
  'XIAN-ALAT-TITR',
  'BEIJING-BAKU-TITR',
  'TIANJIN-BAKU-TITR',
  'NANCHANG-ALAT-TITR',
  'JINAN-BAKU-TITR',
  'QINGDAO-BAKU-TITR',
  'JINZHONG-BAKU-TITR',
  'JINHUA-ALAT-TKB',
])
  train(s, [3200, 5800, 7400], 'c66 c67 c85 c74', 'estimated', TITR)
train(
  'ALAT-XIAN-ADY',
  [1900, 3500, 5000],
  'c63',
  'estimated',
  'Eastbound: northern route 2,599 eastbound against 3,121 westbound (2024) scales the westbound rate down.',
)
for (const s of ['GUANGZHOU-ISTANBUL-TITR', 'CHENGDU-KARS-TITR', 'NANJING-ISTANBUL-TITR'])
  train(
    s,
    [4500, 7500, 9500],
    'c66 c73',
    'estimated',
    'The rate to Baku plus about a third of the through price Sergeli-Derince; ours.',
  )
for (const s of ['XIAN-DUISBURG-FIX', 'CHENGDU-LODZ-FIX', 'CHONGQING-DUISBURG-FIX'])
  train(
    s,
    [5250, 6100, 7300],
    'c19 c20 c21',
    'quoted',
    "Through rail in shipper's own box, January-March 2025 range; the middle is the upper March value.",
  )
for (const s of ['DUISBURG-XIAN-FIX', 'LODZ-CHENGDU-FIX', 'DUISBURG-CHONGQING-FIX'])
  train(s, [2200, 2600, 3800], 'c63', 'quoted', 'Eastbound market value of 2,599 (2024); range ours.')
for (const s of ['DOSTYK-BREST-UTLC', 'BREST-DOSTYK-UTLC'])
  train(
    s,
    [2915, 3250, 3295],
    'c18 c17',
    'quoted',
    'Index of the 1,520 mm transit: 3,250 on average in the first half of 2025, one-year range to July 2024.',
  )
for (const s of ['XIAN-ALMATY-CR', 'CHENGDU-ALMATY-CR', 'LIANYUNGANG-ALMATY-KTZE'])
  train(s, [4500, 5400, 5700], 'c66 c67', 'quoted', 'Argus, China to Almaty by Khorgos, October-November 2025.')
for (const s of ['ALMATY-LIANYUNGANG-KTZE', 'ALMATY-QINGDAO-KTZE'])
  train(
    s,
    [1000, 1800, 2800],
    'c63',
    'estimated',
    'Eastbound return boxes at about a third of the westbound rate (ours).',
  )
train(
  'ALTYNKOL-AKTAU-KTZ',
  [860, 1500, 2500],
  't142',
  'estimated',
  'The published 0.24 USD per km of a 40-ft box in own equipment over about 3,600 km is the low end; platform hire and terminal charges unknown.',
)
train('AKTAU-ALTYNKOL-KTZ', [860, 1200, 2200], 't142', 'estimated', 'As westbound, emptier trains.')
train('DOSTYK-AKTAU-KTZ', [860, 1450, 2400], 't142', 'estimated', 'As Altynkol-Aktau.')
for (const s of ['TASHKENT-POTI-TULM', 'POTI-TASHKENT-ADYC'])
  train(
    s,
    [2400, 2900, 4300],
    'c71 c73',
    'estimated',
    'Through price Sergeli-Derince of 2020 (2,972 by Turkmenbashi, 4,284 by Aktau) as the scale.',
  )
add(
  'through-40-sergeli-derince-tkb',
  'relation',
  { mode: '', from: 'UZ-SERGELI', to: 'TR-DERINCE', equipment: BOX40 },
  'container_40',
  [2972.33, 2972.33, 4284.32],
  'c71 c73',
  'published',
  'Forwarder price of April 2020 by Turkmenbashi; by Aktau 4,284.32. Destination charges excluded.',
  '2020-04-01',
)
add(
  'through-20-sergeli-derince-tkb',
  'relation',
  { mode: '', from: 'UZ-SERGELI', to: 'TR-DERINCE', equipment: BOX20 },
  'container_20',
  [2305.42, 2305.42, 2704.32],
  'c70 c72',
  'published',
  'As the 40-ft row; by Aktau 2,704.32.',
  '2020-04-01',
)

// Deep sea.
const sea = (service, amounts, ev, basis, note, ends = {}) => {
  add(
    `${service}-40`,
    'service',
    { service_id: service, mode: 'deep_sea', equipment: BOX40, ...ends },
    'container_40',
    amounts,
    ev,
    basis,
    note,
  )
  add(
    `${service}-20`,
    'service',
    { service_id: service, mode: 'deep_sea', equipment: BOX20, ...ends },
    'container_20',
    amounts.map((x) => Math.round(x * 0.6)),
    ev,
    'estimated',
    `${note} ${RATIO}`,
  )
}
sea(
  'SHANGHAI-ROTTERDAM-HL',
  [2512, 2700, 2840],
  'c77 c79 c80',
  'quoted',
  'Spot index Shanghai-Rotterdam, March 2025 to January 2026; taken for every port pair of the service.',
)
sea(
  'SHANGHAI-GDYNIA-MSC',
  [2512, 2900, 3300],
  'c79',
  'estimated',
  'Spot index Shanghai-Rotterdam plus about 200 for the Baltic (ours).',
)
sea(
  'SHANGHAI-GENOA-GEMINI',
  [3427, 3600, 3885],
  'c78 c79',
  'quoted',
  'Spot index Shanghai-Genoa, December 2025 and January 2026.',
)
sea(
  'SHANGHAI-ISTANBUL-GEMINI',
  [1700, 2400, 3885],
  'c68 c78',
  'estimated',
  'Between the 2,000-2,500 of Argus for Shanghai-Poti (November 2025) and the Genoa index.',
)
sea(
  'SHANGHAI-TEKIRDAG-MSC',
  [1600, 1850, 3400],
  'c68',
  'estimated',
  'Argus gives 2,000-2,500 Shanghai-Poti (November 2025); about 400 of it is counted for the feeder.',
)
for (const s of ['TEKIRDAG-POTI-MSC', 'POTI-TEKIRDAG-MSC', 'ISTANBUL-POTI-CMA', 'POTI-ISTANBUL-CMA']) {
  add(
    `${s}-40`,
    'service',
    { service_id: s, mode: 'feeder', equipment: BOX40 },
    'container_40',
    [250, 400, 700],
    'c68',
    'estimated',
    'Part of the Shanghai-Poti rate; ours.',
  )
  add(
    `${s}-20`,
    'service',
    { service_id: s, mode: 'feeder', equipment: BOX20 },
    'container_20',
    [170, 270, 450],
    'c68',
    'estimated',
    'Part of the Shanghai-Poti rate; ours.',
  )
}

// Transit of Turkmenistan on the eastern route of the North-South corridor, Serhetyaka to Akyaila and back.
for (const [from, to] of [
  ['TM-SERHETYAKA', 'TM-ETREK'],
  ['TM-ETREK', 'TM-SERHETYAKA'],
]) {
  add(
    `rail-wagon-${from}-${to}`,
    'relation',
    { mode: 'rail', from, to, equipment: WAGONS },
    'tonne_km',
    [0.015, 0.025, 0.065],
    't146 t283',
    'estimated',
    'Half of the Turkmen rate by distance: the coefficient of 0.5 for transit through Akyaila, of July to September 2025 and January to March 2026.',
  )
  add(
    `rail-40-${from}-${to}`,
    'relation',
    { mode: 'rail', from, to, equipment: BOX40 },
    'feu_km',
    [0.24, 0.24, 0.5],
    't301',
    'published',
    'One rate of the three railways of the eastern route for 2023; the high end is the Turkmen rate by distance.',
  )
  add(
    `rail-20-${from}-${to}`,
    'relation',
    { mode: 'rail', from, to, equipment: BOX20 },
    'teu_km',
    [0.15, 0.15, 0.31],
    't299 t300',
    'published',
    'One rate of the three railways of the eastern route for 2023, 0.18 above 24 t gross; the high end is the Turkmen rate by distance.',
  )
}

// By distance where nothing else is known.
const rail = (place, feu, wagon, ev, note) => {
  add(`rail-40-${place}`, 'mode', { mode: 'rail', place, equipment: BOX40 }, 'feu_km', feu, ev, 'estimated', note)
  add(
    `rail-20-${place}`,
    'mode',
    { mode: 'rail', place, equipment: BOX20 },
    'teu_km',
    feu.map((x) => Math.round(x * 62) / 100),
    ev,
    'estimated',
    `${note} A 20-ft box at 0.62 of a 40-ft box, as in the published 0.15 against 0.24.`,
  )
  add(
    `rail-wagon-${place}`,
    'mode',
    { mode: 'rail', place, equipment: WAGONS },
    'tonne_km',
    wagon,
    ev,
    'estimated',
    note,
  )
}
const CPMM =
  'the CPMM mean of 804 USD for 20 t over 500 km (2022) is 0.080 a tonne-km and 1.61 for a box of 20 t, with all fees: the high end'
rail(
  '*',
  [0.24, 0.6, 1.61],
  [0.02, 0.035, 0.08],
  'c3 c18 t54',
  `Between the transit tariff of 0.24 and ${CPMM}; the 1,520 mm transit index is about 0.60.`,
)
rail(
  'KZ',
  [0.24, 0.42, 0.88],
  [0.014, 0.022, 0.06],
  't142 c52',
  'Transit tariff of 0.24 per km of a 40-ft box in own equipment; half of the CPMM mean of 883 USD for 20 t over 500 km as the high end. Wagons: the 0.025-0.027 a tonne-km of Azerbaijani and Georgian tariffs, less on long hauls (ours).',
)
rail(
  'TM',
  [0.24, 0.5, 1.3],
  [0.03, 0.05, 0.13],
  'c44 t146',
  'CPMM mean of 1,319 USD for 20 t over 500 km (2020) as the high end; coefficients of 0.5-0.7 on transit since 2025.',
)
rail(
  'AZ',
  [0.3, 0.6, 1.2],
  [0.02, 0.026, 0.04],
  't54 t66',
  'State ceilings of 11-14 USD a tonne Alat-Boyuk Kesik (about 430 km); containers estimated.',
)
rail(
  'GE',
  [0.34, 0.7, 0.96],
  [0.027, 0.034, 0.061],
  't310 t303 t319 t138 t136',
  'Poti-Gardabani 360 km: 9.75 (60 t) to 22.14 USD (25 t) a tonne in 2016; promotional 123 USD a container (2017) and 0.96 a km of a 40-ft box (2013).',
)
rail(
  'CN',
  [0.3, 0.55, 1.1],
  [0.02, 0.03, 0.06],
  'c66',
  'The China-Almaty rate of 5,400 over about 5,000 km is the high end; the Chinese part alone estimated.',
)
rail(
  'RU',
  [0.35, 0.6, 1.2],
  [0.014, 0.025, 0.06],
  'c18',
  'Transit index of 3,250 over about 5,430 km is 0.60. Wagons as Kazakhstan, a little more (ours).',
)
rail('BY', [0.35, 0.6, 1.2], [0.014, 0.025, 0.06], 'c18', 'As Russia.')
for (const place of ['LT', 'LV', 'EE', 'PL', 'DE', 'CZ', 'SK', 'HU', 'AT', 'RO', 'BG', 'NL', 'BE', 'IT', 'RS', 'TR'])
  rail(
    place,
    [0.6, 1, 1.7],
    [0.03, 0.05, 0.09],
    '',
    'European intermodal and wagonload prices, order of magnitude; no quote was found.',
  )
const road = (place, perKm, ev, note) => {
  add(
    `road-truck-${place}`,
    'mode',
    { mode: 'road', place, equipment: TRUCKS },
    'truck_km',
    perKm,
    ev,
    'estimated',
    note,
  )
  add(
    `road-40-${place}`,
    'mode',
    { mode: 'road', place, equipment: BOX40 },
    'feu_km',
    perKm,
    ev,
    'estimated',
    `${note} A truck takes one 40-ft box.`,
  )
  add(
    `road-20-${place}`,
    'mode',
    { mode: 'road', place, equipment: BOX20 },
    'teu_km',
    perKm,
    ev,
    'estimated',
    `${note} One 20-ft box a truck.`,
  )
}
road('*', [1.3, 1.89, 3], 'c2', 'CPMM mean of 945 USD for 20 t over 500 km (2022), all fees.')
road(
  'KZ',
  [1.4, 2.2, 2.99],
  'c53 c49',
  'CPMM mean of 1,493 USD for 20 t over 500 km (2022) as the high end, 715 (2019) as the low one.',
)
road('GE', [1.9, 2.74, 3], 'c55', 'CPMM mean of 1,371 USD for 20 t over 500 km (2023).')
road('TM', [1.6, 2.06, 2.2], 'c43', 'CPMM mean of 1,029 USD for 20 t over 500 km (2020).')
add(
  'ferry-truck-km',
  'mode',
  { mode: 'ro_ro', place: '*', equipment: TRUCKS },
  'truck_km',
  [0.8, 1.5, 3],
  't2 t13',
  'estimated',
  'Caspian ferries cost 2.1-2.9 USD a km for 16.5 m; longer crossings less.',
)
add(
  'ferry-wagon-km',
  'mode',
  { mode: 'rail_ferry', place: '*', equipment: WAGONS },
  'wagon_km',
  [0.9, 1.3, 2.7],
  't36 t22',
  'estimated',
  'Caspian rail ferries cost 1.6-1.8 USD a km for 14.7 m; the longer Black Sea crossing less.',
)
for (const [mode, feu, ev, note] of [
  ['ro_ro', [0.66, 1.24, 2.5], 't2 t13', 'As lorries by length: a box stands on a trailer of 13.6 m.'],
  ['rail_ferry', [0.9, 1.3, 2.7], 't36 t22', 'As wagons: a 40-ft box fills a platform wagon.'],
]) {
  add(`${mode}-40-km`, 'mode', { mode, place: '*', equipment: BOX40 }, 'feu_km', feu, ev, 'estimated', note)
  const teu = feu.map((rate) => Math.round(rate * 60) / 100)
  add(
    `${mode}-20-km`,
    'mode',
    { mode, place: '*', equipment: BOX20 },
    'teu_km',
    teu,
    ev,
    'estimated',
    `${note} A 20-ft box at 0.6 of a 40-ft box (ours).`,
  )
}
for (const mode of ['feeder', 'deep_sea']) {
  const [feu, teu, note, ev] =
    mode === 'feeder'
      ? [
          [0.25, 0.5, 1.4],
          [0.15, 0.3, 0.8],
          'Short sea by distance, ours; a Caspian box pays about 2.8 a km over 430 km.',
          't20',
        ]
      : [
          [0.066, 0.105, 0.34],
          [0.04, 0.065, 0.2],
          'Shanghai-Rotterdam spot index over 25,558 km by the Cape: 1,667 to 8,740 over the years, 2,700 now.',
          'c79 c83 c82',
        ]
  add(`${mode}-40-km`, 'mode', { mode, place: '*', equipment: BOX40 }, 'feu_km', feu, ev, 'estimated', note)
  add(`${mode}-20-km`, 'mode', { mode, place: '*', equipment: BOX20 }, 'teu_km', teu, ev, 'estimated', note)
}

// Handling and borders.
const RAILED = `${BOXES} ${WAGONS}`
const border = (place, kind, amounts, ev, note) =>
  add(
    `border-${kind}-${place}`,
    'handling',
    { mode: 'border', place, equipment: kind === 'rail' ? RAILED : TRUCKS },
    'crossing',
    amounts,
    ev,
    'measured',
    `${note} All fees of one crossing on the side entered, legal or not; fee rows for the same border must not be added.`,
  )
border('*', 'rail', [87, 215, 313], 'c5', 'CPMM rail mean of 2022.')
border('*', 'road', [50, 208, 357], 'c4', 'CPMM road mean of 2022.')
border('KZ', 'rail', [185, 313, 356], 't255 c54', 'CPMM, entering Kazakhstan in 2022.')
border('KZ', 'road', [153, 504, 875], 't249', 'CPMM, entering Kazakhstan in 2022.')
border('TM', 'rail', [81, 87, 97], 'c45 t243', 'CPMM 2020, 81 on entry in 2023.')
border('TM', 'road', [211, 229, 250], 'c42', 'CPMM 2020.')
border('AZ', 'road', [24, 56, 106], 'c46', 'CPMM 2023.')
border('GE', 'road', [114, 121, 123], 'c56', 'CPMM 2023.')
border('KG', 'road', [25, 186, 186], 't391', 'CPMM, on entry in 2023.')
border('TJ', 'road', [114, 116, 133], 't397', 'CPMM, on entry in 2022.')
for (const place of 'AT BE BG CZ DE DK EE ES FI FR GR HR HU IT LT LU LV NL PL RO SE SI SK'.split(' '))
  for (const kind of ['rail', 'road'])
    add(
      `border-${kind}-${place}`,
      'handling',
      { mode: 'border', place, equipment: kind === 'rail' ? RAILED : TRUCKS },
      'crossing',
      [0, 0, 80],
      '',
      'assumed',
      'No fee inside the Union; the high end is a customs agent on entry from outside.',
    )
const EAEU = ['AM', 'BY', 'KG', 'KZ', 'RU']
for (const place of EAEU)
  for (const from of EAEU.filter((country) => country !== place))
    for (const kind of ['rail', 'road'])
      add(
        `border-${kind}-${from}-${place}`,
        'handling',
        { mode: 'border', from, place, equipment: kind === 'rail' ? RAILED : TRUCKS },
        'crossing',
        [0, 60, 208],
        'c4',
        'estimated',
        'No customs inside the Eurasian Economic Union; agent and seal fees estimated.',
      )
for (const place of ['KZ-DOSTYK', 'CN-ALASHANKOU'])
  add(
    `gauge-${place}`,
    'handling',
    { mode: 'gauge_change', place, equipment: RAILED },
    'crossing',
    [120, 329, 400],
    'c60',
    'measured',
    'Mean fee of a gauge change at Dostyk in 2020 (CPMM); 120 at Erenhot.',
  )
add(
  'gauge-any',
  'handling',
  { mode: 'gauge_change', place: '*', equipment: RAILED },
  'crossing',
  [120, 250, 400],
  'c60',
  'estimated',
  'Between Erenhot (120) and Dostyk (329).',
)
add(
  'lift-40',
  'handling',
  { mode: 'transshipment', place: '*', equipment: BOX40 },
  'container_40',
  [35, 70, 150],
  't197',
  'estimated',
  'A lift on or off of 85 EUR at Klaipeda (forwarder list) as the scale; no terminal tariff of the corridor was found.',
)
add(
  'lift-20',
  'handling',
  { mode: 'transshipment', place: '*', equipment: BOX20 },
  'container_20',
  [30, 60, 130],
  't197',
  'estimated',
  'As a 40-ft box, a little less.',
)
add(
  'load-wagon',
  'handling',
  { mode: 'transshipment', place: '*', equipment: WAGONS },
  'tonne',
  [3, 5, 9],
  '',
  'assumed',
  'Loading or unloading of wagons, order of magnitude; no tariff was found.',
)

const ids = new Set()
for (const r of rows) {
  if (ids.has(r.id)) throw new Error(`two rows ${r.id}`)
  ids.add(r.id)
}
const services = new Set(readTable(out, 'services.csv').map((s) => s.id))
for (const r of rows) if (r.service_id && !services.has(r.service_id)) throw new Error(`no service ${r.service_id}`)
writeTable(
  out,
  'rates.csv',
  TABLES.rates.columns.map(({ name }) => name),
  rows,
)
