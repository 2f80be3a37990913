import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { followedFigures, lazyStorage, loadFigures, type Storage } from '../src/index.js'
import { databasesOn, SERVERS } from './servers.js'

const [first, second, third] = loadFigures()
if (first === undefined || second === undefined || third === undefined) throw new Error('no figures')
const [a, b] = [
  { ...first, id: 'a' },
  { ...second, id: 'b' },
]

for (const server of SERVERS) {
  describe.skipIf(server.binaries === null)(`figures in ${server.name}`, () => {
    const databases = databasesOn(server)
    let environment: { readonly DATABASE_URL: string }
    let storage: Storage
    let opened: Storage[]
    const another = () => {
      const made = lazyStorage(environment)
      opened.push(made)
      return made
    }
    beforeEach(async () => {
      environment = await databases.fresh()
      opened = []
      storage = another()
    })
    afterEach(async () => {
      for (const one of opened) await one.close()
    })

    it('keeps each figure once, gives it back whole to every process, and tells what it knew', async () => {
      const figures = await storage.figures()
      expect([await figures.read(), await figures.revision(), await figures.versions('a')]).toEqual([[], 0, []])
      expect(await figures.keep([a, b, a], 'Ann', 'read in the news')).toEqual({ added: ['a', 'b'], known: [] })
      expect(await figures.keep([b], 'Ben', null)).toEqual({ added: [], known: ['b'] })
      expect(await (await another().figures()).read()).toEqual([a, b])
      expect(await figures.versions('a')).toMatchObject([
        { version: 1, body: a, enteredBy: 'Ann', why: 'read in the news' },
      ])
    })

    it('of two who keep one figure at once tells one that it is known', async () => {
      const tries = await Promise.all(['Ann', 'Ben'].map(async (by) => (await another().figures()).keep([a], by, null)))
      expect(tries.map(({ added }) => added.length).sort()).toEqual([0, 1])
      expect(await (await storage.figures()).versions('a')).toHaveLength(1)
    })

    it('withdraws with a reason, keeps the history, and takes the figure again', async () => {
      const figures = await storage.figures()
      await figures.keep([a], 'Ann', null)
      await figures.withdraw('a', 'Ben', 'misread')
      expect(await figures.read()).toEqual([])
      await expect(figures.withdraw('a', 'Ben', 'misread')).rejects.toThrow('FIGURE_UNKNOWN')
      await expect(figures.withdraw('nothing', 'Ben', 'misread')).rejects.toThrow('FIGURE_UNKNOWN')
      expect(await figures.keep([a], 'Ann', null)).toEqual({ added: ['a'], known: [] })
      expect((await figures.versions('a')).map(({ body, why }) => [body?.id, why])).toEqual([
        ['a', null],
        [undefined, 'misread'],
        ['a', null],
      ])
    })

    it('never changes what was entered', async () => {
      await (await storage.figures()).keep([a], 'Ann', null)
      for (const statement of [
        `update karavan.figure_entry set entered_by = 'Eve'`,
        'delete from karavan.figure_entry',
        'truncate karavan.figure_entry',
      ])
        await expect(databases.ask(environment, statement)).rejects.toThrow('what was entered is kept')
    })

    it('is followed by all who look: what another process keeps, supersedes or withdraws', async () => {
      const all = followedFigures(another())
      const bundled = await all()
      expect(bundled).toEqual(loadFigures())
      const figures = await storage.figures()
      await figures.keep([a, { ...b, supersedes: third.id }], 'Ann', null)
      const ids = (await all()).map(({ id }) => id)
      expect(ids.slice(-2)).toEqual(['a', 'b'])
      expect(ids).not.toContain(third.id)
      expect(await all()).toBe(await all())
      await figures.withdraw('b', 'Ann', 'misread')
      expect((await all()).map(({ id }) => id)).toContain(third.id)
    })
  })
}
