import { BlockList } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayCall, readNetworks } from '../src/addresses.js'

const NOBODY = { internal: false, allowed: new BlockList() }
const OWN = { internal: true, allowed: new BlockList() }

const FORBIDDEN = [
  '0.0.0.0',
  '0.1.2.3',
  '10.1.2.3',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.170',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.19.0.1',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:7f00:1',
  '0:0:0:0:0:ffff:a00:1',
  '64:ff9b::a00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'localhost',
  '127.1',
  '',
]

describe('mayCall', () => {
  it('lets call public addresses alone', () => {
    for (const address of FORBIDDEN) expect([address, mayCall(address, NOBODY)]).toEqual([address, false])
    for (const address of [
      '8.8.8.8',
      '100.63.255.255',
      '100.128.0.1',
      '172.32.0.1',
      '2a00:1450:4001::1',
      '2606:4700::1',
    ])
      expect([address, mayCall(address, NOBODY)]).toEqual([address, true])
  })

  it('lets one user call his own machine and house, and never a link, a crowd or what is reserved', () => {
    for (const address of ['127.0.0.1', '::1', '10.0.0.1', '192.168.1.9', 'fd00::1', '8.8.8.8'])
      expect([address, mayCall(address, OWN)]).toEqual([address, true])
    for (const address of ['169.254.169.254', 'fe80::1', '224.0.0.1', '0.0.0.0', '::', '::ffff:10.0.0.1', '240.0.0.1'])
      expect([address, mayCall(address, OWN)]).toEqual([address, false])
  })

  it('lets call what an operator allows', () => {
    const allowed = readNetworks('10.1.0.0/16, fd00:1::/32,192.168.0.7')
    if ('wrong' in allowed) throw new Error(allowed.wrong)
    const rules = { internal: false, allowed }
    const may = (address: string) => mayCall(address, rules)
    expect(['10.1.2.3', 'fd00:1::5', '192.168.0.7', '8.8.8.8'].map(may)).toEqual([true, true, true, true])
    expect(['10.2.0.1', 'fd00:2::5', '192.168.0.8', '::ffff:10.1.2.3'].map(may)).toEqual([false, false, false, false])
  })

  it('agrees with a reading of the registries by arithmetic, on all addresses of IPv4', () => {
    const blocks = [
      [0, 8],
      [10, 8],
      [0x6440, 10, 16],
      [127, 8],
      [0xa9fe, 16],
      [0xac10, 12, 16],
      [0xc00000, 24],
      [0xc00002, 24],
      [0xc05863, 24],
      [0xc0a8, 16],
      [0xc612, 15, 16],
      [0xc63364, 24],
      [0xcb0071, 24],
      [0xe0, 4, 8],
      [0xf0, 4, 8],
    ] as const
    const slow = (address: number) =>
      !blocks.some(([prefix, bits, width = bits]) => {
        const network = prefix * 2 ** (32 - width)
        return address >= network && address < network + 2 ** (32 - bits)
      })
    const edges = blocks.flatMap(([prefix, bits, width = bits]) => {
      const network = prefix * 2 ** (32 - width)
      return [network - 1, network, network + 2 ** (32 - bits) - 1, network + 2 ** (32 - bits)]
    })
    const near = fc.constantFrom(...edges.filter((edge) => edge >= 0 && edge < 2 ** 32))
    const dotted = (n: number) => [24, 16, 8, 0].map((shift) => Math.floor(n / 2 ** shift) % 256).join('.')
    fc.assert(
      fc.property(
        fc.oneof(near, fc.integer({ min: 0, max: 2 ** 32 - 1 })),
        (n) => mayCall(dotted(n), NOBODY) === slow(n),
      ),
      { numRuns: 3000 },
    )
  })
})

describe('readNetworks', () => {
  it('tells the entry that is none', () => {
    for (const wrong of ['10.0.0.0/33', 'fd00::/129', 'internal', '10.0.0.0/', '10.0.0.0/8/8', '::1/-1'])
      expect(readNetworks(`127.0.0.1,${wrong}`)).toEqual({ wrong })
    expect(readNetworks('')).toBeInstanceOf(BlockList)
  })
})
