import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dnsResolve, type Resolve, systemResolve } from '../src/resolve.js'

const [A, AAAA] = [1, 28]
const KNOWN: Readonly<Record<string, Readonly<Record<number, readonly number[]>>>> = {
  'both.example': { [A]: [192, 0, 2, 1], [AAAA]: [0x20, 1, 0xd, 0xb8, ...Array(11).fill(0), 1] },
  'four.example': { [A]: [192, 0, 2, 2] },
  // A name server that never answers for its other kind of address.
  'half.example': { [A]: [192, 0, 2, 3] },
}
const SILENT = new Set(['silent.example', `half.example ${AAAA}`])

/** A name server (RFC 1035) that knows a few names, says of others that there are none, and of some nothing. */
function answerTo(question: Buffer): Buffer | null {
  const labels: string[] = []
  let at = 12
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  const [name, type] = [labels.join('.').toLowerCase(), question.readUInt16BE(at + 1)]
  if (SILENT.has(name) || SILENT.has(`${name} ${type}`)) return null
  const data = KNOWN[name]?.[type]
  const head = Buffer.from(question.subarray(0, 12))
  head.writeUInt16BE(0x8180 | (KNOWN[name] === undefined ? 3 : 0), 2)
  head.writeUInt16BE(data === undefined ? 0 : 1, 6)
  head.writeUInt32BE(0, 8)
  const record = data === undefined ? [] : [0xc0, 12, 0, type, 0, 1, 0, 0, 0, 1, 0, data.length, ...data]
  return Buffer.concat([head, question.subarray(12, at + 5), Buffer.from(record)])
}

describe('dnsResolve', () => {
  let server: Socket
  let resolve: Resolve
  beforeAll(async () => {
    server = createSocket('udp4', (question, { port, address }) => {
      const answer = answerTo(question)
      if (answer !== null) server.send(answer, port, address)
    }).bind(0, '127.0.0.1')
    await once(server, 'listening')
    resolve = dnsResolve([`127.0.0.1:${server.address().port}`])
  })
  afterAll(() => server.close())

  it('gives all addresses of both kinds, and none of what is not known', async () => {
    expect(await resolve('both.example')).toEqual(['192.0.2.1', '2001:db8::1'])
    expect(await resolve('four.example')).toEqual(['192.0.2.2'])
    expect(await resolve('none.example')).toEqual([])
  })

  it('gives up on who does not answer, and holds up no other name meanwhile', async () => {
    const ended: string[] = []
    const ask = async (name: string) => {
      const found = await resolve(name)
      ended.push(name)
      return found
    }
    const silent = Array.from({ length: 20 }, () => ask('silent.example'))
    expect(await ask('four.example')).toEqual(['192.0.2.2'])
    expect(ended).toEqual(['four.example'])
    expect(await ask('half.example')).toEqual(['192.0.2.3'])
    expect((await Promise.all(silent)).flat()).toEqual([])
  })
})

describe('systemResolve', () => {
  it('knows this machine', async () => {
    const found = await systemResolve('localhost')
    expect(found.some((address) => address === '127.0.0.1' || address === '::1')).toBe(true)
  })
})
