import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Random, seededRandom } from '@karavan/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/database.js'
import { buildOnce, killRunning } from '../processes.js'
import { freshFolder } from '../servers.js'
import { type KillableServer, startServer } from './killable-server.js'

/** How often the server is killed; `npm run soak` asks for more, with another seed. */
const ROUNDS = Number(process.env['KARAVAN_DELIVERY_KILL'] ?? 3)
const SEED = Number(process.env['KARAVAN_SEED'] ?? 1)
const REPORT = process.env['KARAVAN_SOAK_REPORT']

/** When the server is killed: a report is kept and not sent yet; the receiver has not answered; it has, and that is not kept. */
const MOMENTS = ['before it sends', 'while it sends', 'after it was answered'] as const
type Moment = (typeof MOMENTS)[number]

const CONSIGNMENTS = ['K-1', 'K-2', 'K-3', 'K-4']
const REPORTS = 12
const BOXES = ['CSQU3054383', 'TGHU7599330', 'MSKU6011672', 'HLXU1234561']

/** A notice as it came. */
interface Arrived {
  readonly id: string
  readonly text: string
  readonly consignmentId: string
  readonly sequence: number
  readonly contentHash: string
  readonly isRight: boolean
  /** Whether it was answered as taken. */
  readonly isTaken: boolean
}

describe('a server that is killed', { timeout: 0 }, () => {
  const home = freshFolder()
  const arrived: Arrived[] = []
  let onArrival: (moment: Moment) => void = () => {}
  let random: Random = seededRandom(SEED)
  let secret = ''
  let subscription = ''
  let receiver: Server
  let server: KillableServer
  let database: Database
  const counts = new Map<Moment, number[]>()

  beforeAll(async () => {
    buildOnce()
    receiver = createServer((request, reply) => {
      let text = ''
      request.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      request.on('error', () => {})
      request.on('end', () => {
        const isTaken = random() > 0.1
        arrived.push(arrivedOf(request.headers, text, secret, isTaken))
        onArrival('while it sends')
        reply.on('finish', () => onArrival('after it was answered'))
        reply.writeHead(isTaken ? 204 : 503, isTaken ? {} : { 'retry-after': '0' }).end()
      })
    }).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    const { port } = receiver.address() as AddressInfo
    server = await startServer(home)
    database = await openDatabase({ KARAVAN_DATA: home }, false)
    const made = await server.ask('/subscriptions', {
      method: 'POST',
      body: { address: `http://127.0.0.1:${port}/`, kinds: ['event'] },
    })
    secret = made.body.secret
    subscription = made.body.subscription.id
    for (const [i, consignmentId] of CONSIGNMENTS.entries()) {
      const number = { scheme: 'container', value: BOXES[i] }
      const { status } = await server.ask('/consignments', {
        method: 'POST',
        body: {
          consignment: {
            consignmentId,
            parties: [],
            carrierAcceptanceLocation: 'KZ-ALMATY',
            consigneeReceiptLocation: 'GE-POTI',
            utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number }],
          },
        },
      })
      expect(status).toBe(201)
    }
  }, 180_000)
  afterAll(async () => {
    await server?.stop()
    await database?.close()
    await killRunning(home)
    receiver?.close()
    rmSync(home, { recursive: true, force: true })
    const columns = ['killed', 'rounds', 'reports', 'notices', 'sent', 'of them again', 'lost', 'out of order']
    if (REPORT !== undefined)
      writeFileSync(REPORT, JSON.stringify({ columns, rows: [...counts].map(([moment, row]) => [moment, ...row]) }))
  })

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    `sends each notice at least once and in order, round %i of ${ROUNDS}`,
    async (round) => {
      random = seededRandom(SEED * 1000 + round)
      const moment = MOMENTS[round % MOMENTS.length] ?? 'before it sends'
      const seed = `seed ${SEED}, round ${round}: ${moment}`
      const before = arrived.length
      const nth = 1 + Math.floor(random() * REPORTS)

      let left = nth
      let dead: Promise<void> | null = null
      const killing = new Promise<void>((done) => {
        onArrival = (now) => {
          if (now !== moment || dead !== null) return
          left -= 1
          if (left > 0) return
          dead = server.kill().then(done)
        }
      })
      let kept = 0
      for (let i = 0; i < REPORTS && dead === null; i++) {
        const sent = await server
          .ask('/reports?sender=ktz', { method: 'POST', body: reportOf(round, i, random) })
          .catch(() => null)
        if (sent === null) break
        expect(sent.status, seed).toBeLessThan(300)
        kept += 1
        if (moment === 'before it sends' && i === nth - 1) {
          await pause(random() * 1_500)
          dead = server.kill()
        }
      }
      if (moment !== 'before it sends') await killing
      await dead
      onArrival = () => {}

      // What a killed process had taken would be free after some time: it is at once.
      await ask('update karavan.delivery set taken_until = clock_timestamp() where taken_until is not null')
      await ask('update karavan.due set taken_until = null')
      server = await startServer(home)
      const told = await settled()
      const [own, hashes] = [arrived.slice(before), new Set(arrived.map(({ contentHash }) => contentHash))]
      const lost = [...told].filter((hash) => !hashes.has(hash))
      const disorder = CONSIGNMENTS.filter((id) => !isInOrder(arrived.filter((one) => one.consignmentId === id)))
      expect([lost, disorder], seed).toEqual([[], []])
      expect(
        [...hashes].filter((hash) => !told.has(hash)),
        seed,
      ).toEqual([])
      expect(told.size, seed).toBeGreaterThanOrEqual(kept)
      expect(
        arrived.filter(({ isRight }) => !isRight),
        seed,
      ).toEqual([])
      for (const [id, texts] of textsOf(arrived)) expect([id, texts.size], seed).toEqual([id, 1])

      const distinct = new Set(own.map(({ id }) => id)).size
      const more = [1, kept, distinct, own.length, own.length - distinct, lost.length, disorder.length]
      const row = counts.get(moment) ?? more.map(() => 0)
      counts.set(
        moment,
        row.map((count, i) => count + (more[i] ?? 0)),
      )
      if (REPORT !== undefined) process.stderr.write(`round ${round + 1} of ${ROUNDS}: ${moment}, ${own.length} sent\n`)
    },
  )

  const ask = (question: string) => database.session((client) => client.query(question))

  /** Waits until nothing waits. @returns content hashes of all that the stories tell */
  async function settled(): Promise<ReadonlySet<string>> {
    for (;;) {
      const stories = await Promise.all(CONSIGNMENTS.map((id) => server.ask(`/consignments/${id}/story`)))
      const told = new Set(stories.flatMap(({ body }) => hashesIn(body)))
      const { body } = await server.ask(`/subscriptions/${subscription}`)
      const taken = new Set(arrived.filter(({ isTaken }) => isTaken).map(({ contentHash }) => contentHash))
      // Nor is it waited for pauses between tries.
      await ask(
        `update karavan.delivery set due_at = clock_timestamp() where state = 'waiting' and due_at > clock_timestamp()`,
      )
      if (body.waiting === 0 && [...told].every((hash) => taken.has(hash))) return told
      await pause(200)
    }
  }
})

/** One row about one box, at a minute of its own. */
function reportOf(round: number, i: number, random: Random): string {
  const box = BOXES[Math.floor(random() * BOXES.length)]
  const minute = new Date(Date.UTC(2026, 8, 1) + (round * REPORTS + i) * 60_000).toISOString()
  const [date = '', time = ''] = minute.slice(0, 16).split('T')
  const head = '№ вагона;№ контейнера;Станция операции;Операция;Дата и время операции'
  return `${head}\n60635208;${box};Курык;ПРИБ;${date.split('-').reverse().join('.')} ${time}\n`
}

function hashesIn(story: unknown): readonly string[] {
  return [...new Set(JSON.stringify(story).match(/ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=[\w.]+/g) ?? [])]
}

function arrivedOf(
  headers: Readonly<Record<string, unknown>>,
  text: string,
  secret: string,
  isTaken: boolean,
): Arrived {
  const [id, at, signature] = ['id', 'timestamp', 'signature'].map((name) => String(headers[`webhook-${name}`]))
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update(`${id}.${at}.${text}`).digest('base64')
  const { consignmentId, sequence, body, ...rest } = JSON.parse(text)
  const isRight = signature === `v1,${expected}` && rest.id === id && rest.kind === 'event'
  return { id: id ?? '', text, consignmentId, sequence, contentHash: body.contentHash, isRight, isTaken }
}

/** Whether each came for the first time when all before it had been taken. */
function isInOrder(own: readonly Arrived[]): boolean {
  const taken = new Set<number>()
  return own.every(({ sequence, isTaken }) => {
    const isNext = sequence === 1 || taken.has(sequence - 1)
    if (isTaken) taken.add(sequence)
    return isNext
  })
}

function textsOf(own: readonly Arrived[]): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = new Map<string, Set<string>>()
  for (const { id, text } of own) texts.set(id, (texts.get(id) ?? new Set()).add(text))
  return texts
}
