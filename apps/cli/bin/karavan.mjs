#!/usr/bin/env node
import { prepare } from '../../../scripts/bootstrap.mjs'

await prepare({ say: (line) => process.stderr.write(`${line}\n`), quiet: true, web: false })
await import('../dist/main.js')
