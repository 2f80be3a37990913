import type { MessageAnswer } from '@karavan/api'
import { isMessage } from '../words/catalogue.js'
import type { Words } from '../words/words.js'

/** The format of a message: names of standards stand as they are. */
export function formatInWords(format: string, { say }: Words): string {
  return format === 'wagon report' ? say('reports.format.wagonReport') : format
}

/** What an event says was done; a step that the page has no words for stands as it is, without its vocabulary. */
export function stepInWords(step: string, { say }: Words): string {
  const bare = step.replace(/^.*[:/-]/, '')
  const key = `reports.step.${bare}`
  return isMessage(key) ? say(key) : bare.replaceAll('_', ' ')
}

/** What kind of event one is that names no step. */
export function typeInWords(type: string, { say }: Words): string {
  const key = `reports.type.${type}`
  return isMessage(key) ? say(key) : type
}

/** A point at which a message is odd or refused. */
export type ReportPoint = MessageAnswer['remarks'][number]

/** What is odd or wrong at a point; null where the page has no words for it. */
export function pointInWords({ code, received }: ReportPoint, { say }: Words): string | null {
  const key = `reports.point.${code}`
  if (!isMessage(key)) return null
  return received === undefined ? say(key) : say('reports.point.received', { received, what: say(key) })
}

const CELL = /^(?:sheet (?<sheet>.*?)|line (?<line>\d+))(?:, row (?<row>\d+))?(?:, column (?<column>[A-Z]+))?$/

/** Where a point is: the cell of a table in words, a pointer as it is. */
export function pointerInWords(pointer: string, { say }: Words): string {
  const { sheet, line, row, column } = CELL.exec(pointer)?.groups ?? {}
  if (line !== undefined)
    return column === undefined
      ? say('reports.at.line', { row: line })
      : say('reports.at.lineCell', { row: line, column })
  if (sheet === undefined) return pointer
  if (row === undefined) return say('reports.at.sheet', { sheet })
  return column === undefined
    ? say('reports.at.sheetRow', { sheet, row })
    : say('reports.at.sheetCell', { sheet, row, column })
}
