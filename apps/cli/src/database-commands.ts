import { type DatabaseStatus, lazyStorage } from '@karavan/storage'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome } from './plan-command.js'

/** `karavan backup FILE [--replace]`. @throws {StructuredError} BACKUP_*, DATABASE_* */
export async function backupCommand(invocation: Invocation): Promise<Outcome> {
  const summary = await lazyStorage(process.env).backup(fileOf(invocation), invocation.values['replace'] === true)
  if (invocation.values['json'] === true) return { code: 0, output: asJson(summary) }
  return { code: 0, output: `Wrote ${rowsOf(summary.tables)} to ${summary.file}.\n` }
}

/** `karavan restore FILE [--replace]`. @throws {StructuredError} BACKUP_*, DATABASE_* */
export async function restoreCommand(invocation: Invocation): Promise<Outcome> {
  const summary = await lazyStorage(process.env).restore(fileOf(invocation), invocation.values['replace'] === true)
  if (invocation.values['json'] === true) return { code: 0, output: asJson(summary) }
  return { code: 0, output: `Restored ${rowsOf(summary.tables)} of ${summary.madeAt} from ${summary.file}.\n` }
}

/** `karavan database status`. @throws {StructuredError} DATABASE_* */
export async function databaseStatusCommand({ operands, values }: Invocation): Promise<Outcome> {
  if (operands.length > 0) throw new UsageError('karavan database status takes no more words')
  const status = await lazyStorage(process.env).status()
  return { code: 0, output: values['json'] === true ? asJson(status) : tell(status) }
}

function fileOf({ command, operands }: Invocation): string {
  const [file, ...rest] = operands
  if (file === undefined || file === '' || rest.length > 0)
    throw new UsageError(`karavan ${command} takes one file: karavan ${command} karavan.backup`)
  return file
}

function rowsOf(tables: readonly { readonly name: string; readonly rows: number }[]): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const filled = tables.filter((table) => table.rows > 0).map((table) => `${table.name} ${table.rows}`)
  return `${rows} rows${filled.length === 0 ? '' : ` (${filled.join(', ')})`}`
}

function tell({ kind, place, database }: DatabaseStatus): string {
  const where = kind === 'embedded' ? 'the PostgreSQL that comes with Karavan' : 'the server that DATABASE_URL names'
  if (database === null) return `Nothing was entered yet. It would be kept by ${where}, in ${place}.\n`
  const { running, version, bytes, migrations, pending, tables } = database
  const last = migrations.at(-1)
  const lines = [
    ['place', place],
    ['kept by', `${where}, version ${version}`],
    ['running', running ? 'yes' : 'no; it starts when it is needed'],
    ['size', `${(bytes / 1_000_000).toFixed(1)} MB`],
    [
      'schema',
      `${last === undefined ? 'none' : `migration ${last.number} (${last.name}) of ${last.appliedAt.toISOString()}`}${pending === 0 ? '' : `; ${pending} to come at the next use`}`,
    ],
    ['holds', rowsOf(tables)],
  ]
  return lines.map(([name = '', value]) => `${name.padEnd(8)} ${value}\n`).join('')
}
