import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { StructuredError } from '@karavan/core'

/** Marks an earlier export, so that it may be replaced, and names its files, one a line. */
const MARK = '.karavan-export'

/**
 * Writes a folder as a whole: into one beside it, which takes its name once the earlier one is moved aside, so that it is
 * never half written.
 * @throws {StructuredError} FOLDER_NOT_EMPTY where the target holds anything but files of an earlier export,
 * FOLDER_UNWRITABLE
 */
export function writeFolder(target: string, files: ReadonlyMap<string, string>): void {
  const earlier = existsSync(target)
  if (earlier) refuseForeign(target, target, files)
  let beside: string | undefined
  try {
    mkdirSync(dirname(target), { recursive: true })
    beside = mkdtempSync(join(dirname(target), `.${basename(target)}-`))
    for (const [name, text] of files) writeFileSync(join(beside, name), text)
    writeFileSync(join(beside, MARK), [...files.keys(), ''].join('\n'))
    if (earlier) replace(target, beside, files)
    else renameSync(beside, target)
  } catch (error) {
    if (beside !== undefined) rmSync(beside, { recursive: true, force: true })
    if (error instanceof StructuredError) throw error
    throw new StructuredError({
      code: 'FOLDER_UNWRITABLE',
      received: target,
      expected: 'a folder that can be written',
      remediation: error instanceof Error ? error.message : String(error),
      cause: error,
    })
  }
}

function replace(target: string, beside: string, files: ReadonlyMap<string, string>): void {
  const aside = `${beside}.old`
  renameSync(target, aside)
  try {
    refuseForeign(aside, target, files)
    renameSync(beside, target)
  } catch (error) {
    renameSync(aside, target)
    throw error
  }
  for (const name of ownNames(aside, files)) rmSync(join(aside, name), { force: true })
  rmdirSync(aside)
}

/** @throws {StructuredError} FOLDER_NOT_EMPTY */
function refuseForeign(folder: string, shownAs: string, files: ReadonlyMap<string, string>): void {
  const foreign = foreignName(folder, files)
  if (foreign === null) return
  throw new StructuredError({
    code: 'FOLDER_NOT_EMPTY',
    received: foreign === '' ? shownAs : join(shownAs, foreign),
    expected: 'a folder that is new, empty or holds nothing but an earlier export',
    remediation: 'name another folder, or empty this one yourself',
  })
}

/** What keeps a folder from being replaced: a name in it that no export wrote, '' for itself; null where nothing does. */
function foreignName(folder: string, files: ReadonlyMap<string, string>): string | null {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    if (entries.length === 0) return null
    if (!entries.some(({ name }) => name === MARK)) return ''
    const own = ownNames(folder, files)
    return entries.find((entry) => !entry.isFile() || !own.has(entry.name))?.name ?? null
  } catch {
    return ''
  }
}

/** Names of files that an export wrote into a folder: those in its mark, and those written today. */
function ownNames(folder: string, files: ReadonlyMap<string, string>): ReadonlySet<string> {
  const mark = join(folder, MARK)
  const marked = existsSync(mark) ? readFileSync(mark, 'utf8').split('\n') : []
  return new Set([MARK, ...marked.filter((name) => name !== '' && name === basename(name)), ...files.keys()])
}
