// Published times on the way along the corridor, of transit_times_published.csv; other routes are left to the planner's evidence.

const ALONG = /TITR|trans-caspian|middle corridor|middle \(trans/i
/** What kind of figure each basis is; a schedule and a plan are what somebody aims at. */
const STATUSES = {
  claimed: 'claimed',
  'claimed average': 'claimed',
  'claimed earlier level': 'claimed',
  'forwarder planning window': 'estimated',
  'government claim': 'claimed',
  'government claim of past level': 'claimed',
  'government statement of past level': 'claimed',
  'market observation': 'observed',
  'measured monthly average': 'observed',
  'ministry claim': 'claimed',
  observed: 'observed',
  'observed first train': 'observed',
  'observed market estimate': 'estimated',
  'observed second train': 'observed',
  'observed single train': 'observed',
  'operator (June 2024)': 'estimated',
  'operator average claim': 'claimed',
  'operator claim': 'claimed',
  'operator estimate': 'estimated',
  'operator schedule': 'target',
  planned: 'target',
  'reported by regional authorities': 'claimed',
  'study estimate': 'estimated',
  target: 'target',
}
/** Ends that are no place of the network. */
const ENDS = {
  Asia: 'region:asia',
  Azerbaijan: 'AZ',
  'Azerbaijan/Georgia/Turkiye': null,
  'Black Sea ports': 'region:black-sea',
  China: 'CN',
  'China (KTZ Express service)': 'CN',
  Europe: 'region:europe',
  Georgia: 'GE',
  'Georgian ports': 'GE',
  Turkey: 'TR',
  Turkiye: 'TR',
  'Xinjiang (China)': 'CN',
}
/** What of a route makes its time another than that of the corridor. */
const KINDS = [
  [/first block train/i, 'first block train'],
  [/block train/i, 'block trains'],
  [/door to door/i, 'door to door'],
  [/efficient case/i, 'efficient case'],
  [/by road/i, 'by road and ferry'],
  [/empty/i, 'empty'],
]
const UNIT = { of: 'days', every: null, per: null }

/** @returns the parts of a figure, and a remark; nothing of rows of other routes and of those without a time */
export function transitTimeOf(row) {
  if (!ALONG.test(row.route) || row.basis === 'distance only') return null
  const status = STATUSES[row.basis]
  if (status === undefined) throw new Error(`${row.at}: basis "${row.basis}" is not known`)
  const end = (id, name) => {
    if (id !== '') return id
    if (!(name in ENDS)) throw new Error(`${row.at}: "${name}" is no known end of the way`)
    return ENDS[name]
  }
  const number = (text) => (text === '' ? null : Number(text))
  const value = number(row.days_typ)
  const [min, max] = value === null ? [number(row.days_min), number(row.days_max)] : [null, null]
  const series = {
    measure: 'transitTime',
    subject: KINDS.find(([pattern]) => pattern.test(row.route))?.[1] ?? null,
    where: ['corridor:TITR'],
    direction: null,
    from: end(row.origin_id, row.origin),
    to: end(row.destination_id, row.destination),
    by: null,
    goods: null,
    equipment: null,
    scope: null,
    weight: null,
    load: null,
    whole: null,
    unit: UNIT,
  }
  const { year } = row
  return {
    said: {
      series,
      period: year === 'future' ? null : { kind: 'asOf', start: `${year}-01-01`, end: `${year}-12-31` },
      value,
      min,
      max,
      missing: null,
      qualifier: null,
      status,
    },
    note: [row.route, row.basis === status ? '' : row.basis, row.note].filter(Boolean).join('; '),
  }
}
