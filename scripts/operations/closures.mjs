import { END, folders, writeTable } from './lib.mjs'

const { out } = folders()
const PORT_DIRECTOR = {
  note: 'Port director of Kuryk: closed about half of November and December together; the equal split over the two months is ours.',
}
const ABOVE_15 = 'more than 80 days a year above 15 m/s at Aktau (22 % of the year)'
const model = 'Share by the first weather model of the facts: '
/** Share closed by month (January first), lengths in hours, and what stands behind them. */
const GROUPS = [
  {
    ids: ['KZ-AKTAU', 'KZ-KURYK'],
    group: 'caspian-east-north',
    shares: [0.3, 0.28, 0.25, 0.1, 0.08, 0.06, 0.05, 0.06, 0.09, 0.25, 0.5, 0.5],
    hours: [24, 48, 96],
    why: `${model}winter half 20-30 %, April-September 5-10 %, so that the year comes to about 20 %, as ${ABOVE_15}.`,
  },
  {
    ids: ['AZ-ALAT'],
    group: 'absheron',
    shares: [0.22, 0.22, 0.2, 0.07, 0.05, 0.05, 0.05, 0.05, 0.06, 0.2, 0.25, 0.25],
    hours: [24, 36, 72],
    why: `${model}November-December 25 %, rest of the winter half 15-25 %, summer 5 %; dated storm warnings last 24-72 h.`,
  },
  {
    ids: ['TM-TURKMENBASHI'],
    group: 'caspian-east-south',
    shares: [0.2, 0.2, 0.18, 0.06, 0.05, 0.05, 0.05, 0.05, 0.05, 0.16, 0.25, 0.25],
    hours: [24, 36, 72],
    why: `${model}as for Alat; nothing was found for Turkmenbashi itself but a regional mean wind.`,
  },
  {
    ids: ['GE-POTI'],
    group: 'black-sea-poti',
    shares: [0.15, 0.15, 0.13, 0.03, 0.03, 0.03, 0.03, 0.04, 0.04, 0.1, 0.15, 0.15],
    hours: [24, 30, 48],
    why: `${model}winter 15 %, summer 3 %; the harbour master calls a day's closure at sea state 4 usual in winter, episodes of 24-48 h.`,
  },
  {
    ids: ['GE-BATUMI'],
    group: 'black-sea-batumi',
    shares: [0.05, 0.05, 0.04, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.03, 0.05, 0.05],
    hours: [12, 30, 36],
    why: `${model}winter 5 %, summer 1 %; sheltered when the swell comes from the west, episodes of 30-36 h.`,
  },
  {
    ids: ['RO-CONSTANTA'],
    group: 'black-sea-west',
    shares: [0.05, 0.05, 0.04, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.03, 0.05, 0.05],
    hours: [12, 18, 36],
    why: `${model}winter 5 %, summer 1 %; manoeuvres stop at about 15-22 m/s or visibility under half a nautical mile.`,
  },
  {
    ids: ['LT-KLAIPEDA'],
    group: 'baltic-south-east',
    shares: [0.06, 0.06, 0.05, 0.01, 0.01, 0.01, 0.01, 0.01, 0.02, 0.05, 0.05, 0.05],
    hours: [12, 19, 36],
    why: `${model}winter 5 %, summer 1 %; restrictions began when gusts reached 20-23 m/s, episodes of 12-34 h.`,
  },
]
const rows = GROUPS.flatMap(({ ids, group, shares, hours, why }) =>
  ids.flatMap((id) =>
    shares.map((share, i) => {
      const printed = id === 'KZ-KURYK' && i >= 10
      return {
        location_id: id,
        modes: 'sea',
        weather_group: group,
        month: i + 1,
        share_closed: share,
        hours_min: hours[0],
        hours_p50: hours[1],
        hours_max: hours[2],
        source: printed
          ? 'https://evrimagaci.org/tpg/major-ferry-transport-disruptions-hit-cargo-and-passengers-99571'
          : 'computed from climate.csv',
        source_date: printed ? '2024-11' : '2026',
        basis: printed ? 'published' : 'estimated',
        note: printed
          ? `${PORT_DIRECTOR.note} Lengths of closures are ours.`
          : id === 'KZ-AKTAU' && i >= 10
            ? `The share printed for Kuryk, 60 km away, taken for Aktau too. ${why}`
            : why,
      }
    }),
  ),
)

writeTable(
  out,
  'closures.csv',
  ['location_id', 'modes', 'weather_group', 'month', 'share_closed', 'hours_min', 'hours_p50', 'hours_max', ...END],
  rows,
)
