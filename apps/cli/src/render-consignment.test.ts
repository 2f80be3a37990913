import { readConsignment, type Story } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { renderConsignments, renderStory } from './render-consignment.js'

const NOW = 20_000_000
const CONSIGNMENT = readConsignment({
  consignmentId: 'K-1',
  carrierAcceptanceLocation: 'KZ-ALMATY',
  consigneeReceiptLocation: 'GE-POTI',
  includedItems: [{ itemId: 'flour', description: 'Flour', grossKg: 22500, packages: { quantity: 412, kind: 'BG' } }],
  utilizedEquipment: [
    {
      equipmentId: 'box',
      kind: '40HC',
      number: { scheme: 'container', value: 'CSQU3054383' },
      seals: ['S-1', 'S-2'],
    },
  ],
})
const told = (sender: string, at: number) => ({
  contentHash: sender,
  classifier: 'ACT' as const,
  at,
  sender,
  receivedAt: NOW - 120,
  format: 'EPCIS 2.0 JSON',
  flags: [],
})
const first = told('the-railway-of-a-country-with-a-long-name', NOW - 600)
const STORY: Story = {
  asOf: NOW,
  milestones: [
    {
      kind: 'arrival',
      place: 'A place that has a very long name, as some of them do',
      leg: 0,
      mode: 'rail',
      planned: { p10: NOW - 4200, p50: NOW - 4200, p90: NOW - 4200 },
      pieces: [
        {
          equipmentId: 'box',
          PLN: null,
          EST: null,
          ACT: {
            taken: first,
            ageMinutes: 120,
            reason: '',
            told: { reason: { key: 'story.onlyWord', values: {} } },
            others: [told('the-forwarder-who-says-otherwise', NOW - 900)],
          },
        },
      ],
      done: 1,
      of: 1,
      actual: NOW - 600,
      estimated: null,
    },
  ],
  stowages: [],
  positions: [],
  gaps: [],
  others: [],
  leftOut: 0,
}

describe('a consignment in the terminal', () => {
  const standing = { consignment: CONSIGNMENT, version: 1, enteredAt: new Date(0), enteredBy: 'ann' }
  const plain = { columns: 80, room: 80, bold: (text: string) => text, dim: (text: string) => text }
  const shown = renderStory(
    { ...standing, enteredFrom: '', why: null, erased: null } as Parameters<typeof renderStory>[0],
    STORY,
    null,
    (id) => id,
    NOW,
    plain,
  )

  it('tells the weight, the packages and the seals', () => {
    expect(shown).toContain('Flour, 22500 kg, 412 packages (BG)')
    expect(shown).toContain('40HC CSQU3054383, seals S-1 S-2')
  })

  it('says how late it is against the plan, and where the chance of it is told', () => {
    expect(shown).toContain('2.5 days late against the plan; delivery planned')
  })

  it('names the chance of missing its time beside how late it is, where it was worked out', () => {
    const all = { ...standing, enteredFrom: '', why: null, erased: null } as Parameters<typeof renderStory>[0]
    const due = { at: NOW + 14_400, basis: 'plan', missing: 0.1, hours: 2, hoursIfMissed: 20 } as const
    const moving = { ...STORY, milestones: STORY.milestones.map((each) => ({ ...each, done: 0, actual: null })) }
    const wide = { ...plain, columns: 300 }
    const told = (story: Story, p50: number | null) =>
      renderStory(all, story, { due, p50, asOf: NOW - 60 }, (id) => id, NOW, wide)
    expect(told(moving, null)).toMatch(
      /2\.9 days late against the plan, by what was told; chance of missing \S+ 10 %; worked out 1 h ago/,
    )
    expect(told(STORY, NOW)).not.toContain('chance of missing')
    expect(told(moving, NOW + 11_520)).toMatch(
      /^2 days early by the estimate: half of such by \S+, by the plan nine in ten by \S+; chance of missing \S+ 10 %; worked out 1 h ago/m,
    )
    expect(told(moving, NOW + 11_520)).not.toContain('against the plan')
  })

  it('says in the list by what it is late', () => {
    const digest = {
      state: 'moving',
      position: null,
      lastWord: null,
      next: null,
      dueAt: null,
      behindMinutes: 2880,
      arrival: { plannedP50: NOW, estimated: null },
      gaps: 0,
    } as const
    const listed = (id: string, estimate: object | null) => ({
      consignment: { ...CONSIGNMENT, consignmentId: id },
      version: 1,
      enteredAt: new Date(0),
      digest,
      estimate,
    })
    const due = { at: NOW + 14_400, basis: 'plan', missing: 0.1, hours: 2, hoursIfMissed: 20 }
    const consignments = [listed('told', null), listed('worked-out', { p50: NOW + 11_520, due })]
    const found = { consignments, total: 2, renewing: 0 } as unknown as Parameters<typeof renderConsignments>[0]
    const shown = renderConsignments(found, (id) => id, NOW, { ...plain, columns: 200 })
    expect(shown).toMatch(/^told .* 2 days late$/m)
    expect(shown).toMatch(/^worked-out .* 2 days early, P50 /m)
    expect(shown).toContain('P50: by the median of the estimate against the time that counts.')
  })

  it('says why other events are no milestones', () => {
    const other = (why: Story['others'][number]['why']) =>
      ({ why, telling: { receivedAt: NOW }, equipment: [] }) as unknown as Story['others'][number]
    const told = (...others: Story['others']) => {
      const all = { ...standing, enteredFrom: '', why: null, erased: null } as Parameters<typeof renderStory>[0]
      return renderStory(all, { ...STORY, others }, null, (id) => id, NOW, { ...plain, columns: 200 })
    }
    expect(told(other('ahead'))).toContain('1 other event: 1 said to have happened, and still to come; --json has them')
    expect(told(other('placeUnknown'), other('notPlanned'), other('placeUnknown'))).toContain(
      '3 other events: 2 at a place that is not known; 1 of which the plan has no such milestone there; --json has them',
    )
  })

  it('doubts what cannot have been in the order in which it is told', () => {
    const all = { ...standing, enteredFrom: '', why: null, erased: null } as Parameters<typeof renderStory>[0]
    const told = { place: 'KZ-AKTAU', at: NOW - 600 }
    const doubt = {
      equipment: ['box'],
      first: { ...told, kind: 'arrival', leg: 0 },
      next: { ...told, kind: 'departure', leg: 1, at: NOW - 900 },
    } as const
    const wide = { ...plain, columns: 300 }
    const shown = renderStory(all, { ...STORY, doubts: [doubt] }, null, () => 'Aktau', NOW, wide)
    expect(shown).toMatch(
      /^! “Departure, Aktau” is told at .*, but “Arrival, Aktau”, which must come before it, only at /m,
    )
  })

  it('names the place and all who spoke, however narrow it is', () => {
    const words = shown.replaceAll(/\s+/g, ' ')
    expect(words).toContain(
      'the-railway-of-a-country-with-a-long-name, 2 h ago; otherwise the-forwarder-who-says-otherwise',
    )
    expect(words).toContain('A place that has a very long name, as some of them do arrived')
    expect(shown.split('\n').every((line) => line.length <= 80)).toBe(true)
  })
})
