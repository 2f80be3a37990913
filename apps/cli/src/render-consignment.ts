import { type EpochMinutes, formatInstant } from '@karavan/core'
import {
  type Consignment,
  type ConsignmentItem,
  countryOfBorder,
  doubtMessage,
  ENGLISH,
  type EstimatedLateness,
  estimatedLateness,
  goesOnAs,
  type LocationId,
  latenessKind,
  type Milestone,
  type MilestoneKind,
  type OrderDoubt,
  type OtherEvent,
  type Story,
  type StoryDigest,
  type TransportEquipment,
  tell,
} from '@karavan/model'
import type { ConsignmentsFound, StandingConsignment } from '@karavan/storage'
import { digestOf, type Estimate, latenessOf } from '@karavan/tracking'
import { type Terminal, table, wrap } from './terminal.js'

type NameOf = (id: LocationId) => string

/** What of an estimate is told beside a story. */
type Kept = Pick<Estimate, 'due' | 'asOf' | 'p50'>

const MILESTONE_WORDS: Readonly<Record<MilestoneKind, string>> = {
  acceptance: 'accepted',
  loading: 'loaded',
  departure: 'departed',
  borderExit: 'left the country',
  borderEntry: 'entered the country',
  gaugeChange: 'changed gauge',
  arrival: 'arrived',
  unloading: 'unloaded',
  customsHeld: 'held by customs',
  customsReleased: 'released by customs',
  delivery: 'delivered',
}

/** `left Azerbaijan` where the plan says what is left; else `left the country`. */
function milestoneWords(milestone: Pick<Milestone, 'kind' | 'place'>, plan: Consignment['plan']): string {
  const country = countryOfBorder(plan, milestone)
  const words = MILESTONE_WORDS[milestone.kind]
  return country === null ? words : words.replace('the country', ENGLISH.naming.country(country))
}

/** A list of consignments, a line each. */
export function renderConsignments(
  { consignments, total, renewing }: ConsignmentsFound,
  nameOf: NameOf,
  now: EpochMinutes,
  terminal: Terminal,
): string {
  if (total === 0)
    return 'No consignment was entered that is so; samples live in the running server alone. Enter one: karavan consignment add FILE\n'
  const rows = consignments.map(({ consignment, digest, estimate }) => {
    const { consignmentId, carrierAcceptanceLocation: from, consigneeReceiptLocation: to } = consignment
    const position = digest?.position
    const next = digest?.next
    return [
      consignmentId,
      `${nameOf(from)} – ${nameOf(to)}`,
      digest?.state ?? '',
      position ? `${position.left ? 'left ' : ''}${nameOf(position.place)}` : '',
      next
        ? `${milestoneWords(next, consignment.plan)} ${nameOf(next.place)}${next.plannedP50 === null ? ', no planned time' : ''}`
        : '',
      listedLateness(digest, estimate, now),
      estimate?.due ? `${Math.round(estimate.due.missing * 100)} %` : '',
      estimate?.due ? `${Math.round(estimate.due.hours)} h` : '',
      digest?.lastWord ? `${spanWords(now - digest.lastWord)} ago` : '',
    ]
  })
  const header = ['id', 'way', 'state', 'last seen', 'next', '>late', '>missing', '>at stake', '>last word of']
  const rest = total - consignments.length
  const more = [
    ...(rows.some((row) => row[5]?.endsWith(BY_ESTIMATE)) ? [ESTIMATED_NOTE] : []),
    ...(rest > 0 ? [`${rest} more; see --limit`] : []),
    ...(renewing > 0 ? [`${renewing} of ${total} are about to be worked out anew`] : []),
  ]
  const notes = more.flatMap((line) => wrap(line, terminal.columns, ''))
  return `${[...table(header, rows, terminal.columns), ...notes].join('\n')}\n`
}

const BY_ESTIMATE = ', P50'
const ESTIMATED_NOTE =
  'P50: by the median of the estimate against the time that counts. The others: by what was told, against the median of the plan.'

function listedLateness(digest: StoryDigest | null, estimate: Kept | null, now: EpochMinutes): string {
  const estimated = estimatedLateness(estimate, digest)
  if (estimated !== null) return `${lateWords(estimated.minutes)}${BY_ESTIMATE}`
  return digest === null ? '' : lateWords(latenessOf(digest, now))
}

/**
 * What was entered of a consignment, and what happened to it.
 * @param estimate - as it is kept; null where none is
 */
export function renderStory(
  { consignment, version, enteredAt, enteredBy }: StandingConsignment,
  story: Story,
  estimate: Kept | null,
  nameOf: NameOf,
  now: EpochMinutes,
  terminal: Terminal,
): string {
  const { consignmentId, parties, includedItems, utilizedEquipment, references } = consignment
  const { carrierAcceptanceLocation: from, consigneeReceiptLocation: to, plan } = consignment
  const facts = [
    includedItems.map(itemWords).join('; '),
    utilizedEquipment.map((piece) => pieceWords(piece, goesOnAs(consignment, piece.equipmentId, now))).join('; '),
    parties.map(({ role, name }) => `${role}: ${name}`).join('; '),
    references.map(({ type, number }) => `${type} ${number}`).join('; '),
    plan === null
      ? 'No plan is chosen.'
      : `Plan ${plan.planId}, chosen ${formatInstant(plan.chosenAt)}, network ${plan.networkVersion}`,
    `Version ${version}, entered ${enteredAt.toISOString().slice(0, 16)}Z by ${enteredBy}`,
    latenessWords(digestOf(story, consignment), estimate, now),
    ...(plan === null || story.milestones.every(({ actual }) => actual !== null)
      ? []
      : [`What moved the estimate, and what can be done: karavan consignment eta ${consignmentId}`]),
  ].filter((line) => line !== '')
  const rows = story.milestones.map((milestone) => [
    `  ${milestoneWords(milestone, plan)}`,
    milestone.planned?.p50 == null ? '' : formatInstant(milestone.planned.p50),
    milestone.estimated === null ? '' : formatInstant(milestone.estimated),
    milestone.actual === null ? partly(milestone) : formatInstant(milestone.actual),
  ])
  const [header = '', ...told] = table(['', 'planned (P50)', 'estimated', 'actual'], rows, terminal.columns)
  const byPlace = story.milestones.flatMap((milestone, i) => [
    ...(milestone.place === story.milestones[i - 1]?.place ? [] : wrap(nameOf(milestone.place), terminal.columns, '')),
    told[i] ?? '',
    ...wrap(saidBy(milestone, now) ?? '', terminal.columns, '    '),
  ])
  const lines = [
    terminal.bold(`${consignmentId}: ${nameOf(from)} – ${nameOf(to)}`),
    ...facts.flatMap((line) => wrap(line, terminal.columns, '')),
    '',
    ...(rows.length === 0 ? ['Nothing is planned, and nothing was reported.'] : [header, ...byPlace]),
    ...(story.doubts ?? []).flatMap((doubt) => [
      '',
      ...wrap(`! ${doubtWords(doubt, consignment, nameOf)}`, terminal.columns, ''),
    ]),
    ...story.gaps.flatMap(({ text }) => ['', ...wrap(`! ${text}`, terminal.columns, '')]),
    ...(story.others.length === 0 ? [] : ['', ...wrap(othersWords(story.others), terminal.columns, '')]),
  ]
  return `${lines.join('\n')}\n`
}

/** `CSQU3054383: “Departure, Aktau” is told at …`; of a consignment of one piece without its number. */
function doubtWords(doubt: OrderDoubt, { utilizedEquipment }: Consignment, nameOf: NameOf): string {
  const pieces = utilizedEquipment.filter(({ equipmentId }) => doubt.equipment.includes(equipmentId))
  const whose = utilizedEquipment.length > 1 ? `${pieces.map(({ number }) => number.value).join(', ')}: ` : ''
  return whose + tell(doubtMessage(doubt, nameOf), ENGLISH)
}

const OTHER_WORDS: Readonly<Record<OtherEvent['why'], string>> = {
  noMilestone: 'tells no milestone',
  placeUnknown: 'at a place that is not known',
  notPlanned: 'of which the plan has no such milestone there',
  ahead: 'said to have happened, and still to come',
  timeOutside: 'of a time outside of the years 2020 to 2050',
}

/** `3 other events: 2 of which the plan has no such milestone there; 1 …; --json has them`. */
function othersWords(others: Story['others']): string {
  const counts = new Map<OtherEvent['why'], number>()
  for (const { why } of others) counts.set(why, (counts.get(why) ?? 0) + 1)
  const each = [...counts].map(([why, count]) => `${count} ${OTHER_WORDS[why]}`)
  return `${others.length} other ${others.length === 1 ? 'event' : 'events'}: ${each.join('; ')}; --json has them`
}

/** `Flour, 24000 kg, 412 packages (CT)`. */
function itemWords({ description, grossKg, packages }: ConsignmentItem): string {
  return [
    description,
    ...(grossKg === null ? [] : [`${grossKg} kg`]),
    ...(packages === null
      ? []
      : [`${packages.quantity} ${packages.quantity === 1 ? 'package' : 'packages'} (${packages.kind})`]),
  ].join(', ')
}

function pieceWords({ kind, number, seals }: TransportEquipment, other: string | null): string {
  return [
    `${kind} ${number.value}`,
    ...(seals.length === 0 ? [] : [`${seals.length === 1 ? 'seal' : 'seals'} ${seals.join(' ')}`]),
    ...(other === null ? [] : [`goes on as ${other}`]),
  ].join(', ')
}

/**
 * `2.5 days late by the estimate: half of such by 2026-12-12T08:00Z, agreed 2026-12-09T20:00Z (worked out 1 h ago)`, or
 * `2.5 days late against the plan, by what was told`, then the chance and what was planned; empty where nothing can be compared.
 */
function latenessWords(digest: StoryDigest, estimate: Kept | null, now: EpochMinutes): string {
  const { plannedP50, estimated: said } = digest.arrival
  const isThere = digest.state === 'delivered'
  const told = lateWords(latenessOf(digest, now))
  const estimated = estimatedLateness(estimate, digest)
  const against = told === '' ? [] : [`${told} against the plan${isThere ? '' : ', by what was told'}`]
  const expected = said === null ? '' : `, ${isThere ? 'delivered' : 'announced for'} ${formatInstant(said)}`
  return [
    ...(estimated === null ? against : [estimatedWords(estimated)]),
    ...(estimate?.due == null || isThere
      ? []
      : [`chance of missing ${formatInstant(estimate.due.at)} ${Math.round(estimate.due.missing * 100)} %`]),
    ...(estimate === null || isThere ? [] : [`worked out ${spanWords(now - estimate.asOf)} ago`]),
    ...(plannedP50 === null ? [] : [`delivery planned ${formatInstant(plannedP50)}${expected}`]),
  ].join('; ')
}

const THAN_WORDS: Readonly<Record<EstimatedLateness['basis'], string>> = {
  deliverBy: 'agreed',
  plan: 'by the plan nine in ten by',
  median: 'by the plan half by',
}

function estimatedWords({ expected, than, basis, minutes }: EstimatedLateness): string {
  return `${lateWords(minutes)} by the estimate: half of such by ${formatInstant(expected)}, ${THAN_WORDS[basis]} ${formatInstant(than)}`
}

function partly({ done, of }: Milestone): string {
  return done === 0 ? '' : `${done} of ${of}`
}

/** The newest of the words that are taken, with those that were not. */
function saidBy({ pieces }: Milestone, now: EpochMinutes): string | null {
  const settled = pieces.flatMap(({ ACT, EST, PLN }) => ACT ?? EST ?? PLN ?? [])
  const [newest] = settled.sort((a, b) => b.taken.receivedAt - a.taken.receivedAt)
  if (newest === undefined) return null
  const others = new Set(newest.others.map(({ sender }) => sender).filter((sender) => sender !== newest.taken.sender))
  const disagree = others.size === 0 ? '' : `; otherwise ${[...others].join(', ')}`
  return `${newest.taken.sender}, ${spanWords(now - newest.taken.receivedAt)} ago${disagree}`
}

/** `2.5 days late`, in the words of the page. @param minutes - null where it can be compared with nothing */
function lateWords(minutes: number | null): string {
  const kind = latenessKind(minutes)
  switch (kind) {
    case 'unknown':
      return ''
    case 'onTime':
      return 'on time'
    default:
      return `${spanWords(Math.abs(minutes ?? 0))} ${kind}`
  }
}

function spanWords(minutes: number): string {
  const hours = Math.max(0, minutes) / 60
  if (hours < 1) return `${Math.round(Math.max(0, minutes))} min`
  if (hours < 36) return `${Math.round(hours)} h`
  const days = hours / 24
  return `${days < 10 ? Math.round(days * 10) / 10 : Math.round(days)} days`
}
