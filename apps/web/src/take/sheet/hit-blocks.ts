import type { Advice, ConditionHit, TransportPlan } from '@karavan/model'
import { lastDayBefore } from '../../conditions/days.js'
import {
  adviceInWords,
  exemptionSaid,
  issuerInWords,
  meetingInWords,
  titleOfHit,
  unjudgedInWords,
} from '../../hits/hit-words.js'
import { toldHits } from '../../hits/told-hits.js'
import { placeNames } from '../../plan/step-words.js'
import type { Words } from '../../words/words.js'
import type { Telling } from './plan-blocks.js'
import type { Block } from './sheet.js'

/**
 * The orders that hit a plan: what each says and until when, where the plan meets it, and what to do.
 * @param hits - null where they could not be asked for
 * @param titles - of the ways of the answer, by id of the plan
 */
export function hitBlocks(
  plan: TransportPlan,
  hits: readonly ConditionHit[] | null,
  titles: ReadonlyMap<string, string>,
  { words, level }: Telling,
): Block[] {
  const heading: Block = { kind: 'heading', level, text: words.say('hits.title') }
  if (hits === null) return [heading, { kind: 'text', text: words.say('take.orders.unknown') }]
  const told = toldHits(hits)
  if (told.length === 0) return []
  const names = placeNames(plan)
  return [
    heading,
    ...told.flatMap((hit): Block[] => [
      { kind: 'warnings', items: [hitInWords(hit, names, words)] },
      ...hit.advice.map((one): Block => ({ kind: 'text', text: `– ${stepInWords(one, titles, words)}` })),
    ]),
  ]
}

function hitInWords(hit: ConditionHit, names: ReadonlyMap<string, string>, words: Words): string {
  const { say, longDate, place, tell, dateInWords } = words
  const { verdict, until, source, sourceDate, told } = hit
  return [
    say('take.order', {
      verdict: say(`conditions.verdict.${verdict}`),
      title: titleOfHit(hit, words),
      issuer: issuerInWords(hit, words),
      clause: tell(told.clause),
    }),
    until === null ? say('take.order.endless') : say('take.order.until', { date: longDate(lastDayBefore(until)) }),
    meetingInWords(hit, (id) => place(id, names.get(id) ?? id), words),
    ...unjudgedInWords(hit, words),
    say('take.order.source', { source, date: dateInWords(sourceDate) }),
  ].join(' ')
}

function stepInWords(advice: Advice, titles: ReadonlyMap<string, string>, words: Words): string {
  if (advice.kind === 'exception') return `${adviceInWords(advice, words)} ${exemptionSaid(advice, words).text}`
  if (advice.kind !== 'otherWay') return adviceInWords(advice, words)
  const ids = advice.ids.filter((id) => titles.has(id))
  return `${adviceInWords({ ...advice, ids }, words)} ${words.list(ids.map((id) => titles.get(id) ?? id))}`
}
