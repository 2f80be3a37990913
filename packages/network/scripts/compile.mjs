import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileNetwork, packNetwork, readNetworkTables } from '../dist/index.js'

const shownAs = 'packages/network/data/'
const data = fileURLToPath(new URL('../data/', import.meta.url))
const target = fileURLToPath(new URL('../dist/network.json', import.meta.url))

const names = readdirSync(data).filter((name) => name.endsWith('.csv'))
const tables = readNetworkTables(new Map(names.map((name) => [name, readFileSync(data + name, 'utf8')])), shownAs)
writeFileSync(`${target}.new`, packNetwork(compileNetwork(tables)))
renameSync(`${target}.new`, target)
