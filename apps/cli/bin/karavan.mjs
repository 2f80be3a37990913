#!/usr/bin/env node
import { prepare } from '../../../scripts/bootstrap.mjs'

try {
  await prepare({ say: (line) => process.stderr.write(`${line}\n`), web: false })
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(70)
}
await import('../dist/main.js')
