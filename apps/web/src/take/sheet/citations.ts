import { BASES, type Basis, type Provenance } from '@karavan/model'
import { sourceName } from '../../sources/source-name.js'
import type { Words } from '../../words/words.js'
import type { SourceLine } from './sheet.js'

interface Cited {
  readonly number: number
  readonly source: string
  readonly date: string
  readonly bases: Set<Basis>
  readonly rows: Set<string>
}

/** The sources of a sheet, each once, numbered as they are first cited. */
export class Citations {
  readonly #cited = new Map<string, Cited>()

  /** Numbers of the sources, as `1, 4`; empty without any. */
  cite(provenances: readonly Provenance[]): string {
    const numbers = provenances.map(({ source, sourceDate, basis, row }) => {
      const key = `${source} ${sourceDate}`
      const known = this.#cited.get(key) ?? {
        number: this.#cited.size + 1,
        source,
        date: sourceDate,
        bases: new Set<Basis>(),
        rows: new Set<string>(),
      }
      this.#cited.set(key, known)
      known.bases.add(basis)
      if (row !== undefined) known.rows.add(row)
      return known.number
    })
    return [...new Set(numbers)].sort((a, b) => a - b).join(', ')
  }

  lines(words: Words): SourceLine[] {
    return [...this.#cited.values()].map(({ number, source, date, bases, rows }) => {
      const isAddress = /^https?:\/\//.test(source)
      const known = BASES.filter((basis) => bases.has(basis)).map((basis) => words.basis(basis))
      return {
        number,
        text: isAddress ? source.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '') : sourceName(source, words),
        address: isAddress ? source : null,
        detail: [
          date === 'undated' ? words.say('take.undated') : date,
          words.list(known),
          ...(rows.size > 1 ? [words.say('take.rows', { count: rows.size })] : []),
        ].join('; '),
      }
    })
  }

  /** The sources in one line: the hosts and names that are cited most, and how many there are. */
  line(words: Words): string {
    const names = new Map<string, number>()
    for (const { source, rows } of this.#cited.values()) {
      const name = /^https?:\/\/(?:www\.)?([^/]+)/.exec(source)?.[1]
      if (name !== undefined) names.set(name, (names.get(name) ?? 0) + Math.max(1, rows.size))
    }
    const most = [...names].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 5)
    return words.say('take.sourcesLine', {
      count: this.#cited.size,
      most: most.map(([name]) => name).join(', '),
    })
  }
}
