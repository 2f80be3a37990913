import { canonicalGs1 } from '@karavan/core'
import { consignmentUri, type EpcisEvent, readConsignment } from '@karavan/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Acceptance, type Grant, type HeardRecord, heardOf, type Trust } from './index.js'

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

const event = (papers: readonly string[]): EpcisEvent =>
  ({
    type: 'ObjectEvent',
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

  describe('of what carries it', () => {
    const WAGON = 'urn:karavan:wagon:60635208'
    const FERRY = 'urn:karavan:ship:8702898'
    const is = (hash: string, event: object, ...receipts: HeardRecord['receipts']): HeardRecord => ({
      ...record(hash, [], receipts),
      event: event as EpcisEvent,
    })
    const at = (hash: string, thing: string, ...receipts: HeardRecord['receipts']) =>
      is(hash, { type: 'ObjectEvent', action: 'OBSERVE', epcList: [thing] }, ...receipts)
    const on = (hash: string, thing: string, carrier: string, ...receipts: HeardRecord['receipts']) =>
      is(hash, { type: 'AggregationEvent', action: 'ADD', parentID: carrier, childEPCs: [thing] }, ...receipts)
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
          { type: 'ObjectEvent', epcList: [thing], bizTransactionList: [{ bizTransaction: consignmentUri('K-1') }] },
          receipt('ktz', false, receivedMs),
        )
      const seen = [at('b', BOX, receipt('ktz')), at('c', WAGON, receipt('ktz'))]
      expect(heard([named(BOX, ENTERED + 1), ...seen], [])).toEqual(['a ktz', 'b ktz'])
      expect(heard([named(WAGON, ENTERED + 1), ...seen], [])).toEqual(['a ktz', 'c ktz'])
      expect(heard([named(BOX, ENTERED), ...seen], [])).toEqual([])
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
