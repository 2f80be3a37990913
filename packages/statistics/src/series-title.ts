import type { FigureDirection, Measure, Series } from '@karavan/model'
import { unitText } from './units.js'

const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  traffic: 'carried',
  transit: 'transit',
  handling: 'handled',
  loading: 'loaded onto wagons',
  handedOver: 'handed over at the border',
  passages: 'runs',
  tradeTurnover: 'trade turnover',
  exports: 'exports',
  imports: 'imports',
  production: 'production',
  capacity: 'capacity',
  fleet: 'fleet',
  transitTime: 'transit time',
  distance: 'length',
  cost: 'price',
  investment: 'investment',
  exchangeRate: 'exchange rate',
  other: '',
}
const DIRECTION_NAMES: Readonly<Partial<Record<FigureDirection, string>>> = {
  export: 'for export',
  import: 'for import',
  domestic: 'within the country',
  eastbound: 'eastbound',
  westbound: 'westbound',
}
const NAMES: Readonly<Record<string, string>> = {
  'corridor:TITR': 'Middle Corridor (TITR)',
  'corridor:northern': 'Northern Corridor',
  'corridor:INSTC': 'North-South corridor (INSTC)',
  'corridor:TRACECA': 'TRACECA',
  'line:BTK': 'Baku–Tbilisi–Kars line',
  'line:CASCA+': 'CASCA+ service',
  'line:viking': 'Viking train',
  'operator:KTZ': 'Kazakhstan Temir Zholy (KTZ)',
  'operator:ADY': 'Azerbaijan Railways (ADY)',
  'operator:GR': 'Georgian Railway',
  'operator:LTG': 'LTG Cargo',
  'operator:ASCO': 'Azerbaijan Caspian Shipping (ASCO)',
  'operator:KMTF': 'Kazmortransflot',
  'operator:UTLC-ERA': 'Eurasian Rail Alliance (UTLC ERA)',
  'region:central-asia': 'Central Asia',
  'region:asia': 'Asia',
  'region:black-sea': 'Black Sea ports',
  'region:europe': 'Europe',
  'region:eu': 'EU',
  'region:sco': 'SCO countries',
  'region:caspian': 'Caspian Sea',
  'region:suez': 'Suez Canal',
}
const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' })

/** What a place, country, corridor or operator of a series is called in English. @param placeName - of a Location */
export function placeTitle(id: string, placeName: (id: string) => string): string {
  const known = NAMES[id]
  if (known !== undefined) return known
  if (/^[A-Z]{2}$/.test(id)) return REGIONS.of(id) ?? id
  return id.includes(':') ? id.slice(id.indexOf(':') + 1) : placeName(id)
}

/**
 * A series in English words, made of what it counts: "Kuryk port: handled, to Lithuania, t".
 * @param placeName - of a Location
 */
export function seriesTitle(series: Series, placeName: (id: string) => string = (id) => id): string {
  const { measure, subject, where, direction, from, to, by, goods, equipment, scope, whole, unit } = series
  const name = (id: string) => placeTitle(id, placeName)
  const share = whole === null ? '' : `share of ${whole}`
  const parts = [
    MEASURE_NAMES[measure],
    subject ?? '',
    share,
    (goods ?? '').replaceAll('-', ' '),
    equipment === 'container' ? 'containers' : '',
    direction === 'both' && (from !== null || to !== null) ? 'both ways' : (DIRECTION_NAMES[direction ?? 'both'] ?? ''),
    from === null ? '' : `from ${name(from)}`,
    to === null ? '' : `to ${name(to)}`,
    by === null ? '' : by === 'multimodal' ? 'by several modes' : `by ${by}`,
    scope === null ? '' : `as ${name(scope).replaceAll('-', ' ')} counts it`,
    unitText(unit),
  ]
  const counted = parts.filter((part) => part !== '').join(', ')
  const places = where.map(name).join(measure === 'tradeTurnover' ? ' – ' : ' and ')
  return places === '' ? counted : `${places}: ${counted}`
}
