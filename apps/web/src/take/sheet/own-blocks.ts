import type { OverlayRow, TransportPlan } from '@karavan/model'
import { ownValueInWords } from '../../sources/own-row-words.js'
import type { Words } from '../../words/words.js'
import type { Block } from './sheet.js'

/**
 * Says which values of the asker's own stand in place of ours; nothing without any.
 * @param plans - know the names of places
 */
export function ownBlocks(rows: readonly OverlayRow[], plans: readonly TransportPlan[], words: Words): Block[] {
  if (rows.length === 0) return []
  const legs = plans.flatMap((plan) => plan.legs)
  const names = new Map(
    legs.flatMap(({ from, fromName, to, toName }) => [[from, fromName] as const, [to, toName] as const]),
  )
  return [
    { kind: 'heading', level: 2, text: words.say('take.own', { count: rows.length }) },
    { kind: 'warnings', items: rows.map((row) => ownValueInWords(row, words, (id) => names.get(id) ?? id)) },
  ]
}
