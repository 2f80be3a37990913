import { lstatSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { StructuredError } from '@karavan/core'
import { isAnswerFile } from './answer-files.js'

/** A file that is to be imported. */
export interface ReportFile {
  readonly path: string
  /** Its path in the folder that was named; of a file that was named itself, its name. */
  readonly within: string
  /** Bytes. */
  readonly size: number
}

/**
 * The files that are meant by names of files and folders, each once. Folders are read with all folders in them, in the order of
 * names, without hidden files and without answers that an earlier import wrote.
 * @throws {StructuredError} FILE_UNREADABLE
 */
export function reportFiles(named: readonly string[]): readonly ReportFile[] {
  const files = named.flatMap((path) => found(path, basename(path), true))
  return [...new Map(files.map((file) => [file.path, file])).values()]
}

function found(path: string, within: string, isNamed: boolean): readonly ReportFile[] {
  try {
    const status = statSync(path)
    if (status.isFile()) return isNamed || !isAnswerFile(path) ? [{ path, within, size: status.size }] : []
    // A link in a folder may lead back to it.
    if (!status.isDirectory() || (!isNamed && lstatSync(path).isSymbolicLink())) return []
    const names = readdirSync(path).filter((name) => !name.startsWith('.'))
    return names.sort().flatMap((name) => found(join(path, name), isNamed ? name : join(within, name), false))
  } catch (error) {
    if (error instanceof StructuredError) throw error
    throw new StructuredError({
      code: 'FILE_UNREADABLE',
      received: path,
      expected: 'a file or a folder that can be read',
      remediation: 'check the name',
      cause: error,
    })
  }
}
