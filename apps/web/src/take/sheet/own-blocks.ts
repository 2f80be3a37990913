import type { OverlayRow } from '@karavan/model'
import { ownValueInWords } from '../../sources/own-row-words.js'
import type { Words } from '../../words/words.js'
import type { Block } from './sheet.js'

/** Says which values of the asker's own stand in place of ours; nothing without any. */
export function ownBlocks(rows: readonly OverlayRow[], words: Words): Block[] {
  if (rows.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: words.say('take.own', { count: rows.length }) },
    { kind: 'warnings', items: rows.map((row) => ownValueInWords(row, words)) },
  ]
}
