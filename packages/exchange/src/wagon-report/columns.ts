import { foldText } from '@karavan/core'

/** What columns of a report can say. */
export const WAGON_COLUMNS = [
  'wagon',
  'containers',
  'operation',
  /** Date of the operation, often with its time. */
  'operationDate',
  'operationTime',
  'stationName',
  'stationCode',
  'destinationName',
  'destinationCode',
  'originName',
  'originCode',
  'departureDate',
  'cargoName',
  /** ETSNG. */
  'cargoCode',
  'mass',
  'remainingKm',
  'railway',
  'trainIndex',
  'trainNumber',
  'waybill',
  /** Loaded or empty. */
  'loaded',
  /** How long the wagon has stood. */
  'idle',
] as const

export type WagonColumn = (typeof WAGON_COLUMNS)[number]

type Word =
  | 'number'
  | 'wagon'
  | 'container'
  | 'station'
  | 'code'
  | 'operation'
  | 'location'
  | 'destination'
  | 'origin'
  | 'date'
  | 'time'
  | 'cargo'
  | 'etsng'
  | 'mass'
  | 'unit'
  | 'left'
  | 'distance'
  | 'kilometres'
  | 'railway'
  | 'index'
  | 'train'
  | 'waybill'
  | 'loaded'
  | 'idle'
  | 'kind'

/** Words of headers in Russian and English as {@link foldText} leaves them, with their endings and usual abbreviations. */
const WORDS: readonly (readonly [Word | 'filler', RegExp])[] = [
  ['number', /^(?:номера?|n|no|nono|nr|numbers?)$/],
  ['wagon', /^(?:ваг(?:он(?:а|ы|ов|ом)?)?|wagon|railcar)$/],
  ['container', /^(?:конт|контеинер\p{L}*|containers?)$/u],
  ['station', /^(?:ст|стан|станц|станци[яи]|stations?)$/],
  ['code', /^(?:код|еср|esr|code)$/],
  ['operation', /^(?:оп|опер|операци[яи]|operations?|event)$/],
  [
    'location',
    /^(?:дисл|дислокаци[яи]|местонахождени[ея]|местоположени[ея]|нахождения|тек|текущ\p{L}*|location|current)$/u,
  ],
  ['destination', /^(?:наз|назн|назнач|назначени[яе]|destination)$/],
  ['origin', /^(?:отпр|отправ|отправлени[яе]|origin|departure)$/],
  ['date', /^(?:дата|date)$/],
  ['time', /^(?:время|time)$/],
  ['cargo', /^(?:груза?|cargo|goods|commodity)$/],
  ['etsng', /^(?:етснг|etsng)$/],
  ['mass', /^(?:вес|масса|weight|mass)$/],
  ['unit', /^(?:т|тн|тонн[аы]?|кг|t|tons?|tonnes?|kgs?)$/],
  ['left', /^(?:ост|остат|остаток|осталось|оставшееся|remaining|left)$/],
  ['distance', /^(?:расст|расстояни[ея]|distance)$/],
  ['kilometres', /^(?:км|km)$/],
  ['railway', /^(?:дор|дорог[аи]|railway)$/],
  ['index', /^(?:индекс|index)$/],
  ['train', /^(?:поезда?|train)$/],
  ['waybill', /^(?:накл|накладн\p{L}*|отправк[аи]|waybill)$/u],
  ['loaded', /^(?:пор|порож\p{L}*|гр|груж\p{L}*|состояние|loaded|empty)$/u],
  ['kind', /^(?:вид|тип)$/],
  ['idle', /^(?:простои|idle)$/],
  [
    'filler',
    /^(?:наим|наименование|мнемокод|мнемоника|назв|название|посл|последн\p{L}*|с|со|и|на|до|в|по|от|мск|моск\p{L}*|местн\p{L}*|ж|д|жд|сут|суток|сутки|днеи|дни|час|часов|ч|last|latest|name|of|the|and|in|to|at|msk|moscow|local|days|hours)$/u,
  ],
]

interface HeaderRule {
  readonly column: WagonColumn
  readonly needs: readonly Word[]
  readonly may?: readonly Word[]
  /** No word beside these may stand in the header. */
  readonly bare?: true
}

/** In the order in which they are tried. */
const RULES: readonly HeaderRule[] = [
  { column: 'wagon', needs: ['wagon', 'number'] },
  { column: 'wagon', needs: ['wagon'], bare: true },
  { column: 'containers', needs: ['container', 'number'] },
  { column: 'containers', needs: ['container'], bare: true },
  { column: 'operationDate', needs: ['date', 'operation'], may: ['time', 'wagon'] },
  { column: 'operationDate', needs: ['date', 'location'], may: ['time'] },
  { column: 'operationDate', needs: ['date'], may: ['time'], bare: true },
  { column: 'operationTime', needs: ['time', 'operation'] },
  { column: 'operationTime', needs: ['time'], bare: true },
  { column: 'operation', needs: ['operation'], may: ['wagon', 'kind'], bare: true },
  { column: 'stationCode', needs: ['station', 'code', 'operation'] },
  { column: 'stationCode', needs: ['station', 'code'], may: ['location'], bare: true },
  { column: 'stationName', needs: ['station', 'operation'] },
  { column: 'stationName', needs: ['station', 'location'] },
  { column: 'stationName', needs: ['location'], bare: true },
  { column: 'stationName', needs: ['station'], bare: true },
  { column: 'destinationCode', needs: ['destination', 'code'], may: ['station'] },
  { column: 'destinationName', needs: ['destination'], may: ['station'], bare: true },
  { column: 'destinationName', needs: ['destination', 'station'] },
  { column: 'departureDate', needs: ['date', 'origin'], may: ['time', 'station'] },
  { column: 'originCode', needs: ['origin', 'code'], may: ['station'] },
  { column: 'originName', needs: ['origin'], may: ['station'], bare: true },
  { column: 'originName', needs: ['origin', 'station'] },
  { column: 'cargoCode', needs: ['cargo', 'code'], may: ['etsng'] },
  { column: 'cargoCode', needs: ['etsng'], may: ['code'] },
  { column: 'cargoName', needs: ['cargo'], bare: true },
  { column: 'mass', needs: ['mass'], may: ['cargo', 'unit', 'wagon'] },
  { column: 'remainingKm', needs: ['left', 'distance'], may: ['kilometres', 'station', 'destination'] },
  { column: 'remainingKm', needs: ['left', 'kilometres'], may: ['station', 'destination'] },
  { column: 'remainingKm', needs: ['distance', 'destination'], may: ['kilometres', 'station'] },
  { column: 'railway', needs: ['railway'], may: ['operation', 'location'], bare: true },
  { column: 'trainIndex', needs: ['index'], may: ['train'], bare: true },
  { column: 'trainNumber', needs: ['train'], may: ['number'], bare: true },
  { column: 'waybill', needs: ['waybill'], may: ['number'], bare: true },
  { column: 'loaded', needs: ['loaded'], may: ['wagon'], bare: true },
  { column: 'idle', needs: ['idle'], may: ['operation', 'station', 'wagon', 'location'] },
]

/** What a header says. */
export interface HeaderMeaning {
  readonly column: WagonColumn
  /** `certain`: every word of the header is known; `likely`: there are others. */
  readonly sure: 'certain' | 'likely'
}

/** What a header in Russian or English says; null for one of something else. */
export function meaningOf(header: string): HeaderMeaning | null {
  const known = new Set<Word>()
  let others = 0
  for (const word of foldText(header).split(' ')) {
    const found = WORDS.find(([, pattern]) => pattern.test(word))?.[0]
    if (found === undefined) others += 1
    else if (found !== 'filler') known.add(found)
  }
  const rule = RULES.find(
    ({ needs, may = [], bare }) =>
      needs.every((word) => known.has(word)) &&
      [...known].every((word) => needs.includes(word) || may.includes(word)) &&
      !(bare && others > 0),
  )
  return rule === undefined ? null : { column: rule.column, sure: others === 0 ? 'certain' : 'likely' }
}
