import type { PartialDate, Span } from '@karavan/core'
import type { FigurePeriod } from '@karavan/model'
import { inYear } from '../same-series.js'
import { wordValue } from './numerals.js'

/** What a stretch of text says of time. */
export interface TimeSaid extends Span {
  /**
   * `told`: what is told is of this time; `base`: what it is compared with is; `same`: the base is the same months of the year
   * before, or of `year`; `earlier`: what follows is of that base time itself; `until`: a time by which something is to be; `since`: it is counted from there on.
   */
  readonly role: 'told' | 'base' | 'same' | 'earlier' | 'until' | 'since'
  readonly period: FigurePeriod | null
  readonly year: number | null
}

const EN_MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|')
const RU_MONTHS = 'январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр'.split('|')
const EN_SHORT = 'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec'.split('|')
const MONTH = `(?:${EN_MONTHS.join('|')}|(?:${EN_SHORT.join('|')})(?!\\p{L})\\.?|(?:${RU_MONTHS.join('|')})\\p{L}{0,2})`
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: 0,
  перв: 1,
  втор: 2,
  трет: 3,
  четверт: 4,
  четвёрт: 4,
}
const COUNT = '\\d{1,2}|[\\p{L}]+'
const YEAR = '(?:19|20)\\d{2}'
const OF_YEAR = `(?:\\s+(?:of\\s+|in\\s+)?(?:the\\s+)?(${YEAR}|this\\s+year|the\\s+current\\s+year|last\\s+year|the\\s+year|текущего\\s+года|этого\\s+года|прошлого\\s+года|года)(?:\\s*(?:г\\.|года|году|год))?)?`

/** What times are resolved by. */
export interface TimeContext {
  /** When the text was published; null where nobody knows. */
  readonly published: PartialDate | null
  /** The year that was told of last. */
  readonly year: number | null
  /** The year that the same sentence told of before. */
  readonly inSentence?: number | null
  /** The time that was told of last. */
  readonly before?: FigurePeriod | null
  /** The quarter that was told of last. */
  readonly quarter?: FigurePeriod | null
}

type Said = Pick<TimeSaid, 'period' | 'role'> & { readonly year?: number | null }
interface Rule {
  /** What a text must hold for the pattern to be tried at all: most hold none of it. */
  readonly hint: RegExp
  readonly pattern: RegExp
  readonly read: (match: RegExpMatchArray, context: TimeContext) => Said | null
}

/** Rules look at small letters alone: to look past the case letter by letter takes several times as long. */
const rule = (source: string, read: Rule['read'], hint: RegExp): Rule => ({
  hint: smallHint(hint),
  pattern: new RegExp(inSmall(source), 'gu'),
  read,
})

const smallHints = new Map<RegExp, RegExp>()

/** One for all rules that share a hint, so that a text is asked for it once. */
function smallHint(hint: RegExp): RegExp {
  const known = smallHints.get(hint) ?? new RegExp(inSmall(hint.source), 'u')
  smallHints.set(hint, known)
  return known
}

/** A pattern with all letters small, but for those that mean a kind of letters. */
function inSmall(source: string): string {
  return source.replace(/\\p\{\w+\}|\\.|\p{Lu}/gu, (part) => (part.startsWith('\\') ? part : part.toLowerCase()))
}

/** A text in small letters, each where it stood. */
function smallLetters(text: string): string {
  const small = text.toLowerCase()
  if (small.length === text.length) return small
  const kept = (letter: string) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)
  return Array.from(text, kept).join('')
}
const MONTH_HINT = new RegExp(['may', ...EN_SHORT, ...RU_MONTHS].join('|'), 'iu')

/** The longer before what they hold. */
const RULES: readonly Rule[] = [
  rule(
    `(?<!\\p{L})(?:the\\s+)?(?:same|corresponding|analogous)\\s+(?:period|months|half|quarter|time|month)(?:\\s+(?:of|in|a|the)(?:\\s+the)?)?(?:\\s+(?:(${YEAR})|(last|previous|preceding|prior)\\s+year|year\\s+(?:earlier|ago)))?`,
    (m) => ({ role: 'same', period: null, year: m[1] === undefined ? null : Number(m[1]) }),
    /same|corresponding|analogous/iu,
  ),
  rule(
    `(?<!\\p{L})(?:в\\s+прошлом\\s+году\\s+за\\s+)?(?:(?:аналогичн|таки|соответствующ)\\p{L}*|т(?:от|ого|ому|ом|о|ой|ех|е|у))\\s+(?:же\\s+)?(?:период|время|месяц|квартал|показател)\\p{L}*(?:\\s+(?:(${YEAR})(?:\\s*(?:г\\.|год\\p{L}*))?|прошл\\p{L}*\\s+год\\p{L}*|предыдущ\\p{L}*\\s+год\\p{L}*|годом\\s+ранее))?`,
    (m) => ({ role: 'same', period: null, year: m[1] === undefined ? null : Number(m[1]) }),
    /период|же время|месяц|квартал|показател/iu,
  ),
  rule(
    `(?<!\\p{L})(?:(?:a|the)\\s+(?:year|season)\\s+(?:earlier|ago|before)|year[-\\s]on[-\\s]year|(?:в\\s+)?прошл(?:ом|ого)\\s+сезон\\p{L}*|(?:уровн|показател)\\p{L}*\\s+прошлого\\s+года|прошлогодн\\p{L}*|годом\\s+(?:ранее|раньше)|год\\s+к\\s+году|год\\s+назад)`,
    () => ({
      role: 'same',
      period: null,
      year: null,
    }),
    /year|год|season|сезон/iu,
  ),
  rule(
    `(?<!\\p{L})(?:from\\s+|between\\s+|с\\s+|в\\s+)?(${MONTH})\\s?(?:[-–—]|\\s(?:to|through|and|по|и)\\s)\\s?(${MONTH})(?:\\s+(?:of\\s+)?(${YEAR}|this\\s+year|last\\s+year|текущего\\s+года|прошлого\\s+года)(?:\\s*(?:гг?\\.|год[ау]?(?!\\p{L})))?)?`,
    (m, context) => {
      const [from, to] = [monthOf(m[1]), monthOf(m[2])]
      const year = to === null ? null : yearEnding(to, m[3], context)
      return year === null || from === null || to === null || from > to ? null : told(monthsOf(year, from, to))
    },
    MONTH_HINT,
  ),
  rule(
    `(?<!\\p{L})(?:the\\s+)?(?:first|initial|перв\\p{L}*)\\s+(${COUNT})\\s+(?:months|месяц\\p{L}*|мес\\.)${OF_YEAR}`,
    (m, context) => monthsFromStart(m[1], m[2], context),
    /month|мес/iu,
  ),
  rule(
    `(?<![\\p{L}\\d])(${COUNT})\\s+(?:months|месяц\\p{L}*|мес\\.)\\s+(?:of\\s+)?(${YEAR}|this\\s+year|the\\s+year|last\\s+year|текущего\\s+года|этого\\s+года|прошлого\\s+года)(?:\\s*(?:г\\.|года))?`,
    (m, context) => monthsFromStart(m[1], m[2], context),
    /month|мес/iu,
  ),
  rule(`(?<![\\p{L}\\d])(\\d{1,2})M\\s?(${YEAR})`, (m, context) => monthsFromStart(m[1], m[2], context), /\dM/u),
  rule(
    `(?<!\\p{L})(?:the\\s+)?(first|second|перв\\p{L}*|втор\\p{L}*)\\s+(?:half|полугоди\\p{L}*)${OF_YEAR}`,
    (m, context) => halfOf(ordinal(m[1]), m[2], context),
    /half|полугод/iu,
  ),
  rule(
    `(?<![\\p{L}\\d])(?:H([12])|([12])H)(?:\\s+(?:of\\s+)?(${YEAR}))?(?!\\d)`,
    (m, context) => halfOf(Number(m[1] ?? m[2]), m[3], context),
    /H[12]|[12]H/iu,
  ),
  rule(`(?<!\\d)(${YEAR})[-\\s]?H([12])(?!\\d)`, (m, context) => halfOf(Number(m[2]), m[1], context), /H[12]/iu),
  rule(
    `(?<!\\p{L})(?:the\\s+)?(first|second|third|fourth|last|перв\\p{L}*|втор\\p{L}*|трет\\p{L}*|четв[её]рт\\p{L}*)\\s+(?:quarter|квартал\\p{L}*)${OF_YEAR}`,
    (m, context) => quarterOf(ordinal(m[1]), m[2], context),
    /quarter|квартал/iu,
  ),
  rule(
    `(?<![\\p{L}\\d])(?:Q([1-4])|([1-4])Q)(?:\\s+(?:of\\s+)?(${YEAR}))?(?!\\d)`,
    (m, context) => quarterOf(Number(m[1] ?? m[2]), m[3], context),
    /Q[1-4]|[1-4]Q/iu,
  ),
  rule(
    `(?<![\\p{L}\\d])(I{1,3}|IV|[1-4])(?:-?(?:й|ый|ой|го|ого|м|ом))?\\s+квартал\\p{L}*${OF_YEAR}`,
    (m, context) => quarterOf(numberOf(m[1]), m[2], context),
    /квартал/iu,
  ),
  rule(
    `(?<![\\p{L}\\d])(I{1,2}|[12])(?:-?(?:е|ое|го|ого|м|ом))?\\s+полугоди\\p{L}*${OF_YEAR}`,
    (m, context) => halfOf(numberOf(m[1]), m[2], context),
    /полугод/iu,
  ),
  rule(
    `(?<!\\p{L})(?:at|as\\s+of|на)\\s+(?:the\\s+)?(?:end\\s+of|конец)\\s+(${MONTH})(?:\\s+(${YEAR})(?:\\s*(?:г\\.|года))?)?`,
    (m, context) => endOfMonth(m[1], m[2], context),
    MONTH_HINT,
  ),
  rule(
    `(?<!\\p{L})(?:as\\s+of|as\\s+at|на|по\\s+состоянию\\s+на)\\s+(?:the\\s+)?(?:${dayPattern()})`,
    (m) => dated(m, 'asOf'),
    MONTH_HINT,
  ),
  rule(dayPattern(), (m) => dated(m, 'days'), MONTH_HINT),
  rule(
    `(?<!\\d)(\\d{1,2})\\.(\\d{2})\\.(${YEAR})(?!\\d)`,
    (m) => dayAt(Number(m[3]), Number(m[2]), Number(m[1]), 'days'),
    /\d\.\d\d\./u,
  ),
  rule(
    `(?<!\\d)(${YEAR})-(\\d{2})-(\\d{2})(?!\\d)`,
    (m) => dayAt(Number(m[1]), Number(m[2]), Number(m[3]), 'days'),
    /\d-\d\d-/u,
  ),
  rule(
    `(?<!\\p{L})(${MONTH})(?:,|\\s+of)?\\s+(${YEAR})(?:\\s*(?:г\\.|года?|году))?`,
    (m) => {
      const month = monthOf(m[1])
      return month === null ? null : told(monthsOf(Number(m[2]), month, month))
    },
    MONTH_HINT,
  ),
  rule(
    `(?<!\\p{L})(?:by|until|till|before|к|до)\\s+(?:the\\s+)?(?:(?:end|beginning|start|конц\\p{L}*)\\s+(?:of\\s+)?(?:the\\s+)?)?(?:(${YEAR})(?!\\d)(?:\\s*(?:г\\.|год\\p{L}*))?|(?:the\\s+)?(?:end\\s+of\\s+)?(this\\s+year|the\\s+year|year[-\\s]end|текущего\\s+года|года))`,
    (m, context) => {
      const year = m[1] === undefined ? yearOf('this year', context) : Number(m[1])
      return year === null ? null : { role: 'until', period: wholeYear(year) }
    },
    /by |until|till|before|к |до /iu,
  ),
  rule(
    `(?<!\\p{L})(?:since|starting\\s+from|с)\\s+(${YEAR})(?!\\d)(?:\\s*(?:г\\.|года))?`,
    (m) => ({
      role: 'since',
      period: wholeYear(Number(m[1])),
    }),
    /since|starting|с /iu,
  ),
  rule(
    `(?<!\\p{L})(?:over|in|within|during|for|в\\s+течение|за|через|в)\\s+(?:the\\s+)?(?:next|coming|following|ближайш\\p{L}*|следующ\\p{L}*)\\s+(${COUNT})\\s+(?:years|лет|года)`,
    (m, context) => {
      const [count, now] = [countOf(m[1]), yearOf('this year', context)]
      return count === null || now === null ? null : { role: 'until', period: wholeYear(now + count) }
    },
    /next|coming|following|ближайш|следующ/iu,
  ),
  rule(
    `(?<!\\p{L})(?:(?:over|in|within|during)\\s+(?:the\\s+)?(?:last|past|previous)?\\s*(${COUNT})\\s+years|за\\s+(?:последние\\s+)?(${COUNT})\\s+(?:лет|года))`,
    (m, context) => {
      const [count, now] = [countOf(m[1] ?? m[2]), yearOf('last year', context)]
      return count === null || now === null ? null : { role: 'since', period: wholeYear(now - count) }
    },
    /years|лет|года/iu,
  ),
  rule(
    dayPattern(false),
    (m, { published }) => {
      const month = monthOf(m[2] ?? m[3])
      if (month === null || published === null || published === 'undated') return null
      const [year, now] = [Number(published.slice(0, 4)), Number(published.slice(5, 7) || 12)]
      return dayAt(month > now + 6 ? year - 1 : year, month, Number(m[1] ?? m[4]), 'days')
    },
    MONTH_HINT,
  ),
  rule(
    `(?<!\\p{L})(?:(?:a|one)\\s+decade\\s+ago|десятилетие\\s+назад)(?!\\p{L})`,
    (_, context) => {
      const now = yearOf('this year', context)
      return now === null ? null : told(wholeYear(now - 10))
    },
    /decade|десятилетие/iu,
  ),
  rule(
    `(?<![\\p{L}\\d])(${COUNT})\\s+(?:years\\s+ago|(?:года|лет)\\s+назад)`,
    (m, context) => {
      const [count, now] = [countOf(m[1]), yearOf('this year', context)]
      return count === null || now === null ? null : told(wholeYear(now - count))
    },
    /ago|назад/iu,
  ),
  rule(
    `(?<!\\p{L})(?:by\\s+)?(?:the\\s+)?end\\s+of\\s+(?:the|this)\\s+decade|(?<!\\p{L})к\\s+концу\\s+десятилетия`,
    (_, context) => {
      const now = yearOf('this year', context)
      return now === null ? null : { role: 'until', period: wholeYear(Math.ceil((now + 1) / 10) * 10) }
    },
    /decade|десятилети/iu,
  ),
  rule(
    `(?<!\\p{L})(?:in\\s+the\\s+(?:coming\\s+years|years\\s+to\\s+come|near\\s+future|future)|в\\s+ближайшие\\s+годы|в\\s+перспективе)`,
    () => ({ role: 'until', period: null }),
    /coming|to come|future|ближайш|перспектив/iu,
  ),
  rule(
    `(?<!\\p{L})(?:over|in|for|during|за|по\\s+итогам)\\s+(?:the\\s+)?(?:first\\s+)?(${COUNT})\\s+(?:months|месяц\\p{L}*|мес\\.)(?!\\p{L})`,
    (m, context) => monthsFromStart(m[1], undefined, context),
    /month|мес/iu,
  ),
  rule(
    `(?<!\\p{L})(?:in|during|for|в|за)\\s+(${MONTH})(?!\\p{L}|\\s+\\d{1,2}(?!\\d|[,.\\s]\\d{3})|\\s+\\d{4}(?!\\d))|(?<!\\p{L})(${MONTH})(?=\\s+alone(?!\\p{L}))`,
    (m, context) => monthNear(m[1] ?? m[2], context, m.input),
    MONTH_HINT,
  ),
  rule(
    `(?<=^\\s*|[.;]\\s+)(${MONTH})(?=\\s+(?:was|saw|brought|became|стал|был|оказал)(?!\\p{L})|\\s+(?:стал|был|оказал)\\p{L}*)`,
    (m, context) => monthNear(m[1], context),
    MONTH_HINT,
  ),
  rule(
    `(?<!\\p{L})(?:in|for|during|over|за|в)\\s+(?:the\\s+)?(?:quarter|квартал)(?!\\p{L}|\\s+(?:earlier|before|ago|of|ранее|назад))`,
    (_, { quarter = null }) => (quarter === null ? null : told(quarter)),
    /quarter|квартал/iu,
  ),
  rule(
    `(?<!\\p{L})(?:for\\s+the\\s+(?:full\\s+|whole\\s+)?year|over\\s+the\\s+(?:full\\s+|whole\\s+)?year|(?:за|на)\\s+(?:весь\\s+)?год)(?!\\p{L}|\\s+(?:earlier|before|ago|to|до|ранее|назад|в\\s+целом))`,
    (_, { year }) => (year === null ? null : told(wholeYear(year))),
    /year|год/iu,
  ),
  rule(`(?<=\\()(${MONTH})(?=\\s*[:–—])`, (m, context) => monthNear(m[1], context), MONTH_HINT),
  rule(
    `(?<!\\p{L})(${YEAR})\\s?[-–—]\\s?(${YEAR})(?!\\d)(?:\\s+год\\p{L}*)?`,
    (m) =>
      Number(m[1]) < Number(m[2])
        ? { role: 'told', period: { kind: 'years', start: `${m[1]}-01-01`, end: `${m[2]}-12-31` } }
        : null,
    /\d{4}\s?[-–—]/u,
  ),
  rule(
    `(?<!\\p{L})(?:(yesterday|вчера)|(?:last|the\\s+past|the\\s+previous)\\s+(week|month)|(?:на|за)\\s+прошл\\p{L}*\\s+недел\\p{L}*|(?:в|за)\\s+прошл\\p{L}*\\s+(месяц)\\p{L}*)(?!\\p{L})`,
    (m, { published }) =>
      published?.length === 10 ? told(before(published, m[1] !== undefined ? 'day' : (m[2] === 'month' || m[3] !== undefined) ? 'month' : 'week')) : null,
    /yesterday|вчера|week|month|недел|месяц/iu,
  ),
  rule(
    `(?<!\\p{L})(?:in|for|during|over|за|в)\\s+(?:the\\s+)?(?:reporting|reported|отч[её]тн\\p{L}*|указанн\\p{L}*)\\s+(?:period|период\\p{L}*|время)`,
    (_, { before: known = null }) => (known === null ? null : told(known)),
    /report|отч|указанн/iu,
  ),
  rule(
    `(?<!\\p{L})next\\s+year(?!\\p{L})|(?<!\\p{L})в\\s+следующем\\s+году`,
    (_, context) => {
      const now = yearOf('this year', context)
      return now === null ? null : { role: 'until', period: wholeYear(now + 1) }
    },
    /next|следующ/iu,
  ),
  rule(
    `(?<!\\p{L})(?:before|earlier|previously|formerly|раньше|прежде)(?=,?\\s+(?:there|it|they|was|were|up\\s+to|был|их|ждали))`,
    () => ({ role: 'told', period: null }),
    /before|earlier|previously|formerly|раньше|прежде/iu,
  ),
  // A marketing or fiscal year: who counts it so also knows when it begins.
  rule(`(?<!\\d)${YEAR}\\/\\d{2,4}(?!\\d)`, () => ({ role: 'told', period: null }), /\d\/\d/u),
  rule(
    `(?<!\\p{L})(?:last|the\\s+previous|the\\s+past)\\s+year(?:['’]s)?(?!\\p{L})|(?<!\\p{L})(?:(?:в|за)\\s+прошл\\p{L}*\\s+год\\p{L}*|прошлый\\s+год(?!\\p{L}))`,
    (_, context) => toldYear('last year', context),
    /last|previous|past|прошл/iu,
  ),
  rule(
    `(?<!\\p{L})(?:this|the\\s+current)\\s+year(?!\\p{L})|(?<!\\p{L})(?:в|за|на)\\s+(?:текущ|эт)\\p{L}*\\s+год\\p{L}*`,
    (_, context) => toldYear('this year', context),
    /this|current|текущ|эт/iu,
  ),
  rule(
    `(?<!\\p{L})(?:since\\s+the\\s+(?:beginning|start)\\s+of\\s+(?:the|this)\\s+year|year[-\\s]to[-\\s]date|с\\s+начала\\s+(?:текущего\\s+|(${YEAR})\\s+)?года)`,
    (m, context) => sinceNewYear(m[1], context),
    /beginning|start|to-date|to date|начала/iu,
  ),
  rule(
    `(?<!\\p{L})(?:today|nowadays|currently|(?<!from\\s|until\\s|till\\s)now|теперь|at\\s+present|to\\s+date|сегодня|сейчас|в\\s+настоящее\\s+время|на\\s+сегодняшний\\s+день)(?!\\p{L})`,
    (_, { published }) => (published?.length === 10 ? told({ kind: 'asOf', start: published, end: published }) : null),
    /today|nowadays|currently|now|теперь|present|date|сегодня|сейчас|настоящ/iu,
  ),
  rule(
    `(?<![\\p{L}\\d.,/$€-])(?:(?:in|for|during|throughout|of|в|за|по\\s+итогам)\\s+)?(?:the\\s+)?(?:year\\s+)?(${YEAR})(?!\\d|\\/\\d|[.,]\\d|\\s?(?:t|tons?|TEU|тонн|ДФЭ|containers|trains|wagons|%)(?!\\p{L}))(?:-(?:го|м|й))?(?:\\s*(?:г\\.|год\\p{L}*))?`,
    (m) => ({
      role: 'told',
      period: wholeYear(Number(m[1])),
    }),
    /\d{4}/u,
  ),
]
/** What makes the time behind it the one that is compared with. */
const COMPARED =
  /(?:compared\s+(?:to|with)(?:\s+the)?|against(?:\s+the)?|vs\.?|versus|than(?:\s+in)?(?:\s+the)?|(?:up|down|increase|rise|gain|growth)\s+(?:from|on|over)|по\s+сравнению\s+с(?:о)?|против|к\s+уровню|чем\s+(?:в|за)|чем)\s*(?:in\s+|the\s+)*$/iu

/** All that a stretch of text says of time, from left to right. */
export function timesIn(text: string, context: TimeContext): readonly TimeSaid[] {
  const found: TimeSaid[] = []
  const taken: Span[] = []
  let inSentence: number | null = null
  const small = smallLetters(text)
  const hinted = new Map<RegExp, boolean>()
  for (const { hint, pattern, read } of RULES) {
    const isHinted = hinted.get(hint) ?? hint.test(small)
    hinted.set(hint, isHinted)
    if (!isHinted) continue
    for (const match of small.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (taken.some((span) => start < span.end && span.start < end)) continue
      const said = read(match, { ...context, inSentence })
      if (said === null) continue
      taken.push({ start, end })
      if (CAME_TO_BE.test(text.slice(Math.max(0, start - 50), start))) continue
      const isAside =
        /\(\s*(?:(?:in|for|в|за)\s+)?$/u.test(text.slice(Math.max(0, start - 6), start)) &&
        /^\s*[–—:=-]/.test(text.slice(end, end + 4))
      const role =
        said.role === 'told' && (isAside || COMPARED.test(text.slice(Math.max(0, start - 40), start)))
          ? 'base'
          : said.role
      found.push({ start, end, role, period: said.period, year: said.year ?? null })
      if (role === 'told' && said.period !== null) inSentence = Number(said.period.end.slice(0, 4))
    }
  }
  const sorted = found.sort((a, b) => a.start - b.start)
  return sorted.map((time, i) => ownBase(text, time, sorted.slice(0, i), context.before ?? null))
}

/** Tells in passing when something came to be: ", reopened in May 2024 after works," */
const CAME_TO_BE =
  /[,(]\s*(?:which\s+was\s+|that\s+was\s+)?(?:re)?(?:opened|built|launched|founded|signed|commissioned|introduced|adopted|established|created|completed|открыт|запущен|построен|введ[её]н|подписан|основан|создан|принят|заверш[её]н)\p{L}*\s+(?:в\s+эксплуатацию\s+)?(?:in\s+|в\s+)?$/iu

const OPENS =
  /(?:^|[,;:.–—]\s*|\s(?:and|while|whereas|а|и|тогда\s+как)\s+)(?:(?:in|for|over|during|за|в)\s+(?:the\s+)?)?$/iu

/** "In the same period of 2024 there were 197": what opens a clause so is told of that time and only implies a comparison. */
function ownBase(text: string, time: TimeSaid, before: readonly TimeSaid[], known: FigurePeriod | null): TimeSaid {
  const opens = OPENS.test(text.slice(0, time.start)) && !/^\s*(?:[.)]|$)/.test(text.slice(time.end))
  const of = before.findLast(({ role, period }) => role === 'told' && period !== null)?.period ?? known
  if (time.role !== 'same' || !opens || of === null) return time
  return { ...time, role: 'earlier', period: inYear(of, time.year ?? Number(of.end.slice(0, 4)) - 1) }
}

/** The day, the week from Monday to Sunday or the month before the one of a day. */
function before(day: string, span: 'day' | 'week' | 'month'): FigurePeriod {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
  if (span === 'month') return month === 1 ? monthsOf(year - 1, 12, 12) : monthsOf(year, month - 1, month - 1)
  const weekday = (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7
  const first = span === 'day' ? date - 1 : date - weekday - 7
  const at = (of: number) => new Date(Date.UTC(year, month - 1, of)).toISOString().slice(0, 10)
  return { kind: 'days', start: at(first), end: at(span === 'day' ? first : first + 6) }
}

function wholeYear(year: number): FigurePeriod {
  return { kind: 'year', start: `${year}-01-01`, end: `${year}-12-31` }
}

function told(period: FigurePeriod): Said {
  return { role: 'told', period }
}

/** From the start of a year: the months that the text tells of, or up to the day it was published. */
function sinceNewYear(year: string | undefined, { published, before = null }: TimeContext): Said | null {
  const isTold = before !== null && before.kind !== 'year' && before.start.endsWith('-01-01')
  if (isTold && (year ?? before.start.slice(0, 4)) === before.start.slice(0, 4)) return told(before)
  if (published?.length !== 10 || (year !== undefined && year !== published.slice(0, 4))) return null
  return told({ kind: 'days', start: `${published.slice(0, 4)}-01-01`, end: published })
}

/** Tells of what is yet to be. */
const COMES =
  /(?<!\p{L})(?:will|expect(?:s|ed)?|plans?|planned|due|scheduled|заверш(?:ится|атся|ат)|начн[её]тся|ожида\p{L}*|жд[её]м|планир\p{L}*|буд[её]т|будут|прогноз\p{L}*|намер\p{L}*)(?!\p{L})/u

/** A month that a text names alone, the last that had begun when it was published. */
function monthNear(word: string | undefined, { published }: TimeContext, text = ''): Said | null {
  const month = monthOf(word)
  if (month === null || published === null || published.length < 7) return null
  const isPast = month > Number(published.slice(5, 7)) && !COMES.test(text)
  const year = Number(published.slice(0, 4)) - (isPast ? 1 : 0)
  return told(monthsOf(year, month, month))
}

/** The last day of a month, of the last such month where no year is told. */
function endOfMonth(word: string | undefined, year: string | undefined, context: TimeContext): Said | null {
  const month = monthOf(word)
  const near = year === undefined ? (monthNear(word, context)?.period ?? null) : null
  const of = year === undefined ? (near === null ? null : Number(near.end.slice(0, 4))) : Number(year)
  if (month === null || of === null) return null
  const day = dayText(of, month, lastDay(of, month))
  return told({ kind: 'asOf', start: day, end: day })
}

function toldYear(text: string, context: TimeContext): Said | null {
  const year = yearOf(text, context)
  return year === null ? null : told(wholeYear(year))
}

function dayPattern(withYear = true): string {
  const year = withYear ? `(?:,)?(?:\\s+(${YEAR}))(?:\\s*(?:г\\.|года?))?` : ''
  return `(?<![\\d.])(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTH})|(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|\\p{L}|[,.]\\d))${year}`
}

function dated(m: RegExpMatchArray, kind: 'asOf' | 'days'): Said | null {
  const month = monthOf(m[2] ?? m[3])
  return month === null ? null : dayAt(Number(m[5]), month, Number(m[1] ?? m[4]), kind)
}

function dayAt(year: number, month: number, day: number, kind: 'asOf' | 'days'): Said | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null
  const text = dayText(year, month, day)
  return told({ kind, start: text, end: text })
}

function monthsFromStart(count: string | undefined, year: string | undefined, context: TimeContext): Said | null {
  const months = countOf(count)
  const of = months === null ? null : yearEnding(months, year, context)
  return months === null || months > 12 || of === null ? null : told(monthsOf(of, 1, months))
}

function halfOf(half: number, year: string | undefined, context: TimeContext): Said | null {
  const of = yearOf(year, context)
  return of === null || (half !== 1 && half !== 2)
    ? null
    : told({ ...monthsOf(of, half * 6 - 5, half * 6), kind: 'half' })
}

/** A number in digits or Roman letters. */
function numberOf(text: string | undefined): number {
  const said = (text ?? '').toUpperCase()
  return /^\d$/.test(said) ? Number(said) : ['I', 'II', 'III', 'IV'].indexOf(said) + 1
}

function quarterOf(quarter: number, year: string | undefined, context: TimeContext): Said | null {
  const [of, which] = [yearOf(year, context), quarter === 0 ? 4 : quarter]
  return of === null || which < 1 ? null : told({ ...monthsOf(of, which * 3 - 2, which * 3), kind: 'quarter' })
}

function monthsOf(year: number, from: number, to: number): FigurePeriod {
  const kind = from === 1 && to === 12 ? 'year' : 'months'
  return { kind, start: dayText(year, from, 1), end: dayText(year, to, lastDay(year, to)) }
}

function monthOf(word: string | undefined): number | null {
  const said = (word ?? '').toLowerCase()
  const english = EN_MONTHS.findIndex((month) => month === said || (said.length > 2 && month.startsWith(said.replace('.', ''))))
  if (english >= 0) return english + 1
  const russian = RU_MONTHS.findIndex((stem) => new RegExp(`^${stem}`, 'u').test(said))
  return russian >= 0 ? russian + 1 : null
}

function ordinal(word: string | undefined): number {
  const said = (word ?? '').toLowerCase()
  return Object.entries(ORDINALS).find(([stem]) => said.startsWith(stem))?.[1] ?? -1
}

function countOf(text: string | undefined): number | null {
  const count = text !== undefined && /^\d+$/.test(text) ? Number(text) : (wordValue(text ?? '') ?? null)
  return count === null || count < 1 ? null : count
}

/** The year of months that nobody dates: of this year where they are over, else of the last. */
function yearEnding(month: number, text: string | undefined, context: TimeContext): number | null {
  const year = yearOf(text, context)
  const { published, inSentence = null } = context
  const isOpen = (text === undefined || /^(?:the\s+year|года)$/iu.test(text)) && inSentence === null
  const isAhead =
    published !== null &&
    published.length >= 7 &&
    year === Number(published.slice(0, 4)) &&
    month > Number(published.slice(5, 7))
  return year !== null && isOpen && isAhead ? year - 1 : year
}

/** A year in digits, or by words from the year that was told of last or in which the text was published. */
function yearOf(text: string | undefined, { published, year, inSentence = null }: TimeContext): number | null {
  const now = published === null || published === 'undated' ? null : Number(published.slice(0, 4))
  if (text !== undefined && /^\d{4}$/.test(text)) return Number(text)
  if (text !== undefined && /last|прошл/iu.test(text)) return now === null ? null : now - 1
  if (text !== undefined && /this|current|текущ|этого/iu.test(text)) return now
  return inSentence ?? now ?? year
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function dayText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
