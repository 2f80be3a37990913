import { bundledConditions } from '@karavan/storage'
import { entryNamed, entryUnknown, versionWords } from './entered.js'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome } from './plan-command.js'
import { type Terminal, wrap } from './terminal.js'
import { withStorage } from './with-storage.js'

/** Entries that are told where nobody says how many. */
const USUAL = 20
const MOST = 1_000

/**
 * `karavan conditions history [ID]`: every version of an entry, or the last version of those that were entered or withdrawn
 * last; nothing at all with exit code 3.
 * @throws {StructuredError} ENTRY_UNKNOWN, DATABASE_*
 */
export async function conditionsHistory({ operands, values }: Invocation, terminal: Terminal): Promise<Outcome> {
  const [named, ...more] = operands
  if (more.length > 0)
    throw new UsageError('karavan conditions history takes the id of one entry, or none for the last')
  const most = mostOf(values['limit'])
  const versions = await withStorage(async (storage) => {
    if (!storage.made()) return []
    if (named === undefined) return storage.conditions.latest(most)
    const { kinds, id } = entryNamed(named)
    return (await Promise.all(kinds.map((kind) => storage.conditions.versions(kind, id)))).flat()
  })
  const isBundled = named !== undefined && versions.length === 0 && comesWithProject(named)
  if (named !== undefined && versions.length === 0 && !isBundled) throw entryUnknown(named, 'an entry that was made')
  const code = versions.length === 0 ? 3 : 0
  if (values['json'] === true) return { code, output: asJson({ versions }) }
  if (isBundled) return { code, output: `${named} comes with the project: no version of it was entered here.\n` }
  if (versions.length === 0) return { code, output: 'Nothing was entered yet.\n' }
  const lines = versions.flatMap((version) => [
    terminal.bold(`${version.kind}/${version.id}`),
    ...wrap(versionWords(version), terminal.columns, '  '),
  ])
  return { code, output: `${lines.join('\n')}\n` }
}

function comesWithProject(named: string): boolean {
  const { kinds, id } = entryNamed(named)
  const bundled = bundledConditions()
  return kinds.some((kind) => bundled[kind].some((entry) => entry.id === id))
}

/** @throws {UsageError} */
function mostOf(limit: unknown): number {
  if (limit === undefined) return USUAL
  if (typeof limit === 'string' && /^[1-9]\d{0,3}$/.test(limit) && Number(limit) <= MOST) return Number(limit)
  throw new UsageError(`--limit takes a number from 1 to ${MOST}; received ${JSON.stringify(limit)}.`)
}
