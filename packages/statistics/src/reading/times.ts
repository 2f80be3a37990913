import type { Span } from '@karavan/core'
import type { FigurePeriod } from '@karavan/model'
import { inYear } from '../same-series.js'
import { RULES } from './time-rules.js'
import type { TimeContext, TimeSaid } from './time-said.js'

/** A text in small letters, each where it stood. */
function smallLetters(text: string): string {
  const small = text.toLowerCase()
  if (small.length === text.length) return small
  const kept = (letter: string) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)
  return Array.from(text, kept).join('')
}
/** What makes the time behind it the one that is compared with. */
const COMPARED =
  /(?:compared\s+(?:to|with)(?:\s+the)?|against(?:\s+the)?|vs\.?|versus|than(?:\s+in)?(?:\s+the)?|(?:up|down|increase|rise|gain|growth)\s+(?:from|on|over)|по\s+сравнению\s+с(?:о)?|(?:above|below)(?:\s+the)?(?:\s+level\s+of)?|as\s+many\s+as(?:\s+in)?|exceed(?:ed|s|ing)?\s+(?:the\s+)?(?:level|figure|result)\s+of(?:\s+the)?|против|к\s+уровню|чем\s+(?:в|за)|чем)\s*(?:in\s+|the\s+)*$/iu

/** What holds none of it tells no time: so does most of a text. */
const ANY_HINT = new RegExp([...new Set(RULES.map(({ hint }) => hint.source))].join('|'), 'u')

/** All that a stretch of text says of time, from left to right. */
export function timesIn(text: string, context: TimeContext): readonly TimeSaid[] {
  const found: TimeSaid[] = []
  const taken: Span[] = []
  let inSentence: number | null = null
  const small = smallLetters(text)
  if (!ANY_HINT.test(small)) return []
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
      if (
        DATELINE.test(text.slice(0, start)) &&
        /^\s*(?:\([^)]{2,20}\)\s*)?(?:[–—-]{1,2}\s|\.\s)/u.test(text.slice(end, end + 28))
      ) {
        found.push({ start, end, period: said.period, role: 'sent', year: null })
        continue
      }
      const ahead = text.slice(Math.max(0, start - 70), start)
      if (/^since|^с\s/iu.test(text.slice(start, end)) && RECORD.test(ahead)) continue
      if (
        CAME_TO_BE.test(ahead.slice(-50)) ||
        (WAS_MADE.test(ahead) && /^\s+and\s|^[,;]\s/u.test(text.slice(end, end + 6)))
      )
        continue
      if (
        said.role === 'told' &&
        said.period !== null &&
        SINCE.test(ahead) &&
        context.published?.length === 10 &&
        said.period.start <= context.published
      ) {
        found.push({
          start,
          end,
          year: null,
          role: 'told',
          period: { kind: 'days', start: said.period.start, end: context.published },
        })
        continue
      }
      const isAside =
        /\(\s*(?:(?:in|for|в|за)\s+)?$/u.test(text.slice(Math.max(0, start - 6), start)) &&
        /^\s*(?:baseline\s*|level\s*|факт\s*)?[–—:=-]/iu.test(text.slice(end, end + 14))
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

/** "TASHKENT, October 8 –": when a text was sent. */
const DATELINE = /^\s*\p{Lu}[\p{Lu}\s'’-]{2,30}[,.]\s*(?:\p{Lu}[\p{L}]+,\s*)?$/u

/** Tells in passing when something came to be: ", reopened in May 2024 after works," */
const CAME_TO_BE =
  /[,(]\s*(?:which\s+was\s+|that\s+was\s+)?(?:re)?(?:opened|built|launched|founded|signed|commissioned|introduced|adopted|established|created|completed|открыт|запущен|построен|введ[её]н|подписан|основан|создан|принят|заверш[её]н)\p{L}*\s+(?:в\s+эксплуатацию\s+)?(?:in\s+|on\s+|в\s+)?$/iu

/** "its lowest level since January" is of no time since. */
const RECORD = /(?:lowest|highest|best|worst|largest|biggest|record|максимум|минимум|рекорд)\p{L}*[^,.;]{0,30}\s$/iu

/** "The association was set up in 2014 and unites …" */
const WAS_MADE =
  /^[^\d]*(?:was|were)\s+(?:set\s+up|registered|founded|established|created|formed|launched|opened|built)\s+(?:back\s+)?(?:in\s+|on\s+)?$/iu
/** "Since the service was launched in May 2024, it has carried …" */
const SINCE = /(?<!\p{L})since\s+(?:its|the|this)\s+[^,.;]{3,40}\s(?:in\s+|on\s+)?$/iu

const OPENS =
  /(?:^|[,;:.–—]\s*|\s(?:and|while|whereas|а|и|тогда\s+как)\s+)(?:(?:in|for|over|during|за|в)\s+(?:the\s+)?)?$/iu

/** "In the same period of 2024 there were 197": what opens a clause so is told of that time and only implies a comparison. */
function ownBase(text: string, time: TimeSaid, before: readonly TimeSaid[], known: FigurePeriod | null): TimeSaid {
  const opens = OPENS.test(text.slice(0, time.start)) && !/^\s*(?:[.)]|$)/.test(text.slice(time.end))
  const of = before.findLast(({ role, period }) => role === 'told' && period !== null)?.period ?? known
  const isBare = time.year === null && !/year|year|год|ранее|earlier/iu.test(text.slice(time.start, time.end + 24))
  if (time.role === 'same' && opens && isBare && of !== null) return { ...time, role: 'told', period: of }
  const when = /^,?\s*(?:when|когда)\s/iu.test(text.slice(time.end))
  if (time.role === 'base' && when) return { ...time, role: 'earlier' }
  if (time.role !== 'same' || !(opens || when) || of === null) return time
  return { ...time, role: 'earlier', period: inYear(of, time.year ?? Number(of.end.slice(0, 4)) - 1) }
}
