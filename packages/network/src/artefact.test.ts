import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { packNetwork, unpackNetwork } from './artefact.js'
import { compileNetwork } from './compile.js'
import { readNetworkTables } from './tables/tables.js'

const data = fileURLToPath(new URL('../data/', import.meta.url))
const names = readdirSync(data).filter((name) => name.endsWith('.csv'))

it('gives back the bundled network, field by field', () => {
  const network = compileNetwork(
    readNetworkTables(new Map(names.map((name) => [name, readFileSync(data + name, 'utf8')]))),
  )
  expect(unpackNetwork(packNetwork(network))).toEqual(network)
})

it.each([[''], ['{}'], ['{"magic":"karavan-network","format":1,"locations":[]}'], ['[1,2,3]']])(
  'refuses %j',
  (text) => {
    expect(() => unpackNetwork(text)).toThrow(/NETWORK_ARTEFACT_UNKNOWN.*compile/)
  },
)
