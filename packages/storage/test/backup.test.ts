import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lazyStorage, type Storage } from '../src/index.js'
import { MIGRATIONS } from '../src/migrations/index.js'
import { order, queue, report } from './entries.js'
import { documentOf, message, report as reportOf, seen } from './reports.js'
import { DEBIAN, databasesOn, EMBEDDED, freshFolder } from './servers.js'

const onEmbedded = databasesOn(EMBEDDED)
const onDebian = databasesOn(DEBIAN)
const ways = [
  { way: 'the embedded PostgreSQL to itself', sources: onEmbedded, targets: onEmbedded, needed: EMBEDDED },
  { way: `the embedded PostgreSQL to ${DEBIAN.name}`, sources: onEmbedded, targets: onDebian, needed: DEBIAN },
  { way: `${DEBIAN.name} to the embedded PostgreSQL`, sources: onDebian, targets: onEmbedded, needed: DEBIAN },
]

for (const { way, sources, targets, needed } of ways) {
  describe.skipIf(needed.binaries === null)(`a backup from ${way}`, () => {
    const folder = freshFolder()
    const file = join(folder, 'karavan.backup')
    let opened: Storage[] = []
    const open = (environment: { readonly DATABASE_URL: string }) => {
      const storage = lazyStorage(environment)
      opened.push(storage)
      return storage
    }
    afterEach(async () => {
      for (const storage of opened) await storage.close()
      opened = []
    })
    afterAll(() => rmSync(folder, { recursive: true }))

    it('gives back every version as it was, and is the same when it is taken again', async () => {
      const source = open(await sources.fresh())
      const text = `”\\n\n\u2028 Құрық 🚂 ${'x'.repeat(100_000)}`
      await source.conditions.add({ orders: [order('a', text), order('b')], queues: [queue('q')] }, 'Ann', null)
      await source.conditions.add({ orders: [order('a', 'corrected')], reports: [report('r')] }, 'Ben', 'a "date"\t')
      await source.conditions.withdraw('orders', 'b', 'Cem', 'никогда')
      const many = Array.from({ length: 2_500 }, (_, i) => order(`many ${i}`))
      await source.conditions.add({ orders: many }, 'Ann', null)
      const [bytes, more] = [documentOf([seen(1), seen(2)]), documentOf([seen(2), seen(3)])]
      const { messageId } = await (await source.events()).keep(message(bytes), reportOf(bytes))
      await (await source.ledger()).append()
      const summary = await source.backup(file, false)
      expect(summary.tables.filter(({ rows }) => rows > 0)).toEqual([
        { name: 'revision', rows: 1 },
        { name: 'condition_entry', rows: 2_506 },
        { name: 'message', rows: 1 },
        { name: 'event_record', rows: 2 },
        { name: 'event_name', rows: 2 },
        { name: 'event_receipt', rows: 2 },
        { name: 'due', rows: 1 },
        { name: 'event_word', rows: 3 },
        { name: 'log_key', rows: 1 },
        { name: 'log_head', rows: 1 },
        { name: 'log_tile', rows: 1 },
        { name: 'log_message', rows: 1 },
      ])
      expect(statSync(file).mode & 0o777).toBe(0o600)
      const target = open(await targets.empty())
      await target.restore(file, false)
      expect(await target.conditions.read()).toEqual(await source.conditions.read())
      expect(await (await target.ledger()).check(() => {})).toEqual([])
      for (const [kind, id] of [
        ['orders', 'a'],
        ['orders', 'b'],
        ['reports', 'r'],
        ['orders', 'many 7'],
      ] as const)
        expect(await target.conditions.versions(kind, id)).toEqual(await source.conditions.versions(kind, id))
      const again = join(folder, 'again.backup')
      await target.backup(again, false)
      const rows = (path: string) => gunzipSync(readFileSync(path)).toString().split('\n').slice(2, -2)
      expect(rows(again).sort()).toEqual(rows(file).sort())
      await target.conditions.add({ orders: [order('later')] }, 'Ann', null)
      expect(Buffer.from((await (await target.events()).bytes(messageId)) ?? [])).toEqual(bytes)
      expect(await (await target.events()).keep(message(more), reportOf(more))).toMatchObject({ added: 1, known: 1 })
    })
  })
}

describe('a backup', () => {
  let folder: string
  let file: string
  let environment: { readonly DATABASE_URL: string }
  let storage: Storage
  beforeEach(async () => {
    folder = freshFolder()
    file = join(folder, 'karavan.backup')
    environment = await onEmbedded.fresh()
    storage = lazyStorage(environment)
    await storage.conditions.add({ orders: [order('a')] }, 'Ann', null)
  })
  afterEach(async () => {
    await storage.close()
    rmSync(folder, { recursive: true })
  })
  const ids = async () => (await storage.conditions.read()).orders.map(({ id }) => id)

  it('is a text of lines: a header, the rows, their hash', async () => {
    await storage.backup(file, false)
    const [header = '', ...rest] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
    expect(JSON.parse(header)).toMatchObject({
      format: 'karavan-backup',
      formatVersion: 1,
      schema: MIGRATIONS.at(-1)?.number,
    })
    expect(rest.map((line) => JSON.parse(line))).toMatchObject([
      { topic: 'conditions', value: 1 },
      { kind: 'orders', id: 'a', version: 1, body: order('a'), entered_by: 'Ann', why: null },
      { rows: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
  })

  it('holds one moment, while others write', async () => {
    let writing = true
    const write = async () => {
      for (let i = 0; writing; i += 1)
        await storage.conditions.add({ orders: [order(`x${i}`)], queues: [queue(`x${i}`)] }, 'Ann', null)
    }
    const writer = write()
    try {
      for (let i = 0; i < 5; i += 1) {
        await storage.backup(file, true)
        const restored = lazyStorage(await onEmbedded.empty())
        await restored.restore(file, false)
        const { orders, queues } = await restored.conditions.read()
        expect(orders.length).toBe(queues.length + 1)
        expect(await restored.conditions.revision()).toBe(orders.length + 1)
        await restored.close()
      }
    } finally {
      writing = false
      await writer
    }
  })

  it('goes only into an empty database, or takes the place of all if it may', async () => {
    await storage.backup(file, false)
    await expect(storage.restore(file, false)).rejects.toMatchObject({ code: 'DATABASE_NOT_EMPTY' })
    await storage.conditions.add({ orders: [order('b')] }, 'Ann', null)
    await storage.restore(file, true)
    expect(await ids()).toEqual(['a'])
  })

  it('counts as a change beyond every revision that was known', async () => {
    await storage.backup(file, false)
    for (const id of ['b', 'c', 'd']) await storage.conditions.add({ orders: [order(id)] }, 'Ann', null)
    const heard: number[] = []
    await storage.conditions.watch((revision) => heard.push(revision))
    await storage.restore(file, true)
    expect(await storage.conditions.revision()).toBe(5)
    await storage.conditions.add({ orders: [order('e')] }, 'Ann', null)
    await expect.poll(() => heard.at(-1)).toBe(6)
  })

  it('that is cut or damaged anywhere is refused before anything is touched', async () => {
    await storage.backup(file, false)
    const whole = readFileSync(file)
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, bits, cut) => {
          const harmed = cut ? whole.subarray(0, at) : Buffer.from(whole)
          if (!cut) harmed.writeUInt8(whole.readUInt8(at) ^ bits, at)
          writeFileSync(file, harmed)
          const { code } = await storage.restore(file, true).then(
            () => ({ code: 'restored' }),
            (error) => error as { code: string },
          )
          // Bytes 3 to 9 of the wrapping say how, when and on what it was made; nothing that was kept is in them.
          if (!cut && at >= 3 && at <= 9) expect(['restored', 'BACKUP_BROKEN']).toContain(code)
          else expect(code).toBe('BACKUP_BROKEN')
          expect(await ids()).toEqual(['a'])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('whose text was changed is refused, as is a newer one', async () => {
    await storage.backup(file, false)
    const text = gunzipSync(readFileSync(file)).toString()
    const changed = (change: (text: string) => string) => {
      writeFileSync(file, gzipSync(change(text)))
      return expect(storage.restore(file, true))
    }
    await (await changed((old) => old.replace('Ann', 'Eve'))).rejects.toMatchObject({ code: 'BACKUP_BROKEN' })
    await (await changed((old) => old.split('\n').slice(0, -2).join('\n'))).rejects.toMatchObject({
      code: 'BACKUP_BROKEN',
    })
    await (await changed(() => '')).rejects.toMatchObject({ code: 'BACKUP_BROKEN' })
    await (await changed(() => '[]\n')).rejects.toMatchObject({ code: 'BACKUP_BROKEN' })
    const newer = (old: string) => old.replace('"formatVersion":1', '"formatVersion":2')
    await (await changed(newer)).rejects.toMatchObject({ code: 'BACKUP_NEWER' })
    expect(await ids()).toEqual(['a'])
  })

  it('takes the place of an older backup where that is wanted, and of no other file', async () => {
    await storage.backup(file, false)
    await storage.conditions.add({ orders: [order('b')] }, 'Ann', null)
    await expect(storage.backup(file, false)).rejects.toMatchObject({ code: 'BACKUP_FILE_EXISTS' })
    expect((await storage.backup(file, true)).tables).toContainEqual({ name: 'condition_entry', rows: 2 })
    for (const content of ['mine', gzipSync('mine\n'), randomBytes(100)]) {
      const other = join(folder, 'other')
      writeFileSync(other, content)
      await expect(storage.backup(other, true)).rejects.toMatchObject({ code: 'BACKUP_FILE_EXISTS' })
      expect(readFileSync(other)).toEqual(Buffer.from(content))
    }
    mkdirSync(join(folder, 'folder'))
    await expect(storage.backup(join(folder, 'folder'), true)).rejects.toMatchObject({ code: 'BACKUP_FILE_EXISTS' })
    await expect(storage.backup(join(folder, 'none', 'x'), true)).rejects.toMatchObject({
      code: 'BACKUP_FILE_UNUSABLE',
    })
    await expect(storage.restore(join(folder, 'none'), true)).rejects.toMatchObject({ code: 'BACKUP_FILE_UNUSABLE' })
    expect(readdirSync(folder).sort()).toEqual(['folder', 'karavan.backup', 'other'])
  })

  it('can be made of a database that holds nothing, and taken back', async () => {
    const empty = lazyStorage(await onEmbedded.empty())
    expect((await empty.backup(file, true)).tables).toEqual([])
    await storage.restore(file, true)
    expect(await ids()).toEqual([])
    expect(existsSync(file)).toBe(true)
  })
})
