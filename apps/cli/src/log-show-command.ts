import { keyText } from '@karavan/ledger'
import { sha256 } from '@karavan/storage'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome } from './plan-command.js'
import { withLog } from './with-log.js'

/** `karavan log show`: how the log of tellings stands, signed, and with which key. @throws {StructuredError} DATABASE_* */
export async function logShow({ operands, values }: Invocation): Promise<Outcome> {
  if (operands.length > 0) throw new UsageError('karavan log show takes no more words')
  return withLog(async (ledger) => {
    const [head, key] = [await ledger.head(), keyText(await ledger.key(), sha256)]
    if (values['json'] === true) return { code: 0, output: asJson({ key, ...head }) }
    return { code: 0, output: head?.checkpoint ?? '', errors: `The log is signed with the key\n${key}\n` }
  })
}
