import { StructuredError } from '@karavan/core'
import { newWebhookSecret, readReceiver } from '@karavan/delivery'
import { DELIVERY_STATES, type DeliveryFault, NOTICE_KINDS, type NoticeKind, type PauseReason } from '@karavan/model'
import type { Delivery, NewSubscription, StoredSubscriptions, Subscription } from '@karavan/storage'
import { type Invocation, type OptionName, UsageError } from './options.js'
import { asJson, type Outcome } from './plan-command.js'
import { withStorage } from './with-storage.js'

/** Deliveries that are shown where nobody says how many. */
const USUAL_DELIVERIES = 20

/** `karavan subscription list [--organisation ORG]`. */
export function subscriptionList(invocation: Invocation): Promise<Outcome> {
  if (invocation.operands.length > 0) throw new UsageError('karavan subscription list takes no more words')
  const owner = optionIn(invocation, 'organisation') ?? 'all'
  return withStorage(async (storage) => {
    const subscriptions = storage.made() ? await (await storage.subscriptions()).list(owner) : []
    const text = subscriptions.map((one) => `${one.id}  ${line(one)}`).join('\n')
    return told(invocation, { subscriptions }, text === '' ? 'Nobody subscribes yet.' : text)
  })
}

/** `karavan subscription add ADDRESS [options]`. @throws {StructuredError} RECEIVER_INVALID, CONSIGNMENT_NOT_FOUND, ORGANISATION_UNKNOWN */
export function subscriptionAdd(invocation: Invocation, now: number): Promise<Outcome> {
  const [typed = '', ...rest] = invocation.operands
  if (typed === '' || rest.length > 0) throw new UsageError('karavan subscription add takes one address')
  const owner = optionIn(invocation, 'organisation') ?? null
  const address = readReceiver(typed, owner === null).href
  const kinds = kindsOf(optionIn(invocation, 'kinds'))
  const consignmentId = optionIn(invocation, 'consignment') ?? null
  const moved = thresholdsOf(invocation)
  return onSubscriptions('subscription add', async (subscriptions) => {
    if (consignmentId !== null && !(await subscriptions.maySubscribe(owner, consignmentId, now)))
      throw unknownConsignment(consignmentId)
    const secret = newWebhookSecret()
    const by = 'command'
    const subscription = await subscriptions.add({ owner, address, kinds, consignmentId, secret, by, moved })
    const text = `Added ${subscription.id}: ${line(subscription)}\n${secret}\nThe secret is shown this once; with it what is sent is signed.`
    return { about: subscription.id, outcome: told(invocation, { subscription, secret }, text) }
  })
}

function thresholdWords({ minutes, chance }: Subscription['moved']): string {
  return `estimates are told where they moved by ${minutes / 60} h, or the chance of missing the time crossed ${chance}`
}

/** When a moved estimate is told; what is left out is as usual. */
function thresholdsOf(invocation: Invocation): NonNullable<NewSubscription['moved']> {
  const hours = optionIn(invocation, 'moved-hours')
  const chance = optionIn(invocation, 'moved-chance')
  if (hours !== undefined && !/^[1-9]\d{0,3}$/.test(hours))
    throw new UsageError('--moved-hours is a number of hours from 1 to 9999')
  if (chance !== undefined && !/^0?\.\d{1,4}$/.test(chance))
    throw new UsageError('--moved-chance is a number between 0 and 1, as 0.5')
  if (chance !== undefined && Number(chance) === 0) throw new UsageError('--moved-chance is more than 0')
  return {
    ...(hours === undefined ? {} : { minutes: Number(hours) * 60 }),
    ...(chance === undefined ? {} : { chance: Number(chance) }),
  }
}

/** `karavan subscription show ID`. @throws {StructuredError} SUBSCRIPTION_NOT_FOUND */
export function subscriptionShow(invocation: Invocation): Promise<Outcome> {
  return onOne(invocation, async (_subscriptions, subscription) => {
    const { state, fault, reason, waiting, dead, kinds, moved } = subscription
    const lines = [
      line(subscription),
      `${state} since ${subscription.stateSince.toISOString()}${reason === null ? '' : `: ${REASONS[reason]}`}`,
      ...(kinds.includes('estimate') ? [thresholdWords(moved)] : []),
      ...(fault === null ? [] : [`the last try failed: ${faultWords(fault)}`]),
      `${waiting} waiting, ${dead} given up`,
    ]
    return told(invocation, subscription, lines.join('\n'))
  })
}

/** `karavan subscription remove ID`. @throws {StructuredError} SUBSCRIPTION_NOT_FOUND */
export function subscriptionRemove(invocation: Invocation): Promise<Outcome> {
  const id = oneId(invocation)
  return onSubscriptions('subscription remove', async (subscriptions) => {
    await subscriptions.remove(id, 'all')
    return { about: id, outcome: told(invocation, { removed: id }, `Ended ${id}, with all that waited for it.`) }
  })
}

/** `karavan subscription deliveries ID [--state S] [--limit N]`. @throws {StructuredError} SUBSCRIPTION_NOT_FOUND */
export function subscriptionDeliveries(invocation: Invocation): Promise<Outcome> {
  const state = optionIn(invocation, 'state')
  const only = state === undefined ? null : DELIVERY_STATES.find((known) => known === state)
  if (only === undefined) throw new UsageError(`--state is one of ${DELIVERY_STATES.join(', ')}`)
  const limit = optionIn(invocation, 'limit') ?? String(USUAL_DELIVERIES)
  if (!/^[1-9]\d{0,3}$/.test(limit)) throw new UsageError('--limit is a number from 1 to 9999')
  return onOne(invocation, async (subscriptions, { id }) => {
    const deliveries = await subscriptions.deliveries(id, null, only, Number(limit))
    const text = deliveries.map(deliveryLine).join('\n')
    return told(invocation, { deliveries }, text === '' ? 'There are none.' : text)
  })
}

/** `karavan subscription resend ID [DELIVERY…]`. @throws {StructuredError} SUBSCRIPTION_NOT_FOUND, DELIVERY_NOT_DEAD */
export function subscriptionResend(invocation: Invocation): Promise<Outcome> {
  const [id = '', ...deliveries] = invocation.operands
  if (id === '') throw new UsageError('karavan subscription resend takes the id of a subscription')
  return onSubscriptions('subscription resend', async (subscriptions) => {
    await subscriptions.read(id, 'all')
    const resent = await subscriptions.resend(id, deliveries.length === 0 ? null : deliveries)
    const text = `Brought back ${resent.resent}, hurried ${resent.hurried}; a server that runs sends them.`
    return { about: id, outcome: told(invocation, resent, text) }
  })
}

/** Who may use the command line of the server's machine may do everything; that it was done is kept. */
function onSubscriptions(
  what: string,
  work: (subscriptions: StoredSubscriptions) => Promise<{ readonly about: string; readonly outcome: Outcome }>,
): Promise<Outcome> {
  return withStorage(async (storage) => {
    const { about, outcome } = await work(await storage.subscriptions())
    const by = { actorKind: 'command', actorId: null, organisation: null, consignmentId: null, address: null } as const
    await (await storage.people()).deeds.record({ ...by, what, about })
    return outcome
  })
}

function onOne(
  invocation: Invocation,
  work: (subscriptions: StoredSubscriptions, subscription: Subscription) => Promise<Outcome>,
): Promise<Outcome> {
  const id = oneId(invocation)
  return withStorage(async (storage) => {
    const subscriptions = await storage.subscriptions()
    return work(subscriptions, await subscriptions.read(id, 'all'))
  })
}

function oneId({ command, operands: [id = '', ...rest] }: Invocation): string {
  if (id !== '' && rest.length === 0) return id
  throw new UsageError(`karavan ${command} takes the id of one subscription; see karavan subscription list`)
}

function optionIn({ values }: Invocation, name: OptionName): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

function kindsOf(text: string | undefined): readonly NoticeKind[] {
  if (text === undefined) return NOTICE_KINDS
  const words = new Set(text.split(',').map((word) => word.trim()))
  const kinds = NOTICE_KINDS.filter((kind) => words.has(kind))
  if (kinds.length > 0 && kinds.length === words.size) return kinds
  throw new UsageError(`--kinds are some of ${NOTICE_KINDS.join(', ')}, parted by commas`)
}

function told({ values }: Invocation, answer: unknown, text: string): Outcome {
  return { code: 0, output: values['json'] === true ? asJson(answer) : `${text}\n` }
}

function line({ address, owner, kinds, consignmentId, state, dead }: Subscription): string {
  const about = consignmentId ?? 'all consignments'
  const stands = dead === 0 ? state : `${state}, ${dead} given up`
  return `${address}  ${owner ?? 'operator'}  ${about}  ${kinds.join(',')}  ${stands}`
}

function deliveryLine({ id, at, consignmentId, sequence, kind, state, tries, isBehind, fault }: Delivery): string {
  const told = [
    state,
    ...(isBehind ? ['behind another'] : []),
    ...(tries === 0 ? [] : [`${tries} tries`]),
    ...(fault === null ? [] : [faultWords(fault)]),
  ]
  return `${id}  ${at.toISOString().slice(0, 16)}Z  ${consignmentId} ${sequence}  ${kind}  ${told.join(', ')}`
}

const REASONS: Readonly<Record<PauseReason, string>> = {
  byOwner: 'its owner paused it',
  noRight: 'the right to see the consignment was taken back',
  gone: 'the receiver said that it is gone (410)',
}

const FAULTS: Readonly<Record<DeliveryFault['what'], string>> = {
  addressForbidden: 'the address is one that is not called',
  nameUnknown: 'its name is not known',
  unreachable: 'nobody listens there',
  tlsRefused: 'its certificate cannot be trusted, or it speaks no TLS',
  connectTimeout: 'it took no connection in time',
  answerTimeout: 'it did not answer in time',
  redirect: 'it sent us elsewhere; that is not followed',
  status: 'it did not take it',
  broken: 'the connection was cut, or the answer is no HTTP',
}

function faultWords({ what, status }: DeliveryFault): string {
  return status === null ? FAULTS[what] : `${FAULTS[what]} (${status})`
}

function unknownConsignment(id: string): StructuredError {
  return new StructuredError({
    code: 'CONSIGNMENT_NOT_FOUND',
    received: id,
    expected: 'the id of a consignment that the owner of the subscription may see',
    remediation: 'see karavan consignment list',
    pointer: '/consignment',
  })
}
