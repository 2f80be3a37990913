import { describe, expect, it } from 'vitest'
import { lazyStorage } from '../src/index.js'
import { MIGRATIONS } from '../src/migrations/index.js'
import { order } from './entries.js'
import { databasesOn, EMBEDDED, SERVERS } from './servers.js'

const reading = (DATABASE_URL: string) => expect(lazyStorage({ DATABASE_URL }).conditions.read())

describe('DATABASE_URL', () => {
  it.each(['mysql://localhost/x', 'localhost', 'postgres://', 'postgres://a b/c', 'postgres://h:port/x'])(
    '%s is refused without telling what may be a secret',
    (url) =>
      reading(url).rejects.toMatchObject({
        code: 'DATABASE_URL_INVALID',
        received: expect.stringMatching(/^.{0,50}$/),
      }),
  )

  it('of a server that is not there says so', () =>
    reading('postgres://ann:secret@127.0.0.1:1/x').rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      retryable: true,
      message: expect.not.stringContaining('secret'),
    }))
})

for (const server of SERVERS) {
  describe.skipIf(server.binaries === null)(`DATABASE_URL of ${server.name}`, () => {
    const databases = databasesOn(server)

    it('takes an empty database, whose schema is made at the first use', async () => {
      const environment = await databases.empty()
      const storage = lazyStorage(environment)
      expect((await storage.status()).database).toMatchObject({
        running: true,
        migrations: [],
        pending: MIGRATIONS.length,
        tables: [],
      })
      await storage.conditions.add({ orders: [order('a')] }, 'Ann', null)
      expect(await storage.status()).toMatchObject({
        kind: 'named',
        place: expect.stringMatching(/^test_\d+ on /),
        database: { pending: 0, migrations: MIGRATIONS.map(({ number, name }) => ({ number, name })) },
      })
      await storage.close()
    })

    it('refuses a database of another encoding, a user without rights and a wrong password', async () => {
      const { DATABASE_URL } = await databases.empty()
      await databases.ask({ DATABASE_URL }, `create database latin encoding 'LATIN1' template template0`)
      await reading(DATABASE_URL.replace(/test_\d+/, 'latin')).rejects.toMatchObject({ code: 'DATABASE_UNSUITABLE' })
      await databases.ask({ DATABASE_URL }, `create role guest login password 'guest'`)
      const guest = DATABASE_URL.replace(/\/\/.*@/, '//guest:guest@')
      await reading(guest).rejects.toMatchObject({ code: 'DATABASE_REFUSED', retryable: false })
      await reading(guest.replace(':guest', ':wrong')).rejects.toMatchObject({ code: 'DATABASE_REFUSED' })
      await reading(DATABASE_URL.replace(/test_\d+/, 'none')).rejects.toMatchObject({ code: 'DATABASE_REFUSED' })
    })

    it('takes a user who owns the schema and may create none', async () => {
      const environment = await databases.empty()
      await databases.ask(
        environment,
        `create role owner login password 'owner'; create schema karavan authorization owner`,
      )
      const storage = lazyStorage({ DATABASE_URL: environment.DATABASE_URL.replace(/\/\/.*@/, '//owner:owner@') })
      await storage.conditions.add({ orders: [order('a')] }, 'Ann', null)
      await storage.close()
    })

    it('refuses a database of a newer program, and one that went through other migrations', async () => {
      const environment = await databases.fresh()
      const next = (MIGRATIONS.at(-1)?.number ?? 0) + 1
      const refused = (code: string) => reading(environment.DATABASE_URL).rejects.toMatchObject({ code })
      await databases.ask(
        environment,
        `insert into karavan.migration (number, name, sha256) values (${next}, 'later', '')`,
      )
      await refused('DATABASE_SCHEMA_NEWER')
      await databases.ask(environment, `delete from karavan.migration where number = ${next}`)
      await databases.ask(environment, `update karavan.migration set sha256 = 'other'`)
      await refused('DATABASE_SCHEMA_DIFFERS')
    })

    it('is brought up to date once, by whichever of many comes first', async () => {
      const environment = await databases.empty()
      const storages = Array.from({ length: 8 }, () => lazyStorage(environment))
      await Promise.all(storages.map((storage, i) => storage.conditions.add({ orders: [order(`${i}`)] }, 'Ann', null)))
      expect(await storages[0]?.conditions.revision()).toBe(8)
      for (const storage of storages) await storage.close()
    })
  })
}

describe('the schema', () => {
  const databases = databasesOn(EMBEDDED)

  it('is the one of the picture', async () => {
    const environment = await databases.fresh()
    const columns = await databases.ask(
      environment,
      `select table_name || '.' || column_name || ' ' || data_type || case is_nullable when 'NO' then ' not null' else '' end
         || coalesce(' default ' || column_default, '') as line
       from information_schema.columns where table_schema = 'karavan' order by table_name, ordinal_position`,
    )
    const rules = await databases.ask(
      environment,
      `select conrelid::regclass || ' ' || conname || ': ' || pg_get_constraintdef(oid) as line from pg_constraint
       where connamespace = 'karavan'::regnamespace and contype <> 'n' order by 1`,
    )
    const triggers = await databases.ask(
      environment,
      `select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal and tgrelid in (select oid from pg_class where relnamespace = 'karavan'::regnamespace) order by 1`,
    )
    const indexes = await databases.ask(
      environment,
      `select indexdef as line from pg_indexes where schemaname = 'karavan'
         and indexname not in (select conname from pg_constraint where connamespace = 'karavan'::regnamespace) order by indexdef`,
    )
    const text = [columns, rules, triggers, indexes]
      .map((rows) => rows.map(({ line }) => `${line}\n`).join(''))
      .join('\n')
    await expect(text).toMatchFileSnapshot('schema.golden.txt')
  })
})
