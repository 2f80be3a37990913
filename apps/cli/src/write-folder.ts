import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { StructuredError } from '@karavan/core'

/** Names an earlier export, so that it may be replaced. */
const MARK = '.karavan-export'

/**
 * Writes a folder as a whole: into one beside it, which then takes its name, so that it is never half written.
 * @throws {StructuredError} FOLDER_NOT_EMPTY where the target holds anything but an earlier export, FOLDER_UNWRITABLE
 */
export function writeFolder(target: string, files: ReadonlyMap<string, string>): void {
  const earlier = existsSync(target)
  if (earlier && !isReplaceable(target)) {
    throw new StructuredError({
      code: 'FOLDER_NOT_EMPTY',
      received: target,
      expected: 'a folder that is new, empty or an earlier export',
      remediation: 'name another folder, or empty this one yourself',
    })
  }
  let beside: string | undefined
  try {
    mkdirSync(dirname(target), { recursive: true })
    beside = mkdtempSync(join(dirname(target), `.${basename(target)}-`))
    for (const [name, text] of files) writeFileSync(join(beside, name), text)
    writeFileSync(join(beside, MARK), '')
    if (earlier) rmSync(target, { recursive: true })
    renameSync(beside, target)
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { recursive: true, force: true })
    throw new StructuredError({
      code: 'FOLDER_UNWRITABLE',
      received: target,
      expected: 'a folder that can be written',
      remediation: error instanceof Error ? error.message : String(error),
      cause: error,
    })
  }
}

function isReplaceable(target: string): boolean {
  try {
    const names = readdirSync(target)
    return names.length === 0 || names.includes(MARK)
  } catch {
    return false
  }
}
