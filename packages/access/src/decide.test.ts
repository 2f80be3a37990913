import {
  ACCESS_ACTIONS,
  ACCESS_RESOURCES,
  ACCESS_ROLES,
  type AccessAction,
  type AccessResource,
  type AccessRole,
  type Consignment,
  readConsignment,
} from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { type AccessScope, type Asker, decide, type Grant, isInScope, isPlaceInScope, standingsOf } from './index.js'

const NOW = 29_000_000
const party = (partyId: string, role: string, more: object = {}) => ({ partyId, role, name: partyId, ...more })
const CONSIGNMENT = readConsignment({
  consignmentId: 'K-1',
  carrierAcceptanceLocation: 'KZ-ALTYNKOL',
  consigneeReceiptLocation: 'GE-POTI',
  parties: [
    party('mill', 'consignor'),
    party('aktau', 'terminalOperator', { locations: ['KZ-AKTAU'] }),
    party('alat', 'terminalOperator', { locations: ['AZ-ALAT'] }),
    party('customs', 'customsAuthority'),
    party('broker', 'customsAgent'),
    party('told', 'notifiedParty'),
  ],
})
const member = (...partyIds: string[]): Asker => ({ kind: 'member', partyIds })
const grant = (role: Grant['role'], more: Partial<Grant> = {}): Grant => {
  return { to: { partyId: 'named' }, role, legs: [], locations: [], until: null, ...more }
}
const ask = (
  asker: Asker,
  action: AccessAction = 'read',
  resource: AccessResource = 'story',
  grants: readonly Grant[] = [],
) => decide(standingsOf(asker, CONSIGNMENT, grants, NOW), action, resource)

/** Written out by hand: rows by role and resource, a letter for each action that is allowed. */
const TABLE: Readonly<Record<AccessRole, string>> = {
  operator: 'consignment:race plan:race story:r progress:r reports:ra messages:re documents:race visibility:race',
  owner: 'consignment:race plan:race story:r progress:r reports:ra messages:re documents:race visibility:race',
  agent: 'consignment:r plan: story:r progress:r reports:ra messages: documents:ra visibility:',
  carrier: 'consignment:r plan: story:r progress:r reports:ra messages:r documents:r visibility:',
  port: 'consignment:r plan: story:r progress:r reports:ra messages:r documents:r visibility:',
  authority: 'consignment:r plan: story:r progress:r reports:ra messages:r documents:r visibility:r',
  guest: 'consignment: plan: story: progress:r reports: messages: documents: visibility:',
}

describe.each(ACCESS_ROLES)('a %s', (role) => {
  it('may do what the table says, and is refused the rest', () => {
    const row = new Map(TABLE[role].split(' ').map((cell) => cell.split(':') as [string, string]))
    expect([...row.keys()]).toEqual([...ACCESS_RESOURCES])
    for (const resource of ACCESS_RESOURCES) {
      for (const action of ACCESS_ACTIONS) {
        const found =
          role === 'operator'
            ? ask({ kind: 'operator' }, action, resource)
            : ask(member('named'), action, resource, [grant(role)])
        const letter = { read: 'r', add: 'a', change: 'c', erase: 'e' }[action]
        expect({ resource, action, ...found }).toMatchObject({
          verdict: row.get(resource)?.includes(letter) === true ? 'allowed' : 'refused',
        })
      }
    }
  })
})

describe('a consignment', () => {
  it('does not exist for those who have no part in it, whatever they try', () => {
    const outsiders: readonly Asker[] = [
      member(),
      member('rival'),
      { kind: 'link', linkId: 'guessed' },
      { kind: 'stranger' },
    ]
    for (const asker of outsiders)
      for (const action of ACCESS_ACTIONS)
        for (const resource of ACCESS_RESOURCES)
          expect(ask(asker, action, resource, [grant('owner')])).toEqual({ verdict: 'hidden' })
  })

  it('is seen by its parties by what they are to it', () => {
    const mayRead = (partyId: string) =>
      ACCESS_RESOURCES.filter((resource) => ask(member(partyId), 'read', resource).verdict === 'allowed').length
    expect(['mill', 'aktau', 'customs', 'broker', 'told'].map(mayRead)).toEqual([8, 6, 7, 5, 1])
  })

  it('is seen by links and named parties until their time is over', () => {
    const link = grant('guest', { to: { linkId: 'l' }, until: NOW })
    const asker = { kind: 'link', linkId: 'l' } as const
    expect(ask(asker, 'read', 'progress', [link]).verdict).toBe('hidden')
    expect(ask(asker, 'read', 'progress', [{ ...link, until: NOW + 1 }]).verdict).toBe('allowed')
    expect(ask(asker, 'read', 'story', [{ ...link, until: NOW + 1 }]).verdict).toBe('refused')
    expect(ask(asker, 'read', 'documents', [{ ...link, until: NOW + 1 }]).verdict).toBe('refused')
    expect(ask(member('l'), 'read', 'story', [{ ...link, until: NOW + 1 }]).verdict).toBe('hidden')
  })
})

describe('scope', () => {
  it('is the places of a port and the legs of a carrier, together where somebody is both', () => {
    const found = ask(member('aktau', 'named'), 'add', 'reports', [grant('carrier', { legs: [1] })])
    if (found.verdict !== 'allowed') throw new Error(found.verdict)
    expect(isInScope(found.scope, { leg: null, place: 'KZ-AKTAU' })).toBe(true)
    expect(isInScope(found.scope, { leg: 1, place: null })).toBe(true)
    expect(isInScope(found.scope, { leg: 0, place: 'AZ-ALAT' })).toBe(false)
    expect(isInScope(found.scope, { leg: null, place: null })).toBe(false)
  })

  it('holds a place that is its own, or lies on its legs', () => {
    const leg = (from: string, to: string) => ({
      mode: 'rail',
      from,
      to,
      service: 's',
      operator: null,
      stages: [],
      via: [],
    })
    const plan = { legs: [leg('KZ-ALTYNKOL', 'KZ-AKTAU'), leg('KZ-AKTAU', 'GE-POTI')] }
    const within = (scope: AccessScope, place: string) =>
      isPlaceInScope(scope, { plan } as unknown as Pick<Consignment, 'plan'>, place)
    const carrier = { legs: new Set([1]), locations: new Set(['AZ-GANJA']) }
    expect(['KZ-AKTAU', 'GE-POTI', 'AZ-GANJA'].every((place) => within(carrier, place))).toBe(true)
    expect(within(carrier, 'KZ-ALTYNKOL')).toBe(false)
    expect(within('all', 'KZ-ALTYNKOL')).toBe(true)
    expect(isPlaceInScope(carrier, { plan: null }, 'KZ-AKTAU')).toBe(false)
  })

  it('is all for those who are not bound to a part of the way', () => {
    expect(ask(member('mill'))).toMatchObject({ scope: 'all' })
    expect(ask(member('mill', 'aktau'))).toMatchObject({ scope: 'all' })
    expect(isInScope('all', { leg: null, place: null })).toBe(true)
  })
})

describe('reads', () => {
  it('of authorities are recorded, also of one that is named, and of nobody else', () => {
    expect(ask(member('customs'))).toMatchObject({ recordedAs: 'authority' })
    expect(ask(member('named'), 'read', 'messages', [grant('authority')])).toMatchObject({ recordedAs: 'authority' })
    for (const asker of [member('mill'), member('aktau'), { kind: 'operator' } as const]) {
      expect(ask(asker)).toMatchObject({ recordedAs: null })
    }
  })

  it('of a port that is an authority as well are recorded where only the authority may read it all', () => {
    for (const resource of ['story', 'messages'] as const) {
      const found = ask(member('aktau', 'customs'), 'read', resource)
      expect(found).toMatchObject({ recordedAs: 'authority', scope: 'all' })
    }
    expect(ask(member('aktau', 'customs'), 'add', 'reports')).toMatchObject({ recordedAs: null })
    expect(ask(member('mill', 'customs'))).toMatchObject({ recordedAs: null, scope: 'all' })
  })
})
