import { describe, expect, it } from 'vitest'
import {
  checkProof,
  checkpointText,
  faultsOfLog,
  grownTiles,
  inclusionPath,
  keyText,
  leafHash,
  nodesIn,
  openNote,
  parseCheckpoint,
  parseKeyText,
  parseProof,
  parseTilePath,
  proofText,
  readOpened,
  rootOf,
  signedNote,
  type TileName,
  tellingEntry,
  tilePath,
  writeOpened,
} from '../src/index.js'
import { ed25519, sha256, someKey } from './rfc.js'

describe('signed notes', () => {
  // From the documentation of golang.org/x/mod/sumdb/note, the first implementation of the format.
  const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const NOTE =
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n" +
    '\n' +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'

  it('of another implementation are read', () => {
    const key = parseKeyText(PETER, sha256)
    expect(key.name).toBe('PeterNeumann')
    expect(keyText(key, sha256)).toBe(PETER)
    expect(openNote(NOTE, key, ed25519, sha256)).toBe(NOTE.slice(0, NOTE.indexOf('\n\n') + 1))
  })

  it('are refused where anything was changed, or another signed', () => {
    const key = parseKeyText(PETER, sha256)
    const code = (note: string, by = key) => {
      try {
        openNote(note, by, ed25519, sha256)
        return null
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    expect(code(NOTE.replace('answer', 'Answer'))).toBe('NOTE_UNSIGNED')
    expect(code(NOTE.replace('x08go/ZJ', 'x08go/ZK'))).toBe('NOTE_UNSIGNED')
    expect(code(NOTE, someKey('PeterNeumann').key)).toBe('NOTE_UNSIGNED')
    expect(code(NOTE.trimEnd())).toBe('NOTE_INVALID')
    expect(code(NOTE.replace('\n\n', '\n'))).toBe('NOTE_INVALID')
    expect(code(NOTE.replace('— ', '- '))).toBe('NOTE_INVALID')
    expect(code('')).toBe('NOTE_INVALID')
  })

  it('may bear signatures of others', () => {
    const { key, sign } = someKey('example.org/log')
    const note = signedNote('text\n', key, sign, sha256)
    const witness = someKey('witness')
    const cosigned = `${note}${signedNote('text\n', witness.key, witness.sign, sha256).split('\n\n')[1]}`
    expect(openNote(cosigned, key, ed25519, sha256)).toBe('text\n')
    expect(openNote(cosigned, witness.key, ed25519, sha256)).toBe('text\n')
  })

  it.each(['', 'PeterNeumann', PETER.replace('c74f', 'c74e'), PETER.slice(0, -4), PETER.replace('+ARpc', '+ARpd')])(
    'are not signed by %j',
    (text) => expect(() => parseKeyText(text, sha256)).toThrow('Ed25519'),
  )
})

describe('checkpoints', () => {
  it('are read as they are written', () => {
    const checkpoint = { origin: 'example.org/log', size: 42, root: sha256(new Uint8Array()) }
    expect(checkpointText(checkpoint)).toBe('example.org/log\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n')
    expect(parseCheckpoint(`${checkpointText(checkpoint)}and more\n`)).toEqual({
      ...checkpoint,
      root: new Uint8Array(checkpoint.root),
    })
  })

  it.each(['', 'log\n042\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n', 'log\n1\nAAAA\n', 'log\n-1\n\n'])(
    'are not %j',
    (text) => expect(() => parseCheckpoint(text)).toThrow('three lines'),
  )
})

describe('a proof that is handed on', () => {
  const { key, sign } = someKey('example.org/log')
  const entries = Array.from({ length: 700 }, (_, i) => Buffer.from(`entry ${i}`))
  const tiles = new Map(
    grownTiles(
      0,
      entries.map((entry) => leafHash(entry, sha256)),
      () => new Uint8Array(),
      sha256,
    ).map((tile) => [tilePath(tile), tile.hashes]),
  )
  const read = (tile: TileName) => tiles.get(tilePath(tile)) ?? null
  const faults = (of: typeof read) => faultsOfLog(head, async (tile) => of(tile), sha256)
  const nodes = nodesIn(700, (tile) => read(tile) ?? new Uint8Array(), sha256)
  const head = { size: 700, root: rootOf(700, nodes, sha256) }
  const checkpoint = signedNote(checkpointText({ origin: key.name, ...head }), key, sign, sha256)
  const text = proofText({ extra: null, index: 299, path: inclusionPath(299, 700, nodes, sha256), checkpoint })
  const check = (bytes: Uint8Array, proof: string) => checkProof(bytes, parseProof(proof), key, ed25519, sha256)

  it('is checked with nothing but the entry and the key', () => {
    expect(check(entries[299] ?? new Uint8Array(), text).size).toBe(700)
    const more = text.replace('\nindex', '\nextra AAAA\nindex')
    expect(check(entries[299] ?? new Uint8Array(), more).size).toBe(700)
    expect(parseProof(more).extra).toEqual(new Uint8Array(3))
    expect(proofText(parseProof(more))).toBe(more)
  })

  it('is refused for another entry, and where it was altered', () => {
    expect(() => check(Buffer.from('entry 300'), text)).toThrow('hashes that lead')
    expect(() => check(entries[299] ?? new Uint8Array(), text.replace('index 299', 'index 298'))).toThrow(
      'hashes that lead',
    )
    expect(() => check(entries[299] ?? new Uint8Array(), text.replace('\n700\n', '\n701\n'))).toThrow('a signature of')
    expect(() => check(entries[299] ?? new Uint8Array(), text.replace('index', 'place'))).toThrow(
      'c2sp.org/tlog-proof@v1',
    )
  })

  it('is not needed where the whole log is there: any byte that was changed is found', async () => {
    expect(await faults(read)).toEqual([])
    for (const [path, hashes] of tiles) {
      const instead = (other: Uint8Array | null) => faults((tile) => (tilePath(tile) === path ? other : read(tile)))
      for (const at of [0, 31, hashes.length - 1]) {
        const altered = hashes.slice()
        altered[at] = (altered[at] ?? 0) ^ 1
        expect(await instead(altered), `${path} ${at}`).not.toEqual([])
      }
      expect((await instead(null))[0]?.kind).toBe('missing')
      expect((await instead(hashes.subarray(1)))[0]?.kind).toBe('cut')
    }
  })
})

describe('a telling', () => {
  const telling = {
    event: 'ni:///sha-256;00?ver=CBV2.0',
    declaration: '',
    sender: 'ktz',
    receivedAt: '2026-11-26T08:00:00.000000Z',
    message: '01',
    kept: '02',
  }
  const opened = { telling, salt: new Uint8Array(32).fill(7) }

  it('makes one entry however its fields are ordered, another for another salt or word', () => {
    const { event, ...rest } = telling
    const entry = Buffer.from(tellingEntry(opened, sha256)).toString('hex')
    expect(tellingEntry({ ...opened, telling: { ...rest, event } }, sha256).toString()).toBe(
      tellingEntry(opened, sha256).toString(),
    )
    for (const other of [
      { ...opened, salt: new Uint8Array(32).fill(8) },
      ...Object.keys(telling).map((name) => ({ ...opened, telling: { ...telling, [name]: 'other' } })),
    ]) {
      expect(Buffer.from(tellingEntry(other, sha256)).toString('hex')).not.toBe(entry)
    }
  })

  it('is read as it was written, and nothing else is', () => {
    const text = Buffer.from(writeOpened(opened)).toString()
    expect(readOpened(text)).toEqual({ ...opened, telling })
    for (const broken of [
      '',
      '{}',
      'null',
      text.replace('ktz"', 'ktz'),
      text.replace('"sender"', '"by"'),
      text.replace('Bw', ''),
    ])
      expect(() => readOpened(broken)).toThrow('what was told')
  })
})

describe('paths of tiles', () => {
  it.each([
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
    ['tile/1/x001/000.p/12', { level: 1, index: 1000, width: 12 }],
  ])('%s', (path, tile) => {
    expect(tilePath(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual(tile)
  })

  it('of entries have their own name', () => {
    expect(parseTilePath('tile/entries/x001/000.p/12')).toEqual({ level: 'entries', index: 1000, width: 12 })
  })

  it.each([
    '',
    'tile/0/0',
    'tile/00/000',
    'tile/0/x000/001',
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/64/000',
    '../tile/0/000',
  ])('are not %j', (path) => expect(() => parseTilePath(path)).toThrow('tlog-tiles'))
})
