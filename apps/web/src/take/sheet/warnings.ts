import type { Flag, TransportPlan } from '@karavan/model'
import type { Words } from '../../words/words.js'
import { Citations } from './citations.js'
import type { Warning } from './sheet.js'

/** What a flag says, with its chance where it is known. */
export function flagInWords({ told, chance }: Flag, words: Words): string {
  const text = words.tell(told.text)
  return chance === null ? text : `${text} ${words.say('take.chance', { chance: words.percent(chance) })}`
}

/** The flags of all plans, each once, with its sources written out. */
export function warningsOf(plans: readonly TransportPlan[], words: Words): Warning[] {
  const found = new Map<string, { readonly flag: Flag; readonly plans: Set<TransportPlan> }>()
  for (const plan of plans) {
    for (const flag of plan.flags) {
      const text = flagInWords(flag, words)
      const known = found.get(text) ?? { flag, plans: new Set() }
      found.set(text, known)
      known.plans.add(plan)
    }
  }
  return [...found].map(([text, { flag, plans: warned }]) => ({
    text,
    sources: sourcesInLine(flag, words),
    ofPlans: plans.length > 1 ? plans.map((plan) => warned.has(plan)) : [],
  }))
}

function sourcesInLine({ sources }: Flag, words: Words): string {
  const citations = new Citations()
  citations.cite(sources)
  return citations
    .lines(words)
    .map(({ text, detail }) => `${text} (${detail})`)
    .join('; ')
}
