import { expect, it } from 'vitest'
import type { ImportedFile } from './import-file.js'
import { renderImport } from './render-import.js'
import { terminalOf } from './terminal.js'

const remark = (pointer: string, text: string) => ({ code: 'operationUnknown', text, pointer })
const refused = (row: number) => ({ code: 'dateMissing', text: 'no date', pointer: `line ${row}` })

const FILE: ImportedFile = {
  file: 'wagons.csv',
  size: 100,
  outcome: 'kept',
  messageId: '7',
  format: 'wagon report',
  sender: 'ktz',
  events: 5,
  added: 3,
  known: 2,
  remarks: [{ code: 'operationUnknown', count: 9, examples: [remark('line 2', 'received \u001b[2J\u0007')] }],
  refused: Array.from({ length: 25 }, (_, row) => refused(row)),
  answers: [],
  mapping: null,
  error: null,
}

const rendered = (...files: readonly ImportedFile[]) => renderImport(files, terminalOf({ columns: 200 }, {}))

it('counts remarks by kind, tells the first refused parts, and sums up', () => {
  expect(rendered({ ...FILE, outcome: 'again', added: 1 })).toContain(
    'kept before, 5 events, read again: 1 new, 2 known',
  )
  const text = rendered(FILE, { ...FILE, outcome: 'again', added: 0, refused: [] })
  expect(text).toContain('wagons.csv\n  wagon report of ktz, message 7: kept, 5 events, 3 new, 2 known\n')
  expect(text).toContain('  operationUnknown, 9 times\n    line 2: received [2J\n')
  expect(text.match(/refused at line/g)).toHaveLength(20)
  expect(text).toContain('… and 5 refused parts more')
  expect(text).toMatch(/\n2 files: 1 kept, 1 kept before; 10 events, 3 new, 4 known, 25 parts refused\.\n$/)
})

it('prints nothing of a file that would steer a terminal', () => {
  const text = rendered({ ...FILE, file: 'a\u001b[31m.csv', sender: 'k\u009btz' })
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
})
