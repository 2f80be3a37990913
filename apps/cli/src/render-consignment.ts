import { type EpochMinutes, formatInstant } from '@karavan/core'
import type { LocationId, Milestone, MilestoneKind, Story } from '@karavan/model'
import type { ConsignmentsFound, StandingConsignment } from '@karavan/storage'
import { latenessOf } from '@karavan/tracking'
import { type Terminal, table, wrap } from './terminal.js'

type NameOf = (id: LocationId) => string

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

/** A list of consignments, a line each. */
export function renderConsignments(
  { consignments, total }: ConsignmentsFound,
  nameOf: NameOf,
  now: EpochMinutes,
  terminal: Terminal,
): string {
  if (total === 0) return 'No consignment was entered that is so. Enter one: karavan consignment add FILE\n'
  const rows = consignments.map(({ consignment, digest }) => {
    const { consignmentId, carrierAcceptanceLocation: from, consigneeReceiptLocation: to } = consignment
    const position = digest?.position
    const next = digest?.next
    return [
      consignmentId,
      `${nameOf(from)} – ${nameOf(to)}`,
      digest?.state ?? '',
      position ? `${position.left ? 'left ' : ''}${nameOf(position.place)}` : '',
      next
        ? `${MILESTONE_WORDS[next.kind]} ${nameOf(next.place)}${next.plannedP50 === null ? ', no planned time' : ''}`
        : '',
      digest ? lateWords(latenessOf(digest, now)) : '',
      digest?.lastWord ? `${spanWords(now - digest.lastWord)} ago` : '',
    ]
  })
  const header = ['id', 'way', 'state', 'last seen', 'next', '>late', '>last word']
  const rest = total - consignments.length
  const more = rest > 0 ? [`${rest} more; see --limit`] : []
  return `${[...table(header, rows, terminal.columns), ...more].join('\n')}\n`
}

/** What was entered of a consignment, and what happened to it. */
export function renderStory(
  { consignment, version, enteredAt, enteredBy }: StandingConsignment,
  story: Story,
  nameOf: NameOf,
  now: EpochMinutes,
  terminal: Terminal,
): string {
  const { consignmentId, parties, includedItems, utilizedEquipment, references } = consignment
  const { carrierAcceptanceLocation: from, consigneeReceiptLocation: to, plan } = consignment
  const facts = [
    includedItems
      .map(({ description, grossKg }) => description + (grossKg === null ? '' : `, ${grossKg} kg`))
      .join('; '),
    utilizedEquipment.map(({ kind, number }) => `${kind} ${number.value}`).join('; '),
    parties.map(({ role, name }) => `${role}: ${name}`).join('; '),
    references.map(({ type, number }) => `${type} ${number}`).join('; '),
    plan === null
      ? 'No plan is chosen.'
      : `Plan ${plan.planId}, chosen ${formatInstant(plan.chosenAt)}, network ${plan.networkVersion}`,
    `Version ${version}, entered ${enteredAt.toISOString().slice(0, 16)}Z by ${enteredBy}`,
  ].filter((line) => line !== '')
  const words = (settledBy: string | null) => settledBy ?? ''
  const rows = story.milestones.map((milestone) => [
    `${nameOf(milestone.place)}: ${MILESTONE_WORDS[milestone.kind]}`,
    milestone.planned?.p50 == null ? '' : formatInstant(milestone.planned.p50),
    milestone.estimated === null ? '' : formatInstant(milestone.estimated),
    milestone.actual === null ? partly(milestone) : formatInstant(milestone.actual),
    words(saidBy(milestone, now)),
  ])
  const header = ['', 'planned (P50)', 'estimated', 'actual', 'who says so']
  const lines = [
    terminal.bold(`${consignmentId}: ${nameOf(from)} – ${nameOf(to)}`),
    ...facts.flatMap((line) => wrap(line, terminal.columns, '')),
    '',
    ...(rows.length === 0 ? ['Nothing is planned, and nothing was reported.'] : table(header, rows, terminal.columns)),
    ...story.gaps.flatMap(({ text }) => ['', ...wrap(`! ${text}`, terminal.columns, '')]),
    ...(story.others.length === 0 ? [] : ['', `${story.others.length} other events; see --json`]),
  ]
  return `${lines.join('\n')}\n`
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

function lateWords(minutes: number | null): string {
  if (minutes === null) return ''
  return minutes <= 0 ? 'on time' : spanWords(minutes)
}

function spanWords(minutes: number): string {
  const hours = Math.max(0, minutes) / 60
  if (hours < 1) return `${Math.round(Math.max(0, minutes))} min`
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} d`
}
