import { END, FACTORS, folders, readTable, writeTable } from './lib.mjs'

const { facts, out } = folders()
const source = (file, line) => {
  const row = readTable(facts, file).find((r) => r.line === line)
  return { source: row.source_url, source_date: row.source_date || 'undated' }
}
const NORM = { source: 'http://www.transentry.ru/wots-927-1.html', source_date: 'undated' }
const rows = []
const add = (key, value, unit, x) =>
  rows.push({ key, value, unit, source: 'own knowledge', source_date: '2026', basis: 'estimated', ...x })
const pace = (name, unit, [slow, typical, fast], x) => {
  add(`${name}.slow`, slow, unit, x.slow ?? x)
  add(`${name}.typical`, typical, unit, x.typical ?? x)
  add(`${name}.fast`, fast, unit, x.fast ?? x)
}
const KM = 'km/day'
const TDY = source('legs.csv', 73)
const KTZ_TRAINS = source('dwell.csv', 23)
const SLOW_NORM = {
  ...NORM,
  basis: 'published',
  note: 'Delivery period of the SMGS rules as summarised by the source: one day for every 200 tariff km begun at ordinary speed (320 km at express speed). A limit for the carrier, so it stands as the slow end.',
}
pace('wagonload_km_per_day', KM, [200, 300, 550], {
  slow: SLOW_NORM,
  typical: {
    note: 'Between the delivery period (200) and measured transit wagons (550); the CPMM mean with all stops is 10.4 km/h, about 250 km a day, borders included.',
  },
  fast: { ...TDY, basis: 'estimated', note: 'Farap-Turkmenbashi in 50.5 h (February 2024) over about 1,150 km.' },
})
pace('container_wagonload_km_per_day', KM, [250, 450, 800], {
  slow: { note: 'A little above the wagonload delivery period: flat wagons run in container trains part of the way.' },
  typical: {
    note: 'Half of the speed published for whole container trains (800-941 km a day in Kazakhstan): single boxes wait to be grouped.',
  },
  fast: {
    ...source('dwell.csv', 24),
    basis: 'published',
    note: '800 km a day for container trains in Kazakhstan (2022 statement).',
  },
})
pace('container_wagonload_km_per_day.KZ', KM, [300, 500, 941], {
  slow: { note: 'Twelve days Altynkol-Aktau in 2022 are about 300 km a day.' },
  typical: { note: 'Six days Altynkol-Aktau in 2023 are about 600 km a day for whole trains; less for single boxes.' },
  fast: {
    ...KTZ_TRAINS,
    basis: 'published',
    note: 'Mean of container trains on the Kazakh network, first half of 2018.',
  },
})
pace('wagonload_km_per_day.TM', KM, [380, 480, 550], {
  ...TDY,
  basis: 'estimated',
  note: 'Farap-Turkmenbashi (about 1,150 km): 72 h before, 50.5 h in February 2024.',
})
pace('container_wagonload_km_per_day.TM', KM, [380, 500, 560], {
  ...TDY,
  basis: 'estimated',
  note: 'As transit wagons.',
})
for (const kind of ['wagonload', 'container_wagonload'])
  pace(`${kind}_km_per_day.AZ`, KM, [250, 420, 700], {
    ...source('legs.csv', 3),
    basis: 'estimated',
    note: 'Alat-Boyuk Kesik (about 430 km): 24 h regular, 14 h record; the agreed limit of October 2025 is 24 h.',
  })
for (const kind of ['wagonload', 'container_wagonload'])
  pace(`${kind}_km_per_day.GE`, KM, [150, 230, 360], {
    ...source('dwell_more.csv', 144),
    basis: 'estimated',
    note: 'Agreed limit of 24 h Gardabani-Akhalkalaki (about 200 km) and 34 h Poti-Baku (2014).',
  })
for (const kind of ['wagonload', 'container_wagonload'])
  pace(`${kind}_km_per_day.TR`, KM, [220, 340, 800], {
    ...source('legs.csv', 4),
    basis: 'estimated',
    note: 'Georgian border-Kosekoy (about 1,700 km): 120 h standard, 50 h record.',
  })
const EUROPE = 'AT BE BG CH CZ DE DK EE ES FI FR GR HR HU IT LT LU LV NL NO PL RO SE SI SK RS'.split(' ')
for (const country of EUROPE)
  pace(`wagonload_km_per_day.${country}`, KM, [150, 260, 450], {
    note: 'European wagonload with marshalling; estimated.',
  })
for (const country of EUROPE)
  pace(`container_wagonload_km_per_day.${country}`, KM, [200, 380, 700], {
    note: 'European intermodal train outside the named services; Kaunas-Gdansk 550 km in 30 h is 440 km a day.',
  })
const RULE = {
  source: 'https://en.wikipedia.org/wiki/Road_Transport_Regulation_2006',
  source_date: 'undated',
  basis: 'published',
}
const TIR_TRIP = { ...source('services.csv', 83), basis: 'estimated' }
pace('road_km_per_day', KM, [420, 640, 860], {
  slow: {
    ...TIR_TRIP,
    note: 'Khorgos-Poland, 7,000 km, offered in up to 15 d door to door; less three days at the borders 583 km a day over the whole trip. Lower here, since each country is drawn by itself and a trip of five keeps less than half of the spread.',
  },
  typical: {
    ...TIR_TRIP,
    note: 'TIR trucks: Khorgos-Poland, 7,000 km in 13 d, and 7,400 km in 12 d (services.csv:84), both with their borders. Those are counted apart here, about two and a half days, which leaves 670 and 780 km a day for trips that were shown off.',
  },
  fast: {
    ...TIR_TRIP,
    note: 'Khorgos-Poland, 7,000 km, offered from 10 d door to door: 875 km a day without two days at the borders. Riga-Kuwait in 9 d needed two drivers (services.csv:142).',
  },
})
for (const country of ['PK', 'KG', 'TJ', 'AF'])
  pace(`road_km_per_day.${country}`, KM, [200, 300, 450], {
    ...source('services.csv', 141),
    basis: 'estimated',
    note: 'Mountain roads. Kashgar-Islamabad convoy: 1,200 km in four days.',
  })
for (const country of EUROPE)
  pace(`road_km_per_day.${country}`, KM, [420, 560, 680], {
    note: 'Nine hours of driving a day (Regulation (EC) No 561/2006) at 47, 62 and 75 km/h, weekly rest spread in the slow end.',
  })
add('box_haul_km.most', 900, 'km', {
  basis: 'assumed',
  note: 'Longest way by lorry for a container: to and from terminals, and to the neighbour (Poti-Baku, Khorgos-Almaty, Klaipeda-Warsaw). On longer ways by road goods travel in trucks and trailers, for which the empty box need not be brought back.',
})
add('driving_hours_per_day', 9, 'h', {
  ...RULE,
  note: 'Regulation (EC) No 561/2006, Article 6(1); ten hours twice a week.',
})
add('driving_hours_per_week', 56, 'h', { ...RULE, note: 'Regulation (EC) No 561/2006, Article 6(2).' })
add('driving_hours_per_two_weeks', 90, 'h', { ...RULE, note: 'Regulation (EC) No 561/2006, Article 6(3).' })
add('driving_break_minutes', 45, 'min', {
  source: 'http://www.rs-roadsoft.com/index.php/information/driver-s-hour-s-law',
  source_date: 'undated',
  basis: 'published',
  note: 'Regulation (EC) No 561/2006, Article 7: after 4.5 hours of driving.',
})
add('daily_rest_hours', 11, 'h', {
  source: 'http://www.rs-roadsoft.com/index.php/information/driver-s-hour-s-law',
  source_date: 'undated',
  basis: 'published',
  note: 'Regulation (EC) No 561/2006, Article 8; nine hours up to three times between weekly rests.',
})
add('rail_norm_extra_days.gauge_change', 2, 'days', {
  ...NORM,
  basis: 'published',
  note: 'The delivery period is two days longer for a change of gauge or of wheelsets.',
})
add('rail_norm_extra_days.ferry', 2, 'days', {
  ...NORM,
  basis: 'published',
  note: 'The delivery period is two days longer for a rail ferry.',
})
add('rail_norm_express_km_per_day', 320, KM, { ...NORM, basis: 'published', note: 'Express speed, on each railway.' })
for (const [mode, hours] of Object.entries({
  rail_block_train: 24,
  rail_ferry: 24,
  ro_ro: 4,
  feeder: 48,
  deep_sea: 48,
  sea_bulk: 48,
  road: 2,
}))
  add(
    `cut_off_hours.${mode}`,
    hours,
    'h',
    mode === 'feeder' || mode === 'deep_sea'
      ? {
          ...source('services.csv', 102),
          note: 'Gate-in two to three days before a Klaipeda feeder in 2018; the lower value.',
        }
      : { note: 'Default where the source gives no cut-off.' },
  )
for (const [rule, factors] of Object.entries(FACTORS))
  for (const [i, knot] of ['min', 'p10', 'p50', 'p90', 'max'].entries())
    add(`spread.${rule}.${knot}`, factors[i], 'times the published value', {
      note: {
        land: 'A usual time of a train or truck.',
        sea: 'A usual time of a ship at sea, without closures.',
        announced: 'A planned time or the time of one first train: such trains are faster than later ones.',
        announcedCaspian:
          "An announced trans-Caspian time: 12 d were announced for Xi'an-Baku, 16.6 d measured on average over 19 trains.",
        dwell: 'A published mean of a stay becomes a right-skewed distribution with that mean.',
      }[rule],
    })
writeTable(out, 'parameters.csv', ['key', 'value', 'unit', ...END], rows)
