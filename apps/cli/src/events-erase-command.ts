import { messageNotFound } from '@karavan/storage'
import { enteredBy } from './entered.js'
import { type Invocation, UsageError } from './options.js'
import { asJson, type Outcome } from './plan-command.js'
import { withStorage } from './with-storage.js'

/**
 * `karavan events erase MESSAGE --why TEXT`: the bytes of a message go; its hash, who erased it and why, and the events stay.
 * @throws {StructuredError} MESSAGE_NOT_FOUND, DATABASE_*
 */
export async function eventsErase({ operands, values }: Invocation): Promise<Outcome> {
  const [id, ...others] = operands
  const { why } = values
  if (id === undefined || others.length > 0)
    throw new UsageError('karavan events erase takes the id of one message, as karavan events import prints it')
  if (typeof why !== 'string' || why.trim() === '')
    throw new UsageError('karavan events erase needs --why: it stays in the place of the message')
  await withStorage(async (storage) => {
    if (!storage.made()) throw messageNotFound(id)
    await (await storage.events()).erase(id, enteredBy(values), why)
  })
  return { code: 0, output: values['json'] === true ? asJson({ erased: id }) : `Erased message ${id}.\n` }
}
