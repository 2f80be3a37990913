import { createHash, createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { API_PREFIX } from '@karavan/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, prepare, type Started, start } from './run-server.js'

const home = mkdtempSync(join(tmpdir(), 'karavan-ledger-'))
let server: Started
beforeAll(async () => {
  await prepare()
  server = await start({ PORT: '0', KARAVAN_DATA: home })
}, 180_000)
afterAll(async () => {
  const ended = new Promise((resolve) => server.child.once('close', resolve))
  server.child.kill('SIGTERM')
  await ended
  rmSync(home, { recursive: true, force: true })
}, 60_000)

const ask = (path: string, init?: RequestInit) => fetch(`${addressOf(server)}${API_PREFIX}${path}`, init)
const post = (path: string, body: string, type: string) =>
  ask(path, { method: 'POST', headers: { 'content-type': type }, body })
const bytes = async (path: string) => Buffer.from(await (await ask(path)).arrayBuffer())

const BOX = 'CSQU3054383'
const CONSIGNMENT = {
  consignmentId: 'K-1',
  parties: [],
  includedItems: [{ itemId: 'flour', description: 'Flour', hs: '1101', grossKg: 24000 }],
  carrierAcceptanceLocation: 'KZ-ALMATY',
  consigneeReceiptLocation: 'GE-POTI',
  utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value: BOX } }],
}
const TABLE = '№ вагона;№ контейнера;Станция операции;Операция;Дата и время операции\n'
const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, i) =>
      `60635208;${BOX};Алматы 1;Погрузка;03.03.2026 ${10 + Math.floor(i / 60)}:${String(i % 60).padStart(2, '0')}\n`,
  )

/** Written from RFC 6962 for this test alone. */
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
function treeHash(entries: readonly Buffer[]): Buffer {
  if (entries.length <= 1) return entries.length === 0 ? sha256() : sha256(Buffer.of(0), entries[0] as Buffer)
  let k = 1
  while (k * 2 < entries.length) k *= 2
  return sha256(Buffer.of(1), treeHash(entries.slice(0, k)), treeHash(entries.slice(k)))
}

async function until(entries: number): Promise<{ key: string; size: number; checkpoint: string }> {
  for (;;) {
    const log = await (await ask('/log')).json()
    if (log.size >= entries) return log
    await pause(50)
  }
}

/** The last line of a signed note, checked with the key as it is written: name, number, algorithm and 32 bytes. */
function isSigned(note: string, key: string): boolean {
  const [text = '', signature = ''] = note.split(/(?<=\n)\n/)
  const [, , held = ''] = key.split('+')
  const raw = Buffer.from(key.slice(key.indexOf(held)), 'base64').subarray(1)
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw])
  const bytesSigned = Buffer.from(signature.trim().split(' ')[2] ?? '', 'base64').subarray(4)
  return verify(null, Buffer.from(text), createPublicKey({ key: spki, format: 'der', type: 'spki' }), bytesSigned)
}

describe('the log over HTTP', () => {
  it('is not there before anything was told, and asking makes no database', async () => {
    for (const path of ['/log', '/log/checkpoint', '/log/tile/0/000', '/log/consistency?first=0&second=0']) {
      const answer = await ask(path)
      expect([path, answer.status, (await answer.json()).code]).toEqual([path, 404, 'LOG_EMPTY'])
    }
    expect(
      (await (await ask('/consignments')).json()).consignments.every(({ sample }: { sample: boolean }) => sample),
    ).toBe(true)
  })

  it('grows by what is told, as anybody can work out from its entries', async () => {
    expect((await post('/consignments', JSON.stringify({ consignment: CONSIGNMENT }), 'application/json')).status).toBe(
      201,
    )
    await post('/reports?sender=ktz', TABLE + rows(7).join(''), 'text/csv')
    const before = await until(14)
    await post('/reports?sender=port', TABLE + rows(150).join(''), 'text/csv')
    const log = await until(314)
    expect(log.checkpoint).toBe(String(await bytes('/log/checkpoint')))
    expect(isSigned(log.checkpoint, log.key)).toBe(true)
    const bundle = Buffer.concat([await bytes('/log/tile/entries/000'), await bytes('/log/tile/entries/001.p/58')])
    const entries = Array.from({ length: 314 }, (_, i) => bundle.subarray(i * 34 + 2, (i + 1) * 34))
    const root = (note: string) => note.split('\n')[2]
    expect(treeHash(entries).toString('base64')).toBe(root(log.checkpoint))
    expect(treeHash(entries.slice(0, 14)).toString('base64')).toBe(root(before.checkpoint))
    const leaves = Buffer.concat([await bytes('/log/tile/0/000'), await bytes('/log/tile/0/001.p/58')])
    expect(leaves).toEqual(Buffer.concat(entries.map((entry) => sha256(Buffer.of(0), entry))))
    expect(await bytes('/log/tile/1/000.p/1')).toEqual(treeHash(entries.slice(0, 256)))
    const { hashes } = await (await ask('/log/consistency?first=256&second=314')).json()
    expect(hashes).toEqual([treeHash(entries.slice(256)).toString('base64')])
  })

  it('refuses what it does not have', async () => {
    const refused = async (path: string) => {
      const answer = await ask(path)
      return [answer.status, (await answer.json()).code]
    }
    expect(await refused('/log/tile/0/001')).toEqual([404, 'TILE_NOT_FOUND'])
    expect(await refused('/log/tile/1/000')).toEqual([404, 'TILE_NOT_FOUND'])
    expect(await refused('/log/tile/0/1')).toEqual([400, 'TILE_INVALID'])
    expect(await refused('/log/tile/0/..%2f..%2fcheckpoint')).toEqual([400, 'TILE_INVALID'])
    expect(await refused('/log/consistency?first=9&second=7')).toEqual([422, 'LOG_SIZE_INVALID'])
    expect(await refused('/log/consistency?first=0&second=315')).toEqual([422, 'LOG_SIZE_INVALID'])
    expect(await refused('/log/consistency?first=x&second=7')).toEqual([400, 'QUESTION_VALUE_INVALID'])
  })

  it('proves what a message told of a consignment, to a party of it', async () => {
    const { messages } = await (await ask('/consignments/K-1/story')).json()
    const [{ contentHash, messageId }] = messages as [{ contentHash: string; messageId: string }]
    const path = `/consignments/K-1/messages/${messageId}/proof?event=`
    const proof = String(await bytes(path + encodeURIComponent(contentHash)))
    const [head = '', checkpoint = ''] = proof.split(/(?<=\n)\n([\s\S]*)/)
    const [name, extra = '', index = '', ...hashes] = head.trimEnd().split('\n')
    expect(name).toBe('c2sp.org/tlog-proof@v1')
    const { salt, telling } = JSON.parse(String(Buffer.from(extra.slice(6), 'base64')))
    expect(telling).toMatchObject({ event: contentHash, sender: 'ktz', declaration: '' })
    const written = `{${Object.entries(telling)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, value]) => `"${field}":${JSON.stringify(value)}`)
      .join(',')}}`
    let hash = sha256(Buffer.of(0), sha256(Buffer.from(salt, 'base64'), Buffer.from(written)))
    let [at, last] = [Number(index.slice(6)), 313]
    for (const next of hashes.map((text) => Buffer.from(text, 'base64'))) {
      const isRight = at % 2 === 1 || at === last
      hash = isRight ? sha256(Buffer.of(1), next, hash) : sha256(Buffer.of(1), hash, next)
      while (isRight && at % 2 === 0 && at > 0) [at, last] = [at >> 1, last >> 1]
      ;[at, last] = [at >> 1, last >> 1]
    }
    expect(hash.toString('base64')).toBe(checkpoint.split('\n')[2])
    for (const wrong of [path + encodeURIComponent(contentHash.replace(/[0-9a-f]\?/, 'x?')), path]) {
      expect((await ask(wrong)).status).toBe(404)
    }
  })
})
