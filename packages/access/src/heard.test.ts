import { canonicalGs1, formatInstant } from '@karavan/core'
import { consignmentUri, type EpcisEvent, readConsignment } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Acceptance,
  type Grant,
  type HeardRecord,
  type Hearing,
  heardOf,
  type Trust,
  whyUncounted,
} from './index.js'

const NOW = 29_000_000
const ENTERED = 1_000
const CONSIGNMENT = readConsignment({
  consignmentId: 'K-1',
  carrierAcceptanceLocation: 'KZ-ALTYNKOL',
  consigneeReceiptLocation: 'GE-POTI',
  parties: [
    { partyId: 'mill', role: 'consignor', name: 'Mill' },
    { partyId: 'ktz', role: 'carrier', name: 'KTZ' },
    { partyId: 'told', role: 'notifiedParty', name: 'Told' },
  ],
})
const BOX = 'urn:epc:id:bic:CSQU3054383'
const OWN = [consignmentUri('K-1'), BOX].map((uri) => canonicalGs1(uri) ?? uri)
const NAMED: Grant = { to: { partyId: 'named' }, role: 'port', legs: [], locations: [], until: null }
const SENDERS = ['mill', 'ktz', 'told', 'named', 'rival'] as const
const HOWS = ['entered', 'vouched', 'accepted', 'trusted', 'withdrawn'] as const

const MONDAY = 28_000_000
const timeOf = (day: number) => formatInstant(MONDAY + day * 24 * 60)

const event = (papers: readonly string[]): EpcisEvent =>
  ({
    type: 'ObjectEvent',
    eventTime: timeOf(0),
    epcList: [BOX],
    bizTransactionList: papers.map((bizTransaction) => ({ bizTransaction })),
  }) as unknown as EpcisEvent

const record = (hash: string, papers: readonly string[], receipts: HeardRecord['receipts']): HeardRecord => ({
  contentHash: hash,
  declarationKey: '',
  event: event(papers),
  receipts,
})
const receipt = (sender: string, vouched = false, receivedMs = ENTERED + 1): HeardRecord['receipts'][number] => ({
  sender,
  vouched,
  receivedMs,
  receivedAt: NOW,
  format: 'EPCIS 2.0 JSON',
  flags: [],
})
const heard = (
  records: readonly HeardRecord[],
  acceptances: readonly Acceptance[],
  grants: readonly Grant[] = [NAMED],
  trusts: readonly Trust[] = [],
) =>
  heardOf(records, CONSIGNMENT, OWN, { acceptances, grants, trusts, since: ENTERED }, NOW, (uri) => uri).flatMap(
    ({ contentHash, receipts }) => receipts.map(({ sender }) => `${contentHash} ${sender}`),
  )
const HEARING: Hearing = { acceptances: [], grants: [NAMED], trusts: [], since: ENTERED }
const accepts = (...partyIds: string[]): Acceptance[] => partyIds.map((partyId) => ({ partyId, how: 'accepted' }))

describe('whose words count', () => {
  it('are those who may report of the consignment and stand by it', () => {
    const all = [
      record(
        'a',
        [],
        SENDERS.map((sender) => receipt(sender)),
      ),
    ]
    expect(heard(all, [])).toEqual([])
    expect(heard(all, accepts(...SENDERS))).toEqual(['a mill', 'a ktz', 'a named'])
    expect(heard(all, accepts(...SENDERS), [])).toEqual(['a mill', 'a ktz'])
    expect(heard(all, accepts(...SENDERS), [{ ...NAMED, until: NOW }])).toEqual(['a mill', 'a ktz'])
  })

  it('are those who named the consignment itself, since it is what it is, unless they withdrew', () => {
    const named = (receivedMs: number) => [
      record('a', [], [receipt('ktz')]),
      record('b', [consignmentUri('K-1')], [receipt('ktz', false, receivedMs), receipt('rival', false, receivedMs)]),
    ]
    expect(heard(named(ENTERED + 1), [])).toEqual(['a ktz', 'b ktz'])
    expect(heard(named(ENTERED), [])).toEqual([])
    expect(heard(named(ENTERED + 1), [{ partyId: 'ktz', how: 'withdrawn' }])).toEqual([])
  })

  it('are those that the operator of the server brought, for whomever they speak', () => {
    expect(heard([record('a', [], [receipt('rival', true), receipt('rival')])], [])).toEqual(['a rival'])
  })

  it('are not those on places of the way that are others', () => {
    const at = (readPoint: string) => {
      const [one] = [
        record(
          'a',
          [],
          ['mill', 'ktz', 'named'].map((sender) => receipt(sender)),
        ),
      ]
      return [{ ...one, event: { ...one?.event, readPoint: { id: readPoint } } } as HeardRecord]
    }
    const all = accepts('mill', 'ktz', 'named')
    expect(heard(at('GE-POTI'), all)).toEqual(['a mill'])
    expect(heard(at('KZ-BEYNEU'), all)).toEqual(['a mill', 'a ktz', 'a named'])
    expect(heard(at('GE-POTI'), all, [{ ...NAMED, locations: ['GE-POTI'] }])).toEqual(['a mill', 'a named'])
  })

  it('are without a place, of what is carried, only those of whoever has all of the way', () => {
    const unplaced = (bizStep: string) => {
      const receipts = ['mill', 'ktz'].map((sender) => receipt(sender))
      return [{ ...record('a', [], receipts), event: { ...event([]), bizStep } as EpcisEvent }]
    }
    const all = accepts('mill', 'ktz')
    for (const step of ['loading', 'departing', 'arriving', 'unloading'])
      expect(heard(unplaced(step), all)).toEqual(['a mill'])
    expect(heard(unplaced('inspecting'), all)).toEqual(['a mill', 'a ktz'])
    const whole: Grant = {
      to: { partyId: 'ktz' },
      role: 'carrier',
      legs: [],
      locations: ['KZ-ALTYNKOL', 'GE-POTI'],
      until: null,
    }
    expect(heard(unplaced('loading'), all, [whole])).toEqual(['a mill', 'a ktz'])
  })

  it('are told of by why the others are not', () => {
    const at = (hash: string, thing: string, place: string, sender: string): HeardRecord => {
      const told = { ...event([]), epcList: [thing], readPoint: { id: place } } as unknown as EpcisEvent
      return { ...record(hash, [], [receipt(sender)]), event: told }
    }
    const why = (records: readonly HeardRecord[], acceptances: readonly Acceptance[]) => {
      const hearing = { ...HEARING, acceptances }
      const said = whyUncounted(
        records,
        CONSIGNMENT,
        OWN,
        hearing,
        NOW,
        (uri) => uri,
        ({ sender }) => sender === 'ktz',
      )
      return [...said]
    }
    const all = accepts('mill', 'ktz')
    expect(why([at('a', BOX, 'KZ-BEYNEU', 'ktz'), at('b', BOX, 'GE-POTI', 'named')], all)).toEqual([])
    expect(why([at('a', BOX, 'GE-POTI', 'ktz')], all)).toEqual(['place'])
    expect(why([at('a', 'urn:karavan:wagon:60635208', 'KZ-BEYNEU', 'ktz')], all)).toEqual(['carrier'])
    expect(why([at('a', BOX, 'GE-POTI', 'ktz')], [])).toEqual(['unaccepted'])
    expect(why([at('a', BOX, 'GE-POTI', 'ktz')], [{ partyId: 'ktz', how: 'withdrawn' }])).toEqual(['withdrawn'])
  })

  describe('of what carries it', () => {
    const WAGON = 'urn:karavan:wagon:60635208'
    const FERRY = 'urn:karavan:ship:8702898'
    const is = (hash: string, event: object, ...receipts: HeardRecord['receipts']): HeardRecord => ({
      ...record(hash, [], receipts),
      event: event as EpcisEvent,
    })
    const there = (day = 0) => ({ eventTime: timeOf(day), readPoint: { id: 'KZ-BEYNEU' } })
    const at = (hash: string, thing: string, ...receipts: HeardRecord['receipts']) =>
      is(hash, { ...there(), type: 'ObjectEvent', action: 'OBSERVE', epcList: [thing] }, ...receipts)
    const on = (hash: string, thing: string, carrier: string, ...receipts: HeardRecord['receipts']) => {
      const put = { type: 'AggregationEvent', action: 'ADD', parentID: carrier, childEPCs: [thing] }
      return is(hash, { ...there(), ...put }, ...receipts)
    }
    const both = accepts('mill', 'ktz', 'named')

    it('are those who say themselves that it does, and not whoever another lies about', () => {
      const lie = on('a', BOX, WAGON, receipt('mill'))
      const seen = at('b', WAGON, receipt('ktz'))
      expect(heard([lie, seen], both)).toEqual(['a mill'])
      expect(heard([lie, seen, at('c', BOX, receipt('ktz'))], both)).toEqual(['a mill', 'c ktz'])
      expect(heard([on('a', BOX, WAGON, receipt('mill'), receipt('ktz')), seen], both)).toEqual([
        'a mill',
        'a ktz',
        'b ktz',
      ])
      expect(heard([seen, on('a', BOX, WAGON, receipt('ktz'))], [])).toEqual([])
    })

    it('are those who trust whoever says that it does, and all where the operator brought that', () => {
      const told = [on('a', BOX, WAGON, receipt('mill')), at('b', WAGON, receipt('ktz'))]
      expect(heard(told, both, [], [{ partyId: 'ktz', trustedId: 'mill' }])).toEqual(['a mill', 'b ktz'])
      expect(heard(told, both, [], [{ partyId: 'mill', trustedId: 'ktz' }])).toEqual(['a mill'])
      const brought = [on('a', BOX, WAGON, receipt('mill', true)), at('b', WAGON, receipt('ktz'))]
      expect(heard(brought, both)).toEqual(['a mill', 'b ktz'])
      expect(heard(brought, [])).toEqual(['a mill'])
    })

    it('are followed from one to the next, whatever the order', () => {
      const told = [
        at('c', FERRY, receipt('ktz')),
        on('b', WAGON, FERRY, receipt('ktz')),
        on('a', BOX, WAGON, receipt('ktz')),
      ]
      expect(heard(told, both)).toEqual(['c ktz', 'b ktz', 'a ktz'])
      expect(heard(told.slice(0, 2), both)).toEqual([])
    })

    it('are those who named the consignment with it, of nothing else that it names since', () => {
      const named = (thing: string, receivedMs: number) =>
        is(
          'a',
          {
            ...there(),
            type: 'ObjectEvent',
            epcList: [thing],
            bizTransactionList: [{ bizTransaction: consignmentUri('K-1') }],
          },
          receipt('ktz', false, receivedMs),
        )
      const seen = [at('b', BOX, receipt('ktz')), at('c', WAGON, receipt('ktz'))]
      expect(heard([named(BOX, ENTERED + 1), ...seen], [])).toEqual(['a ktz', 'b ktz'])
      expect(heard([named(WAGON, ENTERED + 1), ...seen], [])).toEqual(['a ktz', 'c ktz'])
      expect(heard([named(BOX, ENTERED), ...seen], [])).toEqual([])
    })

    describe('while it does', () => {
      const WAGON_2 = 'urn:karavan:wagon:52345675'
      type Step = { readonly day: number; readonly sender: string; readonly event: object }
      const told = (steps: readonly Step[]) =>
        steps.map(({ day, sender, event }, i) => is(`${i}`, { ...there(day), ...event }, receipt(sender)))
      const say = (day: number, sender: string, event: object): Step => ({ day, sender, event })
      const seen = (thing: string) => ({ type: 'ObjectEvent', action: 'OBSERVE', epcList: [thing] })
      const aggregated = (action: string, things: readonly string[], carrier: string) => {
        return { type: 'AggregationEvent', action, parentID: carrier, childEPCs: things }
      }
      const daysHeard = (steps: readonly Step[], thing: string) => {
        const days = Array.from({ length: 41 }, (_, i) => i - 20)
        const all = [
          ...told(steps),
          ...days.map((day) => is(`${day}`, { ...there(day), ...seen(thing) }, receipt('ktz'))),
        ]
        const counted = heardOf(all, CONSIGNMENT, OWN, { ...HEARING, acceptances: both }, NOW, (uri) => uri)
        return days.filter((day) => counted.includes(all[steps.length + day + 20] as HeardRecord))
      }
      const daysFrom = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i)

      it('are those from when it was put there until it was taken off, and two days around', () => {
        const carried = [
          say(0, 'ktz', aggregated('ADD', [BOX], WAGON)),
          say(4, 'ktz', aggregated('DELETE', [BOX], WAGON)),
        ]
        expect(daysHeard(carried, WAGON)).toEqual(daysFrom(-2, 6))
        const emptied = [
          say(0, 'ktz', aggregated('OBSERVE', [BOX], WAGON)),
          say(4, 'ktz', aggregated('DELETE', [], WAGON)),
        ]
        expect(daysHeard(emptied, WAGON)).toEqual(daysFrom(-2, 6))
        const moved = [say(0, 'ktz', aggregated('ADD', [BOX], WAGON)), say(4, 'ktz', aggregated('ADD', [BOX], WAGON_2))]
        expect(daysHeard(moved, WAGON)).toEqual(daysFrom(-2, 6))
        expect(daysHeard(carried.slice(1), WAGON)).toEqual(daysFrom(2, 6))
      })

      it('are those on all of its way, once it was put there and nobody said since where else it is', () => {
        expect(daysHeard([say(0, 'ktz', aggregated('OBSERVE', [BOX], WAGON))], WAGON)).toEqual(daysFrom(-2, 20))
      })

      it('are no more by the lie of another, before or after', () => {
        const carried = [
          say(0, 'ktz', aggregated('ADD', [BOX], WAGON)),
          say(4, 'ktz', aggregated('DELETE', [BOX], WAGON)),
        ]
        for (const day of [-12, 12]) {
          expect(daysHeard([...carried, say(day, 'mill', aggregated('ADD', [BOX], WAGON))], WAGON)).toEqual(
            daysFrom(-2, 6),
          )
        }
      })

      it('are on the ferry only as long as it is on the wagon', () => {
        const carried = [
          say(0, 'ktz', aggregated('ADD', [BOX], WAGON)),
          say(1, 'ktz', aggregated('ADD', [WAGON], FERRY)),
          say(4, 'ktz', aggregated('DELETE', [BOX], WAGON)),
        ]
        expect(daysHeard(carried, FERRY)).toEqual(daysFrom(-1, 6))
      })

      it('are none by a word that was only planned, is still to come, or was taken back', () => {
        const planned = { ...aggregated('ADD', [BOX], WAGON), 'karavan:eventClassifierCode': 'PLN' }
        expect(daysHeard([say(0, 'ktz', planned)], WAGON)).toEqual([])
        const [put] = told([say(0, 'ktz', aggregated('ADD', [BOX], WAGON))])
        const after = is('s', { ...there(1), ...seen(WAGON) }, receipt('ktz'))
        const wrong = { ...put, declarationKey: 'ni:///sha-256;00' } as HeardRecord
        expect(heard([put as HeardRecord, after], both)).toEqual(['0 ktz', 's ktz'])
        expect(heard([put as HeardRecord, wrong, after], both)).toEqual(['0 ktz', '0 ktz'])
      })

      it('are on a wagon that was named with the consignment those around that word', () => {
        const named = { ...seen(WAGON), bizTransactionList: [{ bizTransaction: consignmentUri('K-1') }] }
        expect(daysHeard([say(0, 'ktz', named)], WAGON)).toEqual(daysFrom(-2, 2))
        const put = { ...aggregated('ADD', [BOX], WAGON), bizTransactionList: named.bizTransactionList }
        expect(daysHeard([say(0, 'ktz', put), say(4, 'ktz', aggregated('DELETE', [BOX], WAGON))], WAGON)).toEqual(
          daysFrom(-2, 6),
        )
      })

      it('are the same whatever others say who are not trusted', () => {
        const things = [BOX, WAGON, WAGON_2, FERRY]
        const anything = fc.oneof(
          fc.record({ type: fc.constant('ObjectEvent'), epcList: fc.subarray(things, { minLength: 1, maxLength: 1 }) }),
          fc
            .tuple(
              fc.constantFrom('ADD', 'OBSERVE', 'DELETE'),
              fc.constantFrom<[readonly string[], string][]>(
                [[BOX], WAGON],
                [[BOX], WAGON_2],
                [[WAGON], FERRY],
                [[], WAGON],
              ),
            )
            .map(([action, [children, carrier]]) => aggregated(action, children, carrier)),
        )
        const step = (sender: string) =>
          fc.record({ day: fc.integer({ min: 0, max: 30 }), sender: fc.constant(sender), event: anything })
        fc.assert(
          fc.property(
            fc.array(step('ktz'), { maxLength: 12 }),
            fc.array(step('mill'), { maxLength: 6 }),
            (own, lies) => {
              const counted = (steps: readonly Step[]) =>
                heard(told(steps), both).filter((word) => word.endsWith(' ktz'))
              expect(counted([...own, ...lies])).toEqual(counted(own))
            },
          ),
        )
      })
    })
  })

  it('are decided for each by itself: the word of another never makes one heard, or unheard', () => {
    const told = fc.record({
      hash: fc.constantFrom('a', 'b', 'c'),
      sender: fc.constantFrom(...SENDERS),
      vouched: fc.boolean(),
      names: fc.boolean(),
      receivedMs: fc.constantFrom(ENTERED - 1, ENTERED + 1),
    })
    const accepted = fc.array(fc.record({ partyId: fc.constantFrom(...SENDERS), how: fc.constantFrom(...HOWS) }))
    fc.assert(
      fc.property(fc.array(told, { maxLength: 12 }), accepted, (tellings, acceptances) => {
        const records = tellings.map(({ hash, sender, vouched, names, receivedMs }) =>
          record(hash, names ? [consignmentUri('K-1')] : [], [receipt(sender, vouched, receivedMs)]),
        )
        const together = heard(records, acceptances)
        const apart = SENDERS.flatMap((sender) =>
          heard(
            records.filter(({ receipts }) => receipts[0]?.sender === sender),
            acceptances.filter(({ partyId }) => partyId === sender),
          ),
        )
        expect([...together].sort()).toEqual([...apart].sort())
      }),
    )
  })
})
