import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readConsignment } from '@karavan/model'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../src/database.js'
import { isDeedPlace, lazyStorage, type Storage } from '../src/index.js'
import { passwordsBy } from '../src/people/password.js'
import { type StoredPeople, storedPeople } from '../src/people/stored-people.js'
import { documentOf, message, report, seen } from './reports.js'
import { databasesOn, freshFolder, SERVERS } from './servers.js'

const PASSWORD = 'twelve letters and more'
const ADDRESS = '192.0.2.7'
const NOW = Math.floor(Date.now() / 60_000)

for (const server of SERVERS) {
  describe.skipIf(server.binaries === null)(`people in ${server.name}`, () => {
    const databases = databasesOn(server)
    let environment: { readonly DATABASE_URL: string }
    let people: StoredPeople
    let close: () => Promise<void>
    const ask = (question: string) => databases.ask(environment, question)
    const open = async (ln: number) => {
      const database = await openDatabase(environment, true)
      return { people: storedPeople(async () => database, passwordsBy({ ln, r: 8, p: 1 })), close: database.close }
    }
    beforeEach(async () => {
      environment = await databases.fresh()
      ;({ people, close } = await open(10))
      await people.organisations.add({ id: 'ktz', name: 'KTZ Express', country: 'kz' })
    })
    afterEach(() => close())
    const add = (login: string, administers = false) =>
      people.persons.add({ login, name: 'Aigerim', organisation: 'ktz', administers, password: PASSWORD })

    describe('organisations', () => {
      it('are kept with checked numbers', async () => {
        const identifiers = { gln: '4012345000009' }
        await people.organisations.add({ id: 'port', name: 'Port of Aktau', identifiers })
        expect(await people.organisations.list()).toEqual([
          { id: 'ktz', name: 'KTZ Express', country: 'KZ', identifiers: [] },
          {
            id: 'port',
            name: 'Port of Aktau',
            country: null,
            identifiers: [{ scheme: 'gln', value: '4012345000009' }],
          },
        ])
        const wrong = people.organisations.add({ id: 'x', name: 'X', identifiers: { gln: '4012345000008' } })
        await expect(wrong).rejects.toThrow('IDENTIFIER_CHECK_DIGIT_WRONG')
      })

      it('are refused twice, without a name, or of no country', async () => {
        const code = (typed: object) =>
          people.organisations.add({ id: 'new', name: 'New', ...typed }).catch(({ code: told }) => told)
        expect(await code({ id: 'ktz' })).toBe('ORGANISATION_TAKEN')
        for (const typed of [{ id: 'a b' }, { name: ' ' }, { country: 'XX' }])
          expect(await code(typed)).toBe('PEOPLE_VALUE_INVALID')
      })
    })

    describe('somebody', () => {
      it('is known by login and password, and by no other', async () => {
        const { id } = await add('Aigerim')
        expect(await people.persons.byPassword(' AIGERIM ', PASSWORD)).toEqual({
          ...{ id, login: 'aigerim', name: 'Aigerim', administers: false },
          organisation: { id: 'ktz', name: 'KTZ Express' },
        })
        expect(await people.persons.byPassword('aigerim', `${PASSWORD}!`)).toBeNull()
        expect(await people.persons.byPassword('nobody', PASSWORD)).toBeNull()
        expect(JSON.stringify(await ask('select * from karavan.person'))).not.toContain(PASSWORD)
      })

      it('gets a newer hash by signing in, and the old password stays right', async () => {
        await add('a1')
        const newer = await open(11)
        expect(await newer.people.persons.byPassword('a1', PASSWORD)).toMatchObject({ login: 'a1' })
        expect(await ask('select password from karavan.person')).toEqual([
          { password: expect.stringContaining('$ln=11,') },
        ])
        expect(await newer.people.persons.byPassword('a1', PASSWORD)).toMatchObject({ login: 'a1' })
        await newer.close()
      })

      it('needs a login of their own, an organisation, and a long password', async () => {
        await add('a1')
        const code = (typed: object) =>
          people.persons
            .add({ login: 'b1', organisation: 'ktz', administers: false, password: PASSWORD, ...typed })
            .then(
              () => [],
              ({ code: told, message }) => [told, message],
            )
        expect((await code({ login: 'A1' }))[0]).toBe('PERSON_TAKEN')
        expect((await code({ organisation: 'none' }))[0]).toBe('ORGANISATION_UNKNOWN')
        const [told, message] = await code({ password: 'tooshort' })
        expect([told, message.includes('tooshort')]).toEqual(['PEOPLE_VALUE_INVALID', false])
      })

      it('is erased with sessions and addresses; what they did stays under a number', async () => {
        const { id } = await add('boss', true)
        await add('other')
        await people.sessions.begin(id, ADDRESS)
        const deed = { what: 'postEntries', about: '/x', consignmentId: null, address: ADDRESS }
        await people.deeds.record({ actorKind: 'person', actorId: id, organisation: 'ktz', ...deed })
        await expect(people.persons.remove({ login: 'boss' })).rejects.toThrow('LAST_ADMINISTRATOR')
        await add('next', true)
        await people.persons.remove({ login: 'Boss' })
        expect((await people.persons.list()).map(({ login }) => login)).toEqual(['next', 'other'])
        expect(await ask('select * from karavan.session')).toEqual([])
        expect(await people.deeds.list({ actorId: id }, 10)).toMatchObject([{ what: 'postEntries', address: null }])
        await expect(people.persons.remove({ login: 'boss' })).rejects.toThrow('PERSON_UNKNOWN')
        await expect(people.persons.remove({ id })).rejects.toThrow('PERSON_UNKNOWN')
        await expect(people.persons.setPassword({ id: 'none' }, PASSWORD)).rejects.toThrow('PERSON_UNKNOWN')
      })

      it('may ask for all that is kept about them', async () => {
        const { id } = await add('a1')
        await people.sessions.begin(id, ADDRESS)
        const data = await people.dataOf(id)
        expect(data).toMatchObject({
          person: { login: 'a1', signsInAt: null },
          sessions: [{ address: ADDRESS }],
          deeds: [],
        })
        expect(JSON.stringify(data)).not.toContain('scrypt')
      })

      it('of a provider is bound at first by login, where they have no password, and then by their number', async () => {
        await add('with-password')
        await people.persons.add({ login: 'a1', organisation: 'ktz', administers: false, password: null })
        const { byOidc } = people.persons
        expect(await byOidc('https://id', '1', 'with-password')).toBeNull()
        expect(await byOidc('https://id', '1', null)).toBeNull()
        expect(await byOidc('https://id', '1', 'A1')).toMatchObject({ login: 'a1' })
        expect(await byOidc('https://id', '2', 'a1')).toBeNull()
        expect(await byOidc('https://other', '1', 'a1')).toBeNull()
        expect(await byOidc('https://id', '1', 'renamed')).toMatchObject({ login: 'a1' })
      })
    })

    describe('a session', () => {
      it('lasts until it is ended, runs out, lies idle, or the password changes', async () => {
        const { id } = await add('a1')
        const begin = () => people.sessions.begin(id, ADDRESS)
        const { personOf } = people.sessions
        const secret = await begin()
        expect(await personOf(secret)).toMatchObject({ login: 'a1' })
        expect(await personOf(`${secret}x`)).toBeNull()
        await people.sessions.end(secret)
        expect(await personOf(secret)).toBeNull()
        for (const change of [`expires_at = now()`, `seen_at = now() - interval '13 hours'`]) {
          const other = await begin()
          await ask(`update karavan.session set ${change} where ended_at is null`)
          expect(await personOf(other)).toBeNull()
        }
        const last = await begin()
        await people.persons.setPassword({ login: 'a1' }, `${PASSWORD} new`)
        expect(await personOf(last)).toBeNull()
        expect(await people.persons.byPassword('a1', `${PASSWORD} new`)).not.toBeNull()
      })

      it('that is only looked up lies idle all the same', async () => {
        const { id } = await add('a1')
        const secret = await people.sessions.begin(id, ADDRESS)
        await ask(`update karavan.session set seen_at = now() - interval '11 hours'`)
        expect(await people.sessions.lookUp(secret)).toMatchObject({ login: 'a1' })
        expect(await ask(`select now() - seen_at > interval '10 hours' as idle from karavan.session`)).toEqual([
          { idle: true },
        ])
        await ask(`update karavan.session set seen_at = now() - interval '13 hours'`)
        expect(await people.sessions.lookUp(secret)).toBeNull()
      })

      it('that is used stays', async () => {
        const { id } = await add('a1')
        const secret = await people.sessions.begin(id, ADDRESS)
        await ask(`update karavan.session set seen_at = now() - interval '11 hours'`)
        await people.sessions.personOf(secret)
        expect(await ask(`select now() - seen_at < interval '1 minute' as fresh from karavan.session`)).toEqual([
          { fresh: true },
        ])
      })
    })

    describe('a token', () => {
      it('is known by its secret until it is revoked or runs out', async () => {
        const { tokens } = people
        const { token, secret } = await tokens.add({ label: 'EDI', organisation: 'ktz', mayAdd: true, days: 30 })
        expect(secret).toMatch(/^karavan_[\w-]{43}$/)
        expect(token.usedAt).toBeNull()
        expect(await tokens.bySecret(secret)).toMatchObject({ organisation: 'ktz', organisationName: 'KTZ Express' })
        expect((await tokens.list())[0]?.usedAt).toBeInstanceOf(Date)
        expect(JSON.stringify(await ask('select * from karavan.api_token'))).not.toContain(secret)
        await ask(`update karavan.api_token set expires_at = now()`)
        expect(await tokens.bySecret(secret)).toBeNull()
        const other = await tokens.add({ label: 'EDI 2', organisation: 'ktz', mayAdd: false, days: null })
        await tokens.revoke(other.token.id)
        expect(await tokens.bySecret(other.secret)).toBeNull()
        await expect(tokens.revoke('none')).rejects.toThrow('TOKEN_UNKNOWN')
        const unknown = tokens.add({ label: 'X', organisation: 'none', mayAdd: true, days: null })
        await expect(unknown).rejects.toThrow('ORGANISATION_UNKNOWN')
      })
    })

    describe('tries to sign in', () => {
      it('are free at first, then wait longer and longer, whoever is asked', async () => {
        const { tries } = people
        for (let i = 0; i < 5; i += 1) await tries.claim('a1', `192.0.2.${i}`)
        const wait = () =>
          tries.claim('A1 ', '198.51.100.9').then(
            () => 0,
            ({ code, expected }) => {
              expect(code).toBe('SIGN_IN_TOO_OFTEN')
              return Number(/\d+/.exec(expected)?.[0])
            },
          )
        const waits = []
        for (let i = 0; i < 8; i += 1) {
          waits.push(await wait())
          await ask(
            `update karavan.failed_try set last_at = last_at - interval '61 seconds' where failures >= 5 and failures < 20`,
          )
          expect(await wait()).toBe(0)
        }
        expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
        await tries.claim('somebody-else', '192.0.2.1')
      })

      it('are limited by address, over many logins, and by network in IPv6', async () => {
        const { tries } = people
        for (let i = 0; i < 20; i += 1) await tries.claim(`login-${i}`, `2001:db8:1:2::${i}`)
        await expect(tries.claim('another', '2001:db8:1:2:ffff::1')).rejects.toThrow('SIGN_IN_TOO_OFTEN')
        await tries.claim('another', '2001:db8:1:3::1')
      })

      it('begin anew after one that was right, and after a day', async () => {
        const { tries } = people
        const fail = async (times: number) => {
          for (let i = 0; i < times; i += 1) await tries.claim('a1', ADDRESS)
        }
        await fail(5)
        await tries.forgive('a1', ADDRESS)
        await fail(5)
        await ask(`update karavan.failed_try set last_at = now() - interval '25 hours'`)
        await fail(5)
        await expect(fail(1)).rejects.toThrow('SIGN_IN_TOO_OFTEN')
      })

      it('are counted one by one, of many at once', async () => {
        const all = await Promise.allSettled(Array.from({ length: 30 }, () => people.tries.claim('a1', ADDRESS)))
        expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
      })
    })

    describe('a grant', () => {
      it('names an organisation, or whoever has a link, until its time is over', async () => {
        const { grants } = people
        const rights = { legs: [1], locations: ['KZ-AKTAU'], until: NOW + 60 }
        await grants.add('K-1', { organisation: 'ktz', role: 'carrier', ...rights })
        const { id, link } = await grants.add('K-1', {
          organisation: null,
          role: 'guest',
          legs: [],
          locations: [],
          until: null,
        })
        expect(await grants.list('K-1')).toMatchObject([
          { to: { partyId: 'ktz' }, role: 'carrier', ...rights },
          { to: { linkId: id }, role: 'guest', legs: [], locations: [], until: null },
        ])
        expect(await grants.list('K-2')).toEqual([])
        expect(await grants.consignmentsOf('ktz')).toEqual(['K-1'])
        expect(await grants.byLink(link ?? '')).toEqual({ kind: 'link', linkId: id })
        expect(await grants.revoke('K-2', id)).toBe(false)
        expect(await grants.revoke('K-1', id)).toBe(true)
        expect(await grants.byLink(link ?? '')).toBeNull()
        await ask(`update karavan.consignment_grant set until = now()`)
        expect([await grants.list('K-1'), await grants.consignmentsOf('ktz')]).toEqual([[], []])
        const unknown = grants.add('K-1', { organisation: 'none', role: 'owner', ...rights })
        await expect(unknown).rejects.toThrow('ORGANISATION_UNKNOWN')
      })
    })

    describe('what was done', () => {
      it('is kept: neither changed nor taken away', async () => {
        const { id } = await add('a1')
        const deed = { what: 'getStory', about: '/consignments/K-1/story', consignmentId: 'K-1', address: ADDRESS }
        await people.deeds.record({ actorKind: 'person', actorId: id, organisation: 'ktz', ...deed })
        const command = { actorKind: 'command', actorId: null, organisation: null } as const
        await people.deeds.record({ ...command, ...deed, consignmentId: null, address: null })
        expect(await people.deeds.list({}, 10)).toHaveLength(2)
        expect(await people.deeds.list({ consignmentId: 'K-1' }, 10)).toMatchObject([{ actorId: id, ...deed }])
        for (const change of [
          `update karavan.deed set organisation_id = null`,
          `update karavan.deed set what = 'nothing'`,
          `update karavan.deed set actor_id = null`,
          `update karavan.deed set address = '192.0.2.8'`,
          `update karavan.deed set address = null, about = ''`,
          'delete from karavan.deed',
          'truncate karavan.deed',
        ])
          await expect(ask(change), change).rejects.toThrow('what was done is kept')
      })
    })

    describe('what was done, as it is listed', () => {
      it('names who did it while they are known, and their organisation for good', async () => {
        const { id } = await add('a1')
        await add('a2', true)
        const { token } = await people.tokens.add({ label: 'EDI', organisation: 'ktz', mayAdd: true, days: null })
        const deed = { what: 'getConsignment', about: '', consignmentId: 'K-1', address: null, organisation: 'ktz' }
        await people.deeds.record({ ...deed, actorKind: 'person', actorId: id })
        await people.deeds.record({ ...deed, actorKind: 'token', actorId: token.id })
        await people.deeds.record({ ...deed, actorKind: 'link', actorId: id, organisation: null })
        const told = async () =>
          (await people.deeds.list({ consignmentId: 'K-1' }, 9)).map(({ actorName, organisation }) => [
            actorName,
            organisation?.name,
          ])
        const others = [
          [null, undefined],
          ['EDI', 'KTZ Express'],
        ]
        expect(await told()).toEqual([...others, ['Aigerim', 'KTZ Express']])
        await people.persons.remove({ id })
        expect(await told()).toEqual([...others, [null, 'KTZ Express']])
      })

      it('is given in pages that hold each deed once, also of those done at one moment', async () => {
        const deed = { actorKind: 'command', actorId: null, organisation: null, about: '', address: null } as const
        for (let i = 0; i < 23; i++)
          await people.deeds.record({ ...deed, what: i % 3 === 0 ? 'putX' : 'getX', consignmentId: `K-${i % 2}` })
        await ask('alter table karavan.deed disable trigger keep')
        await ask(`update karavan.deed set done_at = date_trunc('minute', done_at)`)
        await ask('alter table karavan.deed enable trigger keep')
        for (const which of [
          {},
          { consignmentId: 'K-1' },
          { what: ['getX'] },
          { consignmentId: 'K-0', what: ['putX'] },
        ]) {
          const all = (await people.deeds.list(which, 99)).map(({ place }) => place)
          expect(all.every(isDeedPlace)).toBe(true)
          const paged: string[] = []
          for (let after: string | null = null; ; ) {
            const page: readonly { place: string }[] = await people.deeds.list(which, 4, after)
            paged.push(...page.map(({ place }) => place))
            after = page.at(-1)?.place ?? null
            if (after === null) break
          }
          expect(paged).toEqual(all)
          expect(new Set(paged).size).toBe(paged.length)
        }
        expect((await people.deeds.list({ what: ['putX'] }, 99)).length).toBe(8)
      })
    })

    describe('retention', () => {
      it('erases what is due, by days that can be set', async () => {
        const { retention, links } = people
        const { id } = await add('a1')
        const kept = await people.sessions.begin(id, ADDRESS)
        await people.sessions.end(await people.sessions.begin(id, ADDRESS))
        await people.tries.claim('a1', ADDRESS)
        await links.make('setup', 60, {})
        await people.deeds.record({
          actorKind: 'person',
          actorId: id,
          organisation: 'ktz',
          what: 'x',
          about: '',
          consignmentId: null,
          address: ADDRESS,
        })
        const bytes = documentOf([seen(1)])
        const storage = lazyStorage(environment)
        await (await storage.events()).keep(message(bytes), report(bytes))
        const consignment = readConsignment({
          consignmentId: 'K-1',
          carrierAcceptanceLocation: 'KZ-ALTYNKOL',
          consigneeReceiptLocation: 'GE-POTI',
        })
        await (await storage.consignments()).enter(
          consignment,
          { by: 'Ann', from: ADDRESS, organisation: null },
          null,
          0,
        )
        await storage.close()
        const count = async () =>
          (
            await ask(`select (select count(*) from karavan.session)::integer as sessions,
              (select count(address) from karavan.deed)::integer as addresses,
              (select count(received_from) from karavan.message)::integer as messages,
              (select count(entered_from) from karavan.consignment)::integer as versions,
              (select count(*) from karavan.failed_try)::integer as tries,
              (select count(*) from karavan.one_time_link)::integer as links`)
          )[0]
        await retention.sweep()
        expect(await count()).toEqual({ sessions: 2, addresses: 1, messages: 1, versions: 1, tries: 2, links: 1 })
        await ask(`update karavan.session set ended_at = now() - interval '8 days' where ended_at is not null`)
        await ask(`update karavan.failed_try set last_at = now() - interval '2 days'`)
        await ask(`update karavan.one_time_link set expires_at = now() - interval '1 second'`)
        for (const [table, time] of [
          ['deed', 'done_at'],
          ['message', 'received_at'],
          ['consignment', 'entered_at'],
        ]) {
          await ask(`alter table karavan.${table} disable trigger keep`)
          await ask(`update karavan.${table} set ${time} = now() - interval '91 days'`)
          await ask(`alter table karavan.${table} enable trigger keep`)
        }
        await retention.setDays('sessions', 7)
        expect(await retention.days()).toEqual({ sessions: 7, tries: 1, addresses: 90 })
        await retention.sweep()
        expect(await count()).toEqual({ sessions: 1, addresses: 0, messages: 0, versions: 0, tries: 0, links: 0 })
        expect(await people.sessions.personOf(kept)).toMatchObject({ login: 'a1' })
      })
    })

    it('goes into a backup and back: passwords, sessions, tokens, grants and deeds hold', async () => {
      const { id } = await add('a1')
      const session = await people.sessions.begin(id, ADDRESS)
      const { secret } = await people.tokens.add({ label: 'EDI', organisation: 'ktz', mayAdd: true, days: null })
      const all = { role: 'guest', legs: [], locations: [], until: null } as const
      const { link } = await people.grants.add('K-1', { organisation: null, ...all })
      const deed = { what: 'x', about: '', consignmentId: 'K-1', address: ADDRESS }
      await people.deeds.record({ actorKind: 'person', actorId: id, organisation: 'ktz', ...deed })
      const folder = freshFolder()
      const file = join(folder, 'karavan.backup')
      const [from, to] = [lazyStorage(environment), lazyStorage(await databases.fresh())]
      await from.backup(file, false)
      await to.restore(file, false)
      const back = await to.people()
      expect(await back.persons.byPassword('a1', PASSWORD)).toMatchObject({ id })
      expect(await back.sessions.personOf(session)).toMatchObject({ id })
      expect(await back.tokens.bySecret(secret)).toMatchObject({ label: 'EDI' })
      expect(await back.grants.byLink(link ?? '')).toMatchObject({ kind: 'link' })
      expect(await back.deeds.list({ consignmentId: 'K-1' }, 5)).toMatchObject([{ actorId: id, address: ADDRESS }])
      for (const one of [from, to]) await one.close()
      rmSync(folder, { recursive: true })
    })

    it('takes a link of one time once, by one of many', async () => {
      const secret = await people.links.make('oidc', 5, { nonce: 'n' })
      expect(await people.links.take('setup', secret)).toBeNull()
      const taken = await Promise.all(Array.from({ length: 5 }, () => people.links.take('oidc', secret)))
      expect(taken.filter((one) => one !== null)).toEqual([{ nonce: 'n' }])
    })
  })
}

describe('storage', () => {
  it('loads people when they are asked for', async () => {
    const storage: Storage = lazyStorage({ DATABASE_URL: 'postgres://nobody@localhost:1/none' })
    await expect((await storage.people()).persons.list()).rejects.toThrow('DATABASE_UNREACHABLE')
    await storage.close()
  })
})
