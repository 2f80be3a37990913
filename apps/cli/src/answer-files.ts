import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { StructuredError } from '@karavan/core'
import type { ReportAnswer } from '@karavan/exchange'

/** What is added to the name of a file for what answers it. */
const ENDINGS = { contrl: '.contrl', aperak: '.aperak' } as const satisfies Readonly<Record<keyof ReportAnswer, string>>

/** Whether a file is an answer that was written by {@link writeAnswers}. */
export function isAnswerFile(path: string): boolean {
  return Object.values(ENDINGS).some((ending) => path.endsWith(ending))
}

/**
 * Writes what answers an interchange, each answer whole or not at all.
 * @param path - of the interchange, or of where it would be in another folder
 * @returns paths of what was written
 * @throws {StructuredError} FOLDER_UNWRITABLE
 */
export function writeAnswers(path: string, answer: ReportAnswer): readonly string[] {
  const texts = [
    { target: path + ENDINGS.contrl, text: answer.contrl },
    { target: path + ENDINGS.aperak, text: answer.aperak },
  ]
  return texts.flatMap(({ target, text }) => {
    if (text === null) return []
    writeWhole(target, text)
    return [target]
  })
}

function writeWhole(target: string, text: string): void {
  let aside: string | undefined
  try {
    mkdirSync(dirname(target), { recursive: true })
    aside = mkdtempSync(join(dirname(target), `.${basename(target)}-`))
    const written = join(aside, 'answer')
    writeFileSync(written, text)
    renameSync(written, target)
  } catch (error) {
    throw new StructuredError({
      code: 'FOLDER_UNWRITABLE',
      received: dirname(target),
      expected: 'a folder in which answers can be written',
      remediation: 'name another folder with --answers DIR',
      cause: error,
    })
  } finally {
    if (aside !== undefined) rmSync(aside, { recursive: true, force: true })
  }
}
