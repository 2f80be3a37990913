import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, root } from './bootstrap.mjs'
import { endWithParent } from './end-with-parent.mjs'

const parent = process.ppid
try {
  await prepare()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const main = join(root, 'apps/server/dist/main.js')
process.argv[1] = main
// Whoever starts it by itself may leave it running alone.
if (process.env.npm_lifecycle_event === 'start') endWithParent(parent)
await import(pathToFileURL(main).href)
