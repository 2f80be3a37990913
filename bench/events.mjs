import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '@karavan/core'
import { lazyStorage } from '@karavan/storage'
import { openDatabase } from '../packages/storage/dist/database.js'
import {
  container,
  counter,
  documentOf,
  eventAlone,
  eventsFrom,
  ratesOf,
  SENDERS,
  startServer,
  timedSending,
} from './capture.mjs'
import { round, summary } from './measure.mjs'

const EVENTS = 100
const DOCUMENTS = 40
const ROUNDS = 9
const SINGLE = 200
const STORIES = 1000
/** Events of one container among those that are seeded. */
const PER_CONTAINER = 10
const BATCH = 250_000

/**
 * Capture over HTTP, by documents and one by one in turn, on an embedded PostgreSQL as users have it; then the events of one
 * container among many.
 */
export async function run({ events }) {
  const home = mkdtempSync(join(tmpdir(), 'karavan-bench-'))
  const environment = { KARAVAN_DATA: home }
  const server = await startServer(environment)
  try {
    const database = await openDatabase(environment, true)
    const settings = await settingsOf(database)
    const capture = await measureCapture(server.address)
    const seeding = performance.now()
    await seed(database, events)
    const seeded = round((performance.now() - seeding) / 1000)
    await database.close()
    const stories = await measureStories(environment, server.address, events)
    return { settings, ...capture, seeded: { events, seconds: seeded, perContainer: PER_CONTAINER }, ...stories }
  } finally {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

async function settingsOf(database) {
  const { rows } = await database.session((client) =>
    client.query(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as "synchronousCommit"`,
    ),
  )
  return rows[0]
}

/** Rounds of documents and of single events, in turn; the first of each is not counted. */
async function measureCapture(address) {
  const next = counter()
  const rates = { documents: [], single: [] }
  const times = []
  for (let i = 0; i <= ROUNDS; i += 1) {
    const documents = Array.from({ length: DOCUMENTS }, () => documentOf(eventsFrom(next, EVENTS)))
    const byDocument = await timedSending(`${address}/epcis/capture`, documents, 202)
    const byEvent = await timedSending(`${address}/epcis/events`, eventsFrom(next, SINGLE).map(eventAlone), 201)
    if (i === 0) continue
    rates.documents.push((DOCUMENTS * EVENTS) / byDocument.seconds)
    rates.single.push(SINGLE / byEvent.seconds)
    times.push(...byDocument.times)
  }
  return {
    rounds: ROUNDS,
    documents: { events: EVENTS, documents: DOCUMENTS, senders: SENDERS, answer: summary(times) },
    captured: ratesOf(rates.documents),
    oneByOne: ratesOf(rates.single),
    timesAsFast: round(ratesOf(rates.documents).median / ratesOf(rates.single).median),
  }
}

/** Rows as captures leave them, made in the database: each container in so many events, a week apart. */
async function seed(database, events) {
  await database.session(async (client) => {
    const { rows } = await client.query(`
      insert into karavan.message (sender, sha256, bytes, size, format, remarks, refused, received_by, received_from)
      values ('seeded', sha256('seeded'), '', 0, 'EPCIS 2.0 JSON', '[]', '[]', 'bench', 'bench') returning id`)
    for (let from = 0; from < events; from += BATCH) {
      await client.query(
        `with made as (
          insert into karavan.event_record (content_hash, declaration_key, event_time, event_type, action, biz_step, read_point, body)
          select sha256(i::text::bytea), '', timestamptz '2024-01-01Z' + i % $3 * interval '7 days' + i * interval '1 ms',
            'ObjectEvent', 'OBSERVE', 'departing', 'urn:karavan:location:KZ-AKTAU',
            format('{"type":"ObjectEvent","eventTime":"2024-01-01T00:00:00Z","eventTimeZoneOffset":"+00:00","epcList":["urn:epc:id:bic:KRVU%s"],"action":"OBSERVE","bizStep":"departing","readPoint":{"id":"urn:karavan:location:KZ-AKTAU"},"bizTransactionList":[{"type":"bol","bizTransaction":"urn:bench:seeded:%s"}]}', lpad((i / $3)::text, 7, '0'), i)
          from generate_series($1::bigint, $2::bigint - 1) as i
          returning id, body
        ), named as (
          insert into karavan.event_name (name, record_id)
          select substring(body from 'urn:epc:id:bic:[A-Z0-9]+'), id from made
          union all select substring(body from 'urn:bench:seeded:[0-9]+'), id from made
        )
        insert into karavan.event_receipt (record_id, message_id, event_id, flags, vouched) select id, $4, null, '{}', true from made`,
        [from, Math.min(from + BATCH, events), PER_CONTAINER, rows[0].id],
      )
    }
    await client.query('vacuum analyze karavan.event_record, karavan.event_name, karavan.event_receipt')
  })
}

/** The events of containers drawn by chance, from the log and over HTTP; a fifth as many before are not counted. */
async function measureStories(environment, address, events) {
  const random = seededRandom(7)
  const storage = lazyStorage(environment)
  const log = await storage.events()
  const [story, overHttp] = [[], []]
  let mismatches = 0
  for (let i = -STORIES / 5; i < STORIES; i += 1) {
    const name = container(Math.floor(random() * (events / PER_CONTAINER)))
    const start = performance.now()
    const records = await log.about([{ name, from: null, until: null }])
    const between = performance.now()
    const answer = await fetch(`${address}/epcis/events?MATCH_anyEPC=${encodeURIComponent(name)}`)
    const { eventList } = (await answer.json()).epcisBody.queryResults.resultsBody
    const end = performance.now()
    if (records.length !== PER_CONTAINER || eventList.length !== PER_CONTAINER) mismatches += 1
    if (i < 0) continue
    story.push(between - start)
    overHttp.push(end - between)
  }
  await storage.close()
  return { asked: STORIES, mismatches, story: summary(story), overHttp: summary(overHttp) }
}
