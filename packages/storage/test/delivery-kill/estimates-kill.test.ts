import { rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { seededRandom } from '@karavan/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/database.js'
import { buildOnce, killRunning } from '../processes.js'
import { freshFolder } from '../servers.js'
import { type KillableServer, startServer } from './killable-server.js'

/** How often the server is killed; `npm run soak` asks for more, with another seed. */
const ROUNDS = Number(process.env['KARAVAN_ESTIMATES_KILL'] ?? 3)
const SEED = Number(process.env['KARAVAN_SEED'] ?? 1)
const REPORT = process.env['KARAVAN_SOAK_REPORT']

const BOXES = new Map([
  ['K-1', 'CSQU3054383'],
  ['K-2', 'TGHU7599330'],
  ['K-3', 'MSKU6011672'],
])
const PLACES = ['Актау', 'Курык', 'Алят', 'Гардабани']
const REPORTS = 8
const HOUR = 3_600_000

describe('estimates of a server that is killed', { timeout: 0 }, () => {
  const home = freshFolder()
  let server: KillableServer
  let database: Database
  const start = Date.now() - 20 * 24 * HOUR
  /** Rounds, reports that were acknowledged, and things still to be told when the new server stood. */
  const counts = { rounds: 0, acknowledged: 0, untold: 0 }

  beforeAll(async () => {
    buildOnce()
    server = await startServer(home)
    const ready = new Date(start).toISOString().slice(0, 10)
    const question = { from: 'KZ-AKTAU', to: 'GE-POTI', equipment: '40HC', goods: '1001', ready, history: true }
    const { body } = await server.ask('/plans', { method: 'POST', body: question })
    for (const [consignmentId, value] of BOXES) {
      const consignment = {
        consignmentId,
        parties: [{ partyId: 'ktz', role: 'freightForwarder', name: 'KTZ' }],
        carrierAcceptanceLocation: 'KZ-AKTAU',
        consigneeReceiptLocation: 'GE-POTI',
        utilizedEquipment: [{ equipmentId: 'box', kind: '40HC', number: { scheme: 'container', value } }],
      }
      const choose = { question, planId: body.plans[0].planId }
      const { status } = await server.ask('/consignments', { method: 'POST', body: { consignment, choose } })
      expect(status).toBe(201)
    }
    database = await openDatabase({ KARAVAN_DATA: home }, false)
  }, 180_000)
  afterAll(async () => {
    await server?.stop()
    await database?.close()
    await killRunning(home)
    rmSync(home, { recursive: true, force: true })
    if (REPORT === undefined) return
    const columns = ['killed', 'rounds', 'reports acknowledged', 'things to be told when it stood again']
    const row = ['after a report was kept', counts.rounds, counts.acknowledged, counts.untold]
    writeFileSync(REPORT, JSON.stringify({ columns, rows: [row] }))
  })

  const ask = async (question: string) => (await database.session((client) => client.query(question))).rows
  /** Waits until nothing is to be told any more; what a killed process had taken is free at once. */
  const settled = async () => {
    for (;;) {
      await ask(`update karavan.due set taken_until = null where tries > 0 or taken_until is not null`)
      const [{ waiting }] = (await ask('select count(*)::int as waiting from karavan.due')) as [{ waiting: number }]
      if (waiting === 0) return
      await pause(500)
    }
  }
  /** What each estimate rests on. */
  const bases = () => ask(`select id, body -> 'basis' as basis from karavan.consignment_estimate order by id`)

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    `rest on every word that was acknowledged, round %i of ${ROUNDS}`,
    async (round) => {
      const random = seededRandom(SEED * 1000 + round)
      const seed = `seed ${SEED}, round ${round}`
      const nth = Math.floor(random() * REPORTS)
      const acknowledged: string[] = []
      for (let i = 0; i < REPORTS; i++) {
        const [id, box] = [...BOXES][Math.floor(random() * BOXES.size)] ?? ['', '']
        const place = PLACES[Math.floor(random() * PLACES.length)]
        const at = new Date(start + (1 + round * REPORTS + i) * HOUR).toISOString()
        const day = at.slice(0, 10).split('-').reverse().join('.')
        const head = '№ вагона;№ контейнера;Станция операции;Операция;Дата и время операции'
        const text = `${head}\n60635208;${box};${place};ПРИБ;${day} ${at.slice(11, 16)}\n`
        const sent = await server.ask('/reports?sender=ktz', { method: 'POST', body: text })
        expect(sent.status, seed).toBeLessThan(300)
        acknowledged.push(id)
        if (i !== nth) continue
        await pause(random() * 1_500)
        await server.kill()
        server = await startServer(home)
        const [due] = (await ask('select count(*)::int as waiting from karavan.due')) as [{ waiting: number }]
        counts.untold += due.waiting
      }
      await settled()
      const kept = await bases()
      expect(
        kept.map(({ id }) => id),
        seed,
      ).toEqual([...BOXES.keys()])
      // Told once more from all that is kept, they rest on the same.
      await ask(`insert into karavan.due (kind, id) select 'consignment', id from karavan.consignment_estimate`)
      await settled()
      expect(await bases(), seed).toEqual(kept)
      for (const id of new Set(acknowledged)) {
        const { body } = await server.ask(`/consignments/${id}/story`)
        const seen = kept.find((one) => one.id === id)
        for (const { telling } of body.story.positions)
          expect(JSON.stringify(seen), seed).toContain(telling.contentHash)
      }
      counts.rounds += 1
      counts.acknowledged += acknowledged.length
      if (REPORT !== undefined) process.stderr.write(`round ${round + 1} of ${ROUNDS}: ${kept.length} estimates\n`)
    },
  )
})
