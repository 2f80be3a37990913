import { readFileSync } from 'node:fs'
import { problemOf } from '@karavan/api'
import { StructuredError, shown } from '@karavan/core'
import { conditionsAdd } from './conditions-add-command.js'
import { conditionsHistory } from './conditions-history-command.js'
import { conditionsList } from './conditions-list-command.js'
import { conditionsMatch } from './conditions-match-command.js'
import { conditionsRead } from './conditions-read-command.js'
import { conditionsShow } from './conditions-show-command.js'
import { conditionsWeather } from './conditions-weather-command.js'
import { conditionsWithdraw } from './conditions-withdraw-command.js'
import {
  consignmentAdd,
  consignmentChange,
  consignmentHistory,
  consignmentList,
  consignmentShow,
} from './consignment-commands.js'
import { consignmentErase } from './consignment-erase-command.js'
import { consignmentEta } from './consignment-eta-command.js'
import { consignmentEvents } from './consignment-events-command.js'
import { consignmentReplan } from './consignment-replan-command.js'
import { backupCommand, databaseStatusCommand, restoreCommand } from './database-commands.js'
import { eventsErase } from './events-erase-command.js'
import { eventsHash } from './events-hash-command.js'
import { eventsImport } from './events-import-command.js'
import { eventsList } from './events-list-command.js'
import { eventsMessage } from './events-message-command.js'
import { faultWords } from './fault-words.js'
import { type FileFault, faultsOf } from './faults-of.js'
import { idCheck } from './id-check-command.js'
import { indicators } from './indicators-command.js'
import { knownEntries } from './known-entries.js'
import { logExport } from './log-export-command.js'
import { logProve } from './log-prove-command.js'
import { logShow } from './log-show-command.js'
import { logVerify } from './log-verify-command.js'
import { networkCheck, networkExport, networkImport } from './network-command.js'
import { observeImport, observeKeep, observeShow, observeWithdraw } from './observe/keep-commands.js'
import { observeRead } from './observe/read-command.js'
import { observeCheck, observeDerive, observeExport, observeList, observeTargets } from './observe/store-commands.js'
import { type Invocation, optionOf, readInvocation, UsageError } from './options.js'
import {
  organisationsAdd,
  organisationsList,
  peopleAdd,
  peopleList,
  peoplePassword,
  peopleRemove,
  peopleRetention,
  tokensAdd,
  tokensList,
  tokensRevoke,
} from './people-commands.js'
import { placesCommand } from './places-command.js'
import { asJson, type Outcome, planCommand } from './plan-command.js'
import { progressOn } from './progress.js'
import { help, helpOf } from './render-help.js'
import {
  subscriptionAdd,
  subscriptionDeliveries,
  subscriptionList,
  subscriptionRemove,
  subscriptionResend,
  subscriptionShow,
} from './subscription-commands.js'
import { terminalOf } from './terminal.js'

const terminal = terminalOf(process.stdout, process.env)
const now = Math.floor(Date.now() / 60_000)

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return version
}

function run(invocation: Invocation): Outcome | Promise<Outcome<string | Uint8Array>> {
  const { command, values } = invocation
  if (values['help'] === true) return { code: 0, output: helpOf(command) ?? help() }
  if (values['version'] === true) return { code: 0, output: `${version()}\n` }
  switch (command) {
    case 'plan':
      return knownEntries(leftOut, true).then((known) => planCommand(invocation, now, terminal, known))
    case 'places':
      return placesCommand(invocation, terminal)
    case 'conditions show':
      return conditionsShow(invocation, now, terminal, leftOut)
    case 'conditions add':
      return conditionsAdd(invocation)
    case 'conditions withdraw':
      return conditionsWithdraw(invocation, leftOut)
    case 'conditions history':
      return conditionsHistory(invocation, terminal)
    case 'conditions match':
      return knownEntries(leftOut, false).then((known) => conditionsMatch(invocation, now, terminal, known))
    case 'conditions list':
      return knownEntries(leftOut, false).then((known) => conditionsList(invocation, now, terminal, known))
    case 'conditions read':
      return conditionsRead(invocation, now, terminal, leftOut)
    case 'conditions weather':
      return conditionsWeather(invocation, now, terminal)
    case 'observe read':
      return observeRead(invocation, terminal)
    case 'observe list':
      return observeList(invocation, terminal)
    case 'observe check':
      return observeCheck(invocation, terminal)
    case 'observe targets':
      return observeTargets(invocation, now, terminal)
    case 'observe derive':
      return observeDerive(invocation, terminal)
    case 'observe export':
      return observeExport(invocation)
    case 'observe keep':
      return observeKeep(invocation)
    case 'observe import':
      return observeImport(invocation)
    case 'observe withdraw':
      return observeWithdraw(invocation)
    case 'observe show':
      return observeShow(invocation, terminal)
    case 'id check':
      return idCheck(invocation, terminal)
    case 'events hash':
      return eventsHash(invocation)
    case 'events import':
      return eventsImport(invocation, now, terminal, progressOn(process.stderr, process.env))
    case 'events list':
      return eventsList(invocation, terminal)
    case 'events message':
      return eventsMessage(invocation)
    case 'events erase':
      return eventsErase(invocation)
    case 'log show':
      return logShow(invocation)
    case 'log prove':
      return logProve(invocation)
    case 'log verify':
      return logVerify(invocation, progressOn(process.stderr, process.env))
    case 'log export':
      return logExport(invocation)
    case 'consignment list':
      return consignmentList(invocation, now, terminal)
    case 'consignment show':
      return consignmentShow(invocation, now, terminal)
    case 'consignment add':
      return consignmentAdd(invocation, now, leftOut)
    case 'consignment change':
      return consignmentChange(invocation, now, leftOut)
    case 'consignment history':
      return consignmentHistory(invocation)
    case 'consignment eta':
      return consignmentEta(invocation, now, leftOut)
    case 'consignment replan':
      return consignmentReplan(invocation, now, leftOut)
    case 'consignment events':
      return consignmentEvents(invocation, now)
    case 'consignment erase':
      return consignmentErase(invocation, now)
    case 'subscription list':
      return subscriptionList(invocation)
    case 'subscription add':
      return subscriptionAdd(invocation, now)
    case 'subscription show':
      return subscriptionShow(invocation)
    case 'subscription remove':
      return subscriptionRemove(invocation)
    case 'subscription deliveries':
      return subscriptionDeliveries(invocation)
    case 'subscription resend':
      return subscriptionResend(invocation)
    case 'indicators':
      return indicators(invocation, now, terminal)
    case 'network check':
      return networkCheck(invocation)
    case 'network export':
      return networkExport(invocation, now)
    case 'network import':
      return networkImport(invocation)
    case 'backup':
      return backupCommand(invocation)
    case 'restore':
      return restoreCommand(invocation)
    case 'database status':
      return databaseStatusCommand(invocation)
    case 'people add':
      return peopleAdd(invocation)
    case 'people list':
      return peopleList(invocation)
    case 'people remove':
      return peopleRemove(invocation)
    case 'people password':
      return peoplePassword(invocation)
    case 'people retention':
      return peopleRetention(invocation)
    case 'organisations add':
      return organisationsAdd(invocation)
    case 'organisations list':
      return organisationsList(invocation)
    case 'tokens add':
      return tokensAdd(invocation)
    case 'tokens list':
      return tokensList(invocation)
    case 'tokens revoke':
      return tokensRevoke(invocation)
    default:
      throw new UsageError(`There is no command "${command}"; see karavan --help`)
  }
}

/** Something that was entered cannot be taken: the rest is, and that is said. */
function leftOut(error: StructuredError): void {
  process.stderr.write(`${explain(error)}  This is left out.\n`)
}

/** A fault of the question in a few lines: what, where, what was expected, what to do. */
function explain(error: StructuredError): string {
  const faults = faultsOf(error)
  const where = optionOf(error.pointer) ?? error.pointer ?? ''
  const lines = [`karavan: ${where === '' || faults.length > 1 ? '' : `${where}: `}${faultWords(error)}`]
  if (faults.length > 1) lines.push(...faults.map(faultLine))
  else {
    if (error.received !== undefined) lines.push(`  received ${shown(error.received)}`)
    if (error.expected !== undefined) lines.push(`  expected ${error.expected}`)
  }
  if (error.candidates.length > 0 && /^PLACE_|^AVOID_|^GOODS_/.test(error.code)) {
    lines.push(
      error.code.endsWith('_AMBIGUOUS') ? '  say which:' : '  did you mean:',
      ...error.candidates.map((name) => `    ${name}`),
    )
  } else if (error.remediation !== undefined) lines.push(`  ${error.remediation}`)
  return `${lines.join('\n')}\n`
}

function faultLine({ pointer, received, expected }: FileFault): string {
  return `  ${pointer}: received ${shown(received)}, expected ${expected}`
}

async function main(): Promise<void> {
  const json = process.argv.includes('--json')
  try {
    const { code, output, errors = '' } = await run(readInvocation(process.argv.slice(2)))
    process.stderr.write(errors)
    process.stdout.write(output)
    process.exitCode = code
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`karavan: ${error.message}\n`)
      process.exitCode = 2
    } else if (error instanceof StructuredError) {
      process.stderr.write(explain(error))
      const problem = problemOf(error)
      if (json && problem.code === error.code) process.stdout.write(asJson({ problem }))
      process.exitCode = 2
    } else {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
      process.stderr.write(`karavan: a fault of the program; please report it\n${message}\n`)
      process.exitCode = 1
    }
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
await main()
