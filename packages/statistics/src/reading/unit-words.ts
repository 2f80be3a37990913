import { type FigureUnit, MONEY_UNITS, type Unit } from '@karavan/model'

/** How a text writes a unit. */
export interface UnitWord {
  readonly pattern: RegExp
  readonly of: FigureUnit
  readonly power?: number
  /** How many of it make one of the unit. */
  readonly into?: number
  /** Things that may have words of their own before them: "100 container trains". */
  readonly isThing?: true
}

const word = (source: string) => new RegExp(`^(?:${source})(?![\\p{L}\\d])`, 'u')
const wordI = (source: string) => new RegExp(`^(?:${source})(?![\\p{L}\\d])`, 'iu')

/** The longer and rarer before the shorter. */
const UNITS: readonly UnitWord[] = [
  { pattern: /^(?:%|(?:per\s?cent|percents?|процент\p{L}*)(?!\p{L}|\s*(?:points?|пункт)))/iu, of: '%' },
  {
    pattern: wordI('ton(?:ne)?s?[-\\s]?k(?:ilo)?m(?:et(?:er|re)s?)?|tkm|т(?:онно)?[-\\s]?к(?:ило)?м(?:етр\\p{L}*)?'),
    of: 'tkm',
  },
  { pattern: word('Mt'), of: 't', power: 6 },
  { pattern: wordI('kt'), of: 't', power: 3 },
  { pattern: wordI('(?:metric\\s+)?ton(?:ne)?s?|mt|t|тонн\\p{L}*|т'), of: 't' },
  {
    pattern: wordI(
      'TEUs?|ДФЭ|(?:twenty|20)[-\\s]foot\\s+equivalent(?:\\s+units?)?|двадцатифутов\\p{L}*(?:\\s+эквивалент\\p{L}*)?',
    ),
    of: 'TEU',
  },
  { pattern: wordI('square\\s+met(?:er|re)s?|sq\\.?\\s?m|кв\\.?\\s?м(?:етр\\p{L}*)?|m2|м2'), of: 'm2' },
  { pattern: /^(?:m²|м²)/u, of: 'm2' },
  { pattern: wordI('hectares?|ha|гектар(?:а|ов)?|га'), of: 'm2', power: 4 },
  { pattern: wordI('cubic\\s+met(?:er|re)s?|куб\\.?\\s?м(?:етр\\p{L}*)?|m3|м3'), of: 'm3' },
  { pattern: /^(?:m³|м³)/u, of: 'm3' },
  { pattern: wordI('met(?:er|re)s|метр(?:а|ов)'), of: 'm' },
  { pattern: /^(?:m|м)(?=[.,;)\s]|$)(?!\s?(?:³|²|m[³²23]|TEU|tons?|tonnes|t\s))/u, of: 'm' },
  { pattern: wordI('kilomet(?:er|re)s?|km|километр\\p{L}*|км'), of: 'km' },
  { pattern: wordI('days?|дн(?:я|ей|и)|сут(?:ок|ки)'), of: 'days' },
  { pattern: wordI('hours?|час(?:а|ов)?'), of: 'hours' },
  { pattern: wordI('minutes|минут(?:ы)?'), of: 'hours', into: 60 },
  { pattern: wordI('(?:(?:US|U\\.S\\.)\\s+)?dollars?|USD|доллар\\p{L}*(?:\\s+США)?|долл\\.?(?:\\s+США)?'), of: 'USD' },
  { pattern: wordI('euros?|EUR|евро'), of: 'EUR' },
  { pattern: wordI('yuan|CNY|RMB|юан\\p{L}*'), of: 'CNY' },
  { pattern: wordI('tenge|KZT|тенге'), of: 'KZT' },
  { pattern: wordI('(?:Kyrgyz\\s+)?soms?|KGS|сом(?:ов|а)?'), of: 'KGS' },
  { pattern: wordI('somoni|TJS|сомони'), of: 'TJS' },
  { pattern: wordI('(?:Uzbek\\s+)?sums?|UZS|сум(?:ов|а)?'), of: 'UZS' },
  { pattern: wordI('manats?|AZN|манат\\p{L}*'), of: 'AZN' },
  { pattern: wordI('lari|GEL|лари'), of: 'GEL' },
  { pattern: wordI('liras?|TRY|лир\\p{L}*'), of: 'TRY' },
  { pattern: wordI('rubles?|roubles?|RUB|рубл\\p{L}*'), of: 'RUB' },
  { pattern: wordI('Swiss\\s+francs?|CHF|швейцарск\\p{L}*\\s+франк\\p{L}*'), of: 'CHF' },
  { pattern: wordI('pairs?\\s+of\\s+trains|пар(?:ы|а)?\\s+поездов'), of: 'pairs' },
  { pattern: wordI('trains?|(?:блок-)?поезд(?:а|ов)?|состав(?:а|ов)'), of: 'trains', isThing: true },
  { pattern: wordI('passenger\\s+(?:cars?|coaches)|пассажирск\\p{L}*\\s+вагон\\p{L}*'), of: 'wagons', isThing: true },
  {
    pattern: wordI(
      'wagons?|rail\\s?cars?|вагон(?:а|ов|ами)?|(?:(?:new|rail(?:way)?|flat|fitting|container|нов\\p{L}*|фитингов\\p{L}*|железнодорожн\\p{L}*)\\s+)*(?:platforms|платформ(?:ы)?)',
    ),
    of: 'wagons',
    isThing: true,
  },
  {
    pattern: wordI(
      'containers?(?!\\s+(?:block\\s+)?(?:trains?|ships?|vessels?|wagons?|platforms?|traffic|terminal))|boxes|контейнер(?:а|ов|ами)?',
    ),
    of: 'containers',
    isThing: true,
  },
  {
    pattern: wordI(
      'trucks?|lorr(?:y|ies)|грузов\\p{L}*\\s+(?:автомобил\\p{L}*|автомашин\\p{L}*)|машин(?:ы)?|грузовик(?:а|ов)?|фур(?:ы)?|большегруз\\p{L}*',
    ),
    of: 'trucks',
    isThing: true,
  },
  {
    pattern: wordI('vehicles?|cars|автомобил(?:я|ей)|автомашин(?:ы)?|единиц\\p{L}*\\s+автотехник\\p{L}*'),
    of: 'vehicles',
    isThing: true,
  },
  {
    pattern: wordI(
      'vessels?(?!\\s+calls)|ships?(?!\\s+calls)|ferries|tankers?|танкер(?:а|ов)|суд(?:но|на|ов)|паром(?:а|ов)|(?:контейнеровоз|сухогруз|балкер|буксир|барж)(?:а|ов|у|и)?',
    ),
    of: 'vessels',
    isThing: true,
  },
  { pattern: wordI('voyages?|trips|sailings|рейс(?:а|ов)'), of: 'trips', isThing: true },
  { pattern: wordI('(?:port\\s+|ship\\s+|vessel\\s+)?calls|судозаход(?:а|ов)'), of: 'calls', isThing: true },
  { pattern: wordI('passengers?|пассажир(?:а|ов)'), of: 'passengers', isThing: true },
  {
    pattern: wordI(
      'people|persons?|employees|workers|specialists?|citizens|personnel|visitors|participants|representatives|delegates|представител(?:ей|я)(?:\\s+бизнеса)?|человек|сотрудник(?:а|ов)|работник(?:а|ов)|участник(?:а|ов)|специалист(?:а|ов)',
    ),
    of: 'persons',
    isThing: true,
  },
  { pattern: wordI('jobs|(?:permanent\\s+)?workplaces|рабоч(?:их|ие)\\s+мест(?:а)?'), of: 'jobs', isThing: true },
  { pattern: wordI('enterprises|companies|firms|предприят(?:ий|ия)|компани(?:й|и)'), of: 'enterprises', isThing: true },
  { pattern: wordI('countries|стран(?:ы)?'), of: 'countries', isThing: true },
  {
    pattern: wordI(
      'units|pieces|semi-?trailers|routes|tunnels|members|berths|cranes|lanes|tracks|кран(?:а|ов)|причал(?:а|ов)|тягач(?:а|ей)|locomotives?|permits?|локомотив(?:а|ов)|разрешени(?:й|я)|пункт(?:а|ов)\\s+пропуска|единиц(?:ы)?',
    ),
    of: 'units',
    isThing: true,
  },
]

export const MONEY_OF: ReadonlySet<FigureUnit> = new Set(MONEY_UNITS)

/** Signs and codes of money before a number. */
export const MONEY: readonly (readonly [RegExp, FigureUnit])[] = [
  [/(?:(?:US|U\.S\.)\s?)?\$\s*$|USD\s*$/u, 'USD'],
  [/€\s*$|EUR\s*$/u, 'EUR'],
  [/CN¥\s*$|¥\s*$|CNY\s*$/u, 'CNY'],
  [/₸\s*$|KZT\s*$/u, 'KZT'],
  ...(['AZN', 'GEL', 'KGS', 'TJS', 'UZS', 'TMT', 'TRY', 'CHF'] as const).map(
    (code) => [new RegExp(`(?<!\\p{L})${code}\\s*$`, 'u'), code] as const,
  ),
  [/₽\s*$|RUB\s*$/u, 'RUB'],
]
export const SCALE_AFTER_SIGN = /^\s?(?:(k)|(m)|(b|bn))(?![\p{L}\d])/iu

const THINGS = UNITS.filter(({ isThing }) => isThing === true)

/** The unit that stands at a place of a text. */
export function unitAt(
  text: string,
  at: number,
  units: readonly UnitWord[] = UNITS,
): { readonly unit: UnitWord; readonly length: number } | null {
  const rest = text.slice(at, at + 48)
  for (const unit of units) {
    const match = unit.pattern.exec(rest)
    if (match !== null) return { unit, length: match[0].length }
  }
  return null
}

/** The thing that stands at a place of a text and may have words of its own before it. */
export function thingAt(text: string, at: number): ReturnType<typeof unitAt> {
  return unitAt(text, at, THINGS)
}

const RATES: readonly (readonly [RegExp, NonNullable<Unit['every']>])[] = [
  [/^\s*(?:per|an|each|every|\/)\s?(?:hour|h)(?!\p{L})|^\s*в\s+час(?!\p{L})|^\/ч(?:ас)?(?!\p{L})/iu, 'hour'],
  [
    /^\s*(?:per|a|an|each|every|\/)\s?day(?!\p{L}|\s+(?:earlier|ago|before))|^\s*daily|^\s*(?:в|за)\s+(?:сутки|день)|^\/(?:день|сутки)/iu,
    'day',
  ],
  [/^\s*(?:per|a|each|every|\/)\s?week(?!\p{L}|\s+(?:earlier|ago|before))|^\s*weekly|^\s*в\s+неделю/iu, 'week'],
  [/^\s*(?:per|a|each|every|\/)\s?month(?!\p{L}|\s+(?:earlier|ago|before))|^\s*monthly|^\s*в\s+месяц/iu, 'month'],
  [
    /^\s*(?:per|a|each|every|\/)\s?(?:year|annum)(?!\p{L}|\s+(?:earlier|ago|before))|^\s*(?:annually|yearly)|^\s*(?:в\s+год|ежегодно)(?!\p{L})/iu,
    'year',
  ],
]
/** "15 million tonnes of freight annually" */
const OF_GOODS_BY =
  /^(\s+of\s+(?:\p{L}+\s){0,2}?\p{L}+)(\s+(?:annually|yearly|(?:a|per)\s+(?:year|annum|month|week|day)))(?!\p{L})/iu
/** "26 trains cross the border here every day" */
const DAILY =
  /^\s+(?:now\s+)?(?:cross|pass|run|move|go|arrive|leave|depart|проход|пересека|прибыва|отправля)\p{L}*\s+(?:\p{L}+\s+){0,5}(?:every\s+day|each\s+day|(?:a|per)\s+day|daily|ежедневно|каждый\s+день)(?!\p{L})/iu

const RATES_BEFORE: readonly (readonly [RegExp, NonNullable<Unit['every']>])[] = [
  [/(?:daily|суточн\p{L}*)\s+(?:\p{L}+\s+){1,4}$/iu, 'day'],
  [
    /(?:annual|yearly|годов\p{L}*)\s+(?:throughput\s+|container\s+|transit\s+)?(?:capacity|output|мощност\p{L}*)\s+(?:\p{L}+\s+){0,3}$/iu,
    'year',
  ],
]

/** How often something is counted, as it stands behind a figure or before it: "a day", "yearly output of". */
export function rateOf(
  text: string,
  start: number,
  end: number,
): { readonly every: Unit['every']; readonly end: number } {
  const rest = text.slice(end, end + 24)
  for (const [pattern, every] of RATES) {
    const match = pattern.exec(rest)
    if (match !== null) return { every, end: end + match[0].length }
  }
  const goods = OF_GOODS_BY.exec(text.slice(end, end + 48))
  if (goods !== null) {
    const rate = RATES.find(([pattern]) => pattern.test(goods[2] ?? ''))
    if (rate !== undefined) return { every: rate[1], end: end + goods[0].length }
  }
  if (DAILY.test(text.slice(end, end + 60))) return { every: 'day', end }
  const before = text.slice(Math.max(0, start - 60), start)
  for (const [pattern, every] of RATES_BEFORE) if (pattern.test(before)) return { every, end }
  return { every: null, end }
}

const PRICED: readonly (readonly [string, FigureUnit])[] = [
  ['TEU|ДФЭ|(?:twenty|20)[-\\s]foot\\s+equivalent(?:\\s+unit)?', 'TEU'],
  [
    "(?:(?:an?\\s+)?(?:laden\\s+|empty\\s+|гружён\\p{L}*\\s+|гружен\\p{L}*\\s+|порожн\\p{L}*\\s+)?(?:\\d0['′’]?(?:[-\\s]?(?:foot|ft|feet|футов\\p{L}*))?\\s+)?(?:container|box|контейнер(?:а)?))|FEU|\\d0['′’]?\\s?(?:HC|HQ|DV|GP|DC)",
    'containers',
  ],
  ['(?:metric\\s+)?ton(?:ne)?|t|тонн[ау]|т', 't'],
  ['wagon|вагон(?:а)?', 'wagons'],
  ['trip|voyage|sailing|рейс', 'trips'],
  ['truck|lorry|грузовик|машин[ау]', 'trucks'],
  ['train|поезд', 'trains'],
  ['km|kilomet(?:er|re)|км|километр', 'km'],
]
const PRICES = PRICED.map(
  ([source, per]) =>
    [
      new RegExp(
        `^\\s*(?:(?:per|a|for\\s+an?|for\\s+each|за)\\s+|\\/\\s?)(?:${source})(?![\\p{L}\\d]|\\s+(?:terminal|train|ship|vessel|yard|hub|depot|park|fleet|plant|factory|service|терминал|поезд))`,
        'iu',
      ),
      per,
    ] as const,
)

/** For what a price is asked, as it stands behind it: "per 40-foot container", "/TEU", «за тонну». */
export function perOf(text: string, end: number): { readonly per: FigureUnit; readonly end: number } | null {
  const rest = text.slice(end, end + 48)
  for (const [pattern, per] of PRICES) {
    const match = pattern.exec(rest)
    if (match !== null) return { per, end: end + match[0].length }
  }
  return null
}

const TRUCK_PRICED =
  /(?:перевозк\p{L}*\s+(?:одной\s+)?(?:фуры|машины|грузовика)|(?:for|of|per)\s+(?:an?|one|each)\s+(?:truck|lorry)|за\s+(?:одну\s+)?(?:фуру|машину))(?!\p{L})(?:[^.;\d]|\.(?=\d)){0,90}$/iu
const BOX_PRICED =
  /(?:(?:sending|shipping|transporting|carrying|moving)\s+(?:an?|one)\s+(?:container|box)|(?:перевозк|доставк|отправк)\p{L}*\s+(?:сорокафутов\p{L}*|двадцатифутов\p{L}*|\d0-футов\p{L}*)\s+контейнера|(?:container|box)\s+of\s+[24]0\s+(?:feet|foot|ft)|(?:an?|per|for|of|one|за|на|один)\s+(?:laden\s+|empty\s+|гружён\p{L}*\s+|гружен\p{L}*\s+|порожн\p{L}*\s+)?(?:(?:\d0|forty|twenty)['′’]?[-\s]?(?:foot|ft|feet|футов\p{L}*)?|сорокафутов\p{L}*|двадцатифутов\p{L}*)\s+(?:laden\s+|empty\s+|гружён\p{L}*\s+|гружен\p{L}*\s+|порожн\p{L}*\s+)?(?:container|box|контейнер(?:а)?))(?!\p{L})(?:[^.;\d]|\.(?=\d)){0,90}$/iu

/** A price of a box that is named before it: "a forty-foot container from Chengdu to Budapest costs $7,200". */
export function perBefore(text: string, start: number, end: number): ReturnType<typeof perOf> {
  const before = text.slice(Math.max(0, start - 130), start)
  if (BOX_PRICED.test(before)) return { per: 'containers', end }
  return TRUCK_PRICED.test(before) ? { per: 'trucks', end } : null
}
