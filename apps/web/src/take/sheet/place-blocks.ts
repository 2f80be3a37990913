import { DAY_MINUTES, type EpochMinutes, type Moment, momentSpan } from '@karavan/core'
import type { PlaceMet, Stage, TransportPlan } from '@karavan/model'
import { ageInWords, momentInWords, reportSpan } from '../../conditions/say-conditions.js'
import { metBetween } from '../../hits/hit-words.js'
import { placeNames } from '../../plan/step-words.js'
import type { Words } from '../../words/words.js'
import type { Telling } from './plan-blocks.js'
import type { Block } from './sheet.js'

/**
 * Places on the way of a plan that are said to be shut or limited when the goods come there, and queues that hold them, each
 * with who says so, its age and its sources.
 * @param made - when the sheet is made
 */
export function placeBlocks(
  plan: TransportPlan,
  met: readonly PlaceMet[],
  made: EpochMinutes,
  { words, citations, level }: Telling,
): Block[] {
  const names = placeNames(plan)
  const cited = (sources: Stage['provenance']) => {
    const numbers = citations.cite(sources)
    return numbers === '' ? '' : ` [${numbers}]`
  }
  const items = [
    ...met.map((one) => `${metInWords(one, names, made, words)}${cited([one.report])}`),
    ...plan.stages
      .filter(({ told }) => QUEUES.includes(told.label.key))
      .map((stage) => `${queueInWords(stage, made, words)}${cited(stage.provenance)}`),
  ]
  if (items.length === 0) return []
  return [
    { kind: 'heading', level, text: words.say('take.places') },
    { kind: 'warnings', items },
  ]
}

const QUEUES: readonly string[] = ['stage.queue', 'stage.queueByQuota']

function metInWords(met: PlaceMet, names: ReadonlyMap<string, string>, made: EpochMinutes, words: Words): string {
  const { say, place } = words
  const { report, state } = met
  const who = say('conditions.said', { who: report.by, date: momentInWords(report.said, words) })
  const said = [
    report.reason && say(`conditions.reason.${report.reason}`),
    reportSpan(report, words),
    who,
    age(report.said, made, words),
  ]
  const name = place(met.place, names.get(met.place) ?? met.place)
  return `${name}: ${say(`conditions.state.${state}`)}. ${said.filter(Boolean).join(' · ')}. ${say('hits.place.met', metBetween(met, words))}`
}

function queueInWords({ told: { label } }: Stage, made: EpochMinutes, words: Words): string {
  const { date } = label.values
  const counted = typeof date === 'object' && date.kind === 'date' ? age(date.date, made, words) : ''
  return [words.tell(label), counted].filter(Boolean).join(' · ')
}

/** How old a word was when the sheet was made; empty where its day is not known. */
function age(said: Moment, made: EpochMinutes, words: Words): string {
  const from = momentSpan(said)?.from
  if (from === undefined) return ''
  const days = Math.floor(made / DAY_MINUTES) - Math.floor(from / DAY_MINUTES)
  return ageInWords(Math.max(0, days), days < 0, words)
}
