import { ACCESS_ROLES, type AccessRole, NOTICE_KINDS } from '@karavan/model'
import { describe, expect, it } from 'vitest'
import { noticeRight } from './index.js'

/** Written out by hand: of what each role is told. */
const TOLD: Readonly<Record<AccessRole, string>> = {
  operator: 'event milestone estimate gap condition',
  owner: 'event milestone estimate gap condition',
  agent: 'event milestone estimate gap condition',
  carrier: 'event milestone estimate gap condition',
  port: 'event milestone estimate gap condition',
  authority: 'event milestone estimate gap condition',
  guest: '',
}

describe.each(ACCESS_ROLES)('a %s', (role) => {
  it('is told what the table says, of their part', () => {
    const standing = { role, legs: [0], locations: ['KZ-AKTAU'] }
    const may = (kind: (typeof NOTICE_KINDS)[number], leg: number | null, place: string | null) =>
      noticeRight([standing], { kind, leg, place }) !== null
    expect(NOTICE_KINDS.filter((kind) => may(kind, 0, null)).join(' ')).toBe(TOLD[role])
    const isScoped = role === 'carrier' || role === 'port'
    const isTold = TOLD[role] !== ''
    expect([may('gap', null, null), may('gap', 1, null), may('gap', 1, 'KZ-AKTAU')]).toEqual([
      isTold && !isScoped,
      isTold && !isScoped,
      isTold,
    ])
  })
})

it('tells nothing to who is nothing, and records what an authority is told', () => {
  const about = { kind: 'event', leg: null, place: null } as const
  const recorded = (...roles: AccessRole[]) =>
    noticeRight(
      roles.map((role) => ({ role, legs: [], locations: [] })),
      about,
    )
  expect(recorded()).toBeNull()
  expect(recorded('authority')).toEqual({ recordedAs: 'authority' })
  expect(recorded('authority', 'owner')).toEqual({ recordedAs: null })
})
