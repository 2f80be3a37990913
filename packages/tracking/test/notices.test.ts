import type { EventRecord, Notice, Story } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf, NOTHING_TOLD, noticesOf, story, type ToldFacts, wordsIn } from '../src/index.js'
import { at, BOX_1, BOX_2, CONSIGNMENT, declared, locate, off, put, SHIP, seen, WAGON } from './corridor.js'

const START = at('2026-12-01 00:00')
const NOW = at('2026-12-12 00:00')
const tell = (records: readonly EventRecord[], now = NOW) => story(records, CONSIGNMENT, locate, now)

const said = fc.record({
  at: fc.integer({ min: START, max: NOW }),
  place: fc.constantFrom('KZ-ALTYNKOL', 'KZ-AKTAU', 'AZ-ALAT', 'GE-POTI', 'KZ-BEYNEU', 'nowhere'),
  by: fc.subarray(['shipper', 'ktz', 'aktau', 'customs'], { minLength: 1, maxLength: 2 }),
  received: fc.integer({ min: START, max: NOW }),
  as: fc.constantFrom('EST' as const, 'ACT' as const, 'ACT' as const),
})
const boxes = fc.subarray([BOX_1, BOX_2], { minLength: 1 })
const event = fc.oneof(
  fc
    .tuple(fc.constantFrom('accepting', 'departing', 'arriving', 'holding', 'storing'), boxes, said)
    .map((words) => seen(...words)),
  fc.tuple(boxes, fc.constantFrom(WAGON, SHIP), said).map((words) => put(...words)),
  fc.tuple(boxes, fc.constantFrom(WAGON, SHIP), said).map((words) => off(...words)),
)
const events = fc.array(event, { maxLength: 12 })

/** What somebody knows who has nothing but the notices. */
class Subscriber {
  readonly words = new Set<string>()
  readonly milestones = new Map<string, unknown>()
  readonly gaps = new Set<string>()

  hear({ kind, body }: Notice): void {
    if (kind === 'event') {
      const word = `${body['contentHash']} ${body['sender']}`
      if (body['stands'] === true) this.words.add(word)
      else expect(this.words.delete(word)).toBe(true)
    } else if (kind === 'milestone') {
      const key = `${body['leg']} ${body['milestone']} ${body['place']}`
      expect(body['before']).toEqual(this.milestones.get(key) ?? null)
      const { done, of, actual } = body
      if (done === 0) this.milestones.delete(key)
      else this.milestones.set(key, { done, of, actual })
    } else {
      const gap = `${body['partyId']} ${body['leg']} ${body['since']}`
      if (body['open'] === true) this.gaps.add(gap)
      else expect(this.gaps.delete(gap)).toBe(true)
    }
  }
}

function known(told: Story) {
  const begun = told.milestones.filter(({ done }) => done > 0)
  return {
    milestones: new Map(
      begun.map(({ leg, kind, place, done, of, actual }) => [`${leg} ${kind} ${place}`, { done, of, actual }]),
    ),
    gaps: new Set(told.gaps.map(({ partyId, leg, since }) => `${partyId} ${leg} ${since}`)),
  }
}

/** As it comes back from where it is kept. */
const kept = (facts: ToldFacts): ToldFacts => JSON.parse(JSON.stringify(facts))

describe('notices', () => {
  it('tell the same story twice nothing', () => {
    fc.assert(
      fc.property(events, (records) => {
        const told = tell(records)
        expect(noticesOf(told, kept(factsOf(told)), NOW)).toEqual([])
        expect(noticesOf(tell([...records, ...records]), kept(factsOf(told)), NOW)).toEqual([])
      }),
    )
  })

  it('let a subscriber know the story, in whatever parts it is told, with what is taken back', () => {
    fc.assert(
      fc.property(events, fc.array(fc.nat(12), { maxLength: 3 }), fc.nat(), (records, cuts, wrong) => {
        const subscriber = new Subscriber()
        let before = NOTHING_TOLD
        const parts = [...cuts.map((cut) => records.slice(0, cut)), records]
        const last = records[wrong % records.length]
        if (last !== undefined) parts.push([...records, declared(last)])
        for (const [i, part] of parts.entries()) {
          const told = tell(part, NOW + i)
          for (const notice of noticesOf(told, before, NOW)) subscriber.hear(notice)
          before = kept(factsOf(told))
          const hashes = new Set([...subscriber.words].map((word) => word.split(' ')[0]))
          expect(hashes).toEqual(wordsIn(told))
          expect({ milestones: subscriber.milestones, gaps: subscriber.gaps }).toEqual(known(told))
        }
      }),
    )
  })

  it('say what an event means and of whom, a milestone what it was before, a silence when it ends', () => {
    const loaded = put([BOX_1], WAGON, { at: '2026-12-02 01:00', place: 'KZ-ALTYNKOL', by: 'ktz' })
    const other = put([BOX_2], WAGON, { at: '2026-12-02 02:00', place: 'KZ-ALTYNKOL', by: 'ktz' })
    const left = seen('departing', [WAGON], { at: '2026-12-02 09:00', place: 'KZ-ALTYNKOL', by: 'ktz' })
    const first = tell([loaded], at('2026-12-02 03:00'))
    expect(noticesOf(first, NOTHING_TOLD, NOW)).toMatchObject([
      {
        kind: 'event',
        at: NOW,
        leg: 0,
        place: 'KZ-ALTYNKOL',
        body: {
          contentHash: loaded.contentHash,
          sender: 'ktz',
          classifier: 'ACT',
          says: [{ milestone: 'loading', leg: 0, place: 'KZ-ALTYNKOL' }],
          equipment: ['one'],
        },
      },
      { kind: 'milestone', body: { milestone: 'loading', done: 1, of: 2, actual: null, before: null } },
    ])
    const second = tell([loaded, other, left], at('2026-12-02 10:00'))
    const news = noticesOf(second, factsOf(first), NOW)
    expect(news.find(({ body }) => body['milestone'] === 'loading')).toMatchObject({
      body: { done: 2, of: 2, actual: at('2026-12-02 02:00'), before: { done: 1, of: 2, actual: null } },
    })
    const silent = tell([loaded, other, left], NOW)
    expect(noticesOf(silent, factsOf(second), NOW)).toMatchObject([
      { kind: 'gap', leg: 0, body: { open: true, partyId: 'ktz', since: at('2026-12-02 09:00') } },
    ])
    const again = tell([loaded, other, left, seen('arriving', [WAGON], { at: NOW, place: 'KZ-AKTAU', by: 'ktz' })], NOW)
    expect(noticesOf(again, factsOf(silent), NOW)).toContainEqual({
      kind: 'gap',
      at: NOW,
      leg: 0,
      place: null,
      body: { open: false, partyId: 'ktz', leg: 0, since: at('2026-12-02 09:00') },
    })
  })
})
