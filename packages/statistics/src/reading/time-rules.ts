import {
  ago,
  before,
  countOf,
  dated,
  dayAt,
  dayPattern,
  daysBetween,
  endOfMonth,
  halfOf,
  isSaidThen,
  isYetToBegin,
  MONTH,
  MONTH_HINT,
  monthNear,
  monthOf,
  monthsFromStart,
  monthsOf,
  monthsTo,
  numberOf,
  ordinal,
  quarterOf,
  sinceMonth,
  sinceNewYear,
  thisWeek,
  told,
  toldYear,
  WEEKDAYS,
  weekday,
  wholeYear,
  YEAR,
  yearEnding,
  yearOf,
  yearsBetween,
} from './periods.js'
import type { Said, TimeContext } from './time-said.js'

const COUNT = '\\d{1,2}|[\\p{L}]+'
const OF_YEAR = `(?:\\s+(?:of\\s+|in\\s+)?(?:the\\s+)?(${YEAR}|this\\s+year|the\\s+current\\s+year|last\\s+year|the\\s+year|текущего\\s+года|этого\\s+года|прошлого\\s+года|года)(?:\\s*(?:г\\.|года|году|год))?)?`

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
  // A blank of a hint stands for every kind of blank, as in the pattern.
  const known = smallHints.get(hint) ?? new RegExp(inSmall(hint.source).replaceAll(' ', '\\s'), 'u')
  smallHints.set(hint, known)
  return known
}

/** A pattern with all letters small, but for those that mean a kind of letters. */
function inSmall(source: string): string {
  return source.replace(/\\p\{\w+\}|\\.|\p{Lu}/gu, (part) => (part.startsWith('\\') ? part : part.toLowerCase()))
}

/** The longer before what they hold. */
export const RULES: readonly Rule[] = [
  rule(
    `(?<!\\p{L})(?:the\\s+)?(?:same|corresponding|analogous)\\s+(?:(?:${COUNT})\\s+(?=months|weeks))?(?:period|weeks|months|half|quarter|time|month)(?:\\s+(?:of|in|a|the)(?:\\s+the)?)?(?:\\s+(?:(${YEAR})|(last|previous|preceding|prior)\\s+year|year\\s+(?:earlier|ago)))?`,
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
  rule(
    `(?<![\\p{L}\\d])(${COUNT})\\s+months\\s+(?:ended|ending|to|through)\\s+(?:(\\d{1,2})\\s+(${MONTH})|(${MONTH})\\s+(\\d{1,2})),?\\s+(${YEAR})(?!\\d)`,
    (m) => monthsTo(countOf(m[1]), monthOf(m[3] ?? m[4]), Number(m[6])),
    /months/iu,
  ),
  rule(
    `(?<![\\p{L}\\d])(${COUNT})-month\\s+period`,
    (m, context) => monthsFromStart(m[1], undefined, context),
    /month/iu,
  ),
  rule(
    `(?<!\\p{L})(?:from|between|с)\\s+(?:(\\d{1,2})\\s+(${MONTH})|(${MONTH})\\s+(\\d{1,2}))(?:,?\\s+(${YEAR})(?:\\s*(?:г\\.|года))?)?\\s+(?:to|and|until|till|through|по|до)\\s+(?:(\\d{1,2})\\s+(${MONTH})|(${MONTH})\\s+(\\d{1,2}))(?:,?\\s+(${YEAR})(?:\\s*(?:г\\.|года))?)?(?!\\d)`,
    (m, context) => daysBetween([m[1] ?? m[4], m[2] ?? m[3], m[5]], [m[6] ?? m[9], m[7] ?? m[8], m[10]], context),
    MONTH_HINT,
  ),
  rule(
    `(?<![\\p{L}\\d.,])(?:(\\d{1,2})\\s?[-–—]\\s?(\\d{1,2})\\s+(${MONTH})|(${MONTH})\\s+(\\d{1,2})\\s?[-–—]\\s?(\\d{1,2}))(?:,?\\s+(${YEAR})(?:\\s*(?:г\\.|года))?)?(?!\\d|[.,]\\d)`,
    (m, context) => {
      const month = m[3] ?? m[4]
      return daysBetween([m[1] ?? m[5], month, m[7]], [m[2] ?? m[6], month, m[7]], context)
    },
    MONTH_HINT,
  ),
  rule(
    `(?<!\\p{L})(?:since|с(?:\\s+начала)?)\\s+(?:the\\s+(?:start|beginning)\\s+of\\s+)?(${MONTH})(?!\\p{L}|\\s+\\d)`,
    (m, context) => sinceMonth(m[1], context),
    MONTH_HINT,
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
  rule(`(?<![\\p{L}\\d])(${YEAR})\\s+H([12])(?!\\d)`, (m, context) => halfOf(Number(m[2]), m[1], context), /H[12]/iu),
  rule(
    `(?<!\\p{L})(?:the\\s+)?(?:first\\s+three|three|перв\\p{L}*\\s+тр\\p{L}*|три)\\s+(?:quarters|квартал\\p{L}*)${OF_YEAR}`,
    (m, context) => monthsFromStart('9', m[1], context),
    /quarters|квартал/iu,
  ),
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
    `(?<!\\p{L})(?:in\\s+|в\\s+)?(${MONTH})\\s+(?:of\\s+)?(last\\s+year|this\\s+year|прошлого\\s+года|текущего\\s+года|этого\\s+года)`,
    (m, context) => {
      const [month, year] = [monthOf(m[1]), yearOf(m[2], context)]
      return month === null || year === null ? null : told(monthsOf(year, month, month))
    },
    MONTH_HINT,
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
      const isNext = month < now && isYetToBegin(m)
      return dayAt(isNext ? year + 1 : month > now + 6 ? year - 1 : year, month, Number(m[1] ?? m[4]), 'days')
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
    `(?<!\\p{L})(?:in|during|for|в|за)\\s+(?:одном\\s+(?:только\\s+|лишь\\s+)?)?(${MONTH})(?!\\p{L}|\\s+\\d{1,2}(?!\\d|[,.\\s]\\d{3})|\\s+\\d{4}(?!\\d))|(?<!\\p{L})(${MONTH})(?=\\s+alone(?!\\p{L}))`,
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
    `(?<!\\p{L})(?:(?:in|for|during|over)\\s+(?:the|that)\\s+month|за\\s+месяц)(?!\\p{L}|\\s+(?:earlier|before|ago|of|to|ранее|назад|до))`,
    (_, { month = null }) => (month === null ? null : told(month)),
    /month|месяц/iu,
  ),
  rule(
    `(?<!\\p{L})(?:for\\s+the\\s+(?:full\\s+|whole\\s+)?year|over\\s+the\\s+(?:full\\s+|whole\\s+)?year|(?:за|на)\\s+(?:весь\\s+)?год|по\\s+итогам\\s+года)(?!\\p{L}|\\s+(?:earlier|before|ago|to|до|ранее|назад|в\\s+целом))`,
    (_, { year }) => (year === null ? null : told(wholeYear(year))),
    /year|год/iu,
  ),
  rule(`(?<=\\()(${MONTH})(?=\\s*[:–—])`, (m, context) => monthNear(m[1], context), MONTH_HINT),
  rule(
    `(?<!\\p{L})(?:(${YEAR})\\s?[-–—]\\s?(${YEAR})(?!\\d)(?:\\s+год\\p{L}*)?|(?:from|between|с)\\s+(${YEAR})\\s+(?:to|and|through|по|до)\\s+(${YEAR})(?!\\d|[.,]\\d)(?:\\s+год\\p{L}*)?)`,
    (m) => yearsBetween(Number(m[1] ?? m[3]), Number(m[2] ?? m[4])),
    /\d{4}\s?[-–—]|\d{4} (?:to|and|through|по|до) /u,
  ),
  rule(
    `(?<!(?:held|hosted|took\\s+place|convened|met|прош[её]л\\p{L}*|состоял\\p{L}*)\\s(?:[\\p{L}-]+\\s){0,4}|\\p{L})(?:(yesterday|вчера)|(?:last|the\\s+past|the\\s+previous)\\s+(week|month)|(?:на|за)\\s+прошл\\p{L}*\\s+недел\\p{L}*|(?:в|за)\\s+прошл\\p{L}*\\s+(месяц)\\p{L}*)(?!\\p{L})`,
    (m, { published }) =>
      published?.length === 10
        ? told(
            before(published, m[1] !== undefined ? 'day' : m[2] === 'month' || m[3] !== undefined ? 'month' : 'week'),
          )
        : null,
    /yesterday|вчера|week|month|недел|месяц/iu,
  ),
  rule(
    `(?<!\\p{L})(?:on|by|as\\s+of|в|во)\\s+(?:last\\s+|прошл\\p{L}*\\s+)?(${WEEKDAYS.join('|')})(?:\\s+(?:morning|evening|night))?(?!\\p{L})`,
    (m, { published }) => (published?.length === 10 && !isSaidThen(m) ? weekday(m[1], published) : null),
    new RegExp(WEEKDAYS.join('|'), 'iu'),
  ),
  rule(
    `(?<!\\p{L})(?:(?:an?|one)\\s+(week|month)\\s+ago|(недел|месяц)\\p{L}*\\s+назад)(?!\\p{L})`,
    (m, { published }) =>
      published?.length === 10 ? ago(published, m[1] === 'week' || m[2] === 'недел' ? 'week' : 'month') : null,
    /ago|назад/iu,
  ),
  rule(
    `(?<!\\p{L})(?:this\\s+week|на\\s+этой\\s+неделе)(?!\\p{L})`,
    (_, { published }) => (published?.length === 10 ? thisWeek(published) : null),
    /this week|этой недел/iu,
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
    `(?<!\\p{L})(?:last|the\\s+previous|the\\s+past)\\s+year(?:['’]s)?(?!\\p{L})|(?<!\\p{L})(?:(?:в|за)\\s+прошл\\p{L}*\\s+год\\p{L}*|(?:в|за)\\s+минувш\\p{L}*\\s+год\\p{L}*|прошлый\\s+год(?!\\p{L}))`,
    (_, context) => toldYear('last year', context),
    /last|previous|past|прошл|минувш/iu,
  ),
  rule(
    `(?<!\\p{L})(?:this|the\\s+current)\\s+year(?!\\p{L})|(?<!\\p{L})(?:в|за|на)\\s+(?:текущ|эт)\\p{L}*\\s+год\\p{L}*`,
    (_, context) => toldYear('this year', context),
    /this|current|текущ|эт/iu,
  ),
  rule(
    `(?<!\\p{L})(?:since\\s+the\\s+(?:beginning|start)\\s+of\\s+(?:the|this)\\s+year|year[-\\s]to[-\\s]date|so\\s+far\\s+this\\s+year|с\\s+начала\\s+(?:текущего\\s+|(${YEAR})\\s+)?года)`,
    (m, context) => sinceNewYear(m[1], context),
    /beginning|start|to-date|to date|so far|начала/iu,
  ),
  rule(
    `(?<!\\p{L})(?:today|nowadays|currently|(?<!from\\s|until\\s|till\\s)now|теперь|at\\s+present|at\\s+the\\s+moment|so\\s+far|to\\s+date|сегодня|сейчас|в\\s+настоящее\\s+время|на\\s+сегодняшний\\s+день)(?!\\p{L})`,
    (_, { published }) => (published?.length === 10 ? told({ kind: 'asOf', start: published, end: published }) : null),
    /today|nowadays|currently|now|теперь|present|moment|so far|date|сегодня|сейчас|настоящ/iu,
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
