import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, root } from './bootstrap.mjs'

try {
  await prepare()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const main = join(root, 'apps/server/dist/main.js')
process.argv[1] = main
await import(pathToFileURL(main).href)
