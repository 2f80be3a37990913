import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exclusively } from './lock.mjs'
import { cleanEnvironment, hashSources, isInstalled, nodeFault } from './stamp.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules/.karavan-stamp.json')
const env = cleanEnvironment(process.env)

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
const saveStamp = (part) => writeFileSync(stampFile, JSON.stringify({ ...readJson(stampFile), ...part }))

/** Runs a program; its output goes to standard error, so that a command's own output stays clean. */
function run(program, args, what) {
  const windowsNpm = process.platform === 'win32' && program === 'npm'
  const result = spawnSync(program, args, { cwd: root, env, stdio: ['ignore', 2, 2], shell: windowsNpm })
  if (result.status === 0) return
  throw new Error(`${what} failed: ${result.error?.message ?? `exit code ${result.status}`} (output above)`)
}

function npm(args, what) {
  const own = process.env.npm_execpath
  if (own && /npm-cli\.c?js$/.test(own)) run(process.execPath, [own, ...args], what)
  else run('npm', args, what)
}

function step(say, what, action) {
  const start = performance.now()
  say(`${what} …`)
  action()
  say(`${what}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}

function install(say) {
  const runtime = `${process.version} ${process.platform} ${process.arch}`
  const wanted = hashSources(root, ['package-lock.json'], runtime)
  const stamp = readJson(stampFile)
  if (stamp?.install === wanted) return
  const present = readJson(join(root, 'node_modules/.package-lock.json'))
  const sameRuntime = stamp?.runtime === undefined || stamp.runtime === runtime
  const complete = present && isInstalled(readJson(join(root, 'package-lock.json')), present, process)
  if (!(sameRuntime && complete)) {
    step(say, 'Installing packages (npm ci)', () =>
      npm(
        [
          'ci',
          '--include=dev',
          '--include=optional',
          '--ignore-scripts=false',
          '--engine-strict=false',
          '--no-audit',
          '--no-fund',
          '--loglevel=error',
        ],
        'npm ci',
      ),
    )
  }
  saveStamp({ install: wanted, runtime })
}

/** Builds a part when its sources changed or an output is missing. */
function build(say, { key, what, inputs, outputs, action }) {
  const wanted = hashSources(root, ['package-lock.json', ...inputs])
  const stamp = readJson(stampFile)
  if (stamp?.[key] === wanted && outputs.every((path) => existsSync(join(root, path)))) return wanted
  step(say, what, action)
  saveStamp({ [key]: wanted })
  return wanted
}

function buildAll(say, { web }) {
  const names = readdirSync(join(root, 'packages')).filter((name) => existsSync(join(root, 'packages', name, 'src')))
  const code = [...names.map((name) => `packages/${name}`), 'apps/server', 'apps/cli']
  const settings = ['tsconfig.json', 'tsconfig.base.json']
  build(say, {
    key: 'code',
    what: 'Building the packages (tsc -b)',
    inputs: [...settings, ...code.flatMap((at) => [`${at}/src`, `${at}/package.json`, `${at}/tsconfig.json`])],
    outputs: [
      ...names.map((name) => `packages/${name}/dist/index.js`),
      'apps/server/dist/main.js',
      'apps/cli/dist/main.js',
    ],
    action: () => run(process.execPath, ['node_modules/typescript/bin/tsc', '-b'], 'tsc -b'),
  })
  if (readJson(join(root, 'packages/network/package.json'))?.scripts?.compile) {
    build(say, {
      key: 'network',
      what: 'Compiling the network',
      inputs: ['packages/network', 'packages/core/src', 'packages/model/src'],
      outputs: ['packages/network/dist/network.json'],
      action: () =>
        npm(['run', '--silent', '--ignore-scripts=false', 'compile', '-w', 'packages/network'], 'network compile'),
    })
  }
  if (!web) return
  build(say, {
    key: 'web',
    what: 'Building the page (vite build)',
    inputs: ['apps/web', 'tsconfig.base.json', ...['core', 'model', 'api'].map((name) => `packages/${name}/src`)],
    outputs: ['apps/web/dist/index.html'],
    action: () =>
      run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--logLevel', 'warn'], 'vite build'),
  })
}

/**
 * Installs and builds whatever is missing or out of date in this checkout.
 * @param say - takes one line of progress
 * @param web - whether the page is wanted too
 * @throws {Error} when a step fails, with the name of the step
 */
export async function prepare({ say = (line) => console.log(line), web = true } = {}) {
  const fault = nodeFault(process.version)
  if (fault) throw new Error(fault)
  const setUp = () => {
    install(say)
    buildAll(say, { web })
  }
  await exclusively(join(root, '.cache/bootstrap.lock'), setUp, { say })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = performance.now()
  try {
    await prepare()
    console.log(`Ready (set-up checked in ${((performance.now() - start) / 1000).toFixed(1)} s)`)
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}
