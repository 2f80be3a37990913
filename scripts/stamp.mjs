import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const IGNORED = /^(node_modules|dist|coverage|\.cache)$|\.tsbuildinfo$|\.test\.tsx?$/

/** Every file under the given files and folders, sorted, without what is built or only tested. Paths are relative to `root`. */
export function sourceFiles(root, paths) {
  const found = []
  const visit = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (!statSync(full).isDirectory()) found.push(path)
    else for (const name of readdirSync(full)) if (!IGNORED.test(name)) visit(`${path}/${name}`)
  }
  for (const path of paths) visit(path)
  return found.sort()
}

/** SHA-256 over names and contents of the source files under `paths`, and over `salt`. */
export function hashSources(root, paths, salt = '') {
  const hash = createHash('sha256').update(salt)
  for (const path of sourceFiles(root, paths)) {
    const content = readFileSync(join(root, path))
    hash.update(`\0${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * Whether npm's record of what is installed (`node_modules/.package-lock.json`) holds all that the lockfile asks for on
 * this platform. Packages for another platform, and optional peers, may be missing.
 */
export function isInstalled(lock, installed, { platform, arch }) {
  const fits = (list, value) => !list || (list.includes(value) && !list.includes(`!${value}`))
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true
    const present = installed.packages?.[path]
    if (present) return wanted.link ? present.link === true : present.version === wanted.version
    if (!wanted.optional && !wanted.devOptional && !wanted.peer) return false
    const native = wanted.os ?? wanted.cpu
    return !native || wanted.libc !== undefined || !(fits(wanted.os, platform) && fits(wanted.cpu, arch))
  })
}

/** The environment for npm and the build, without settings that would leave out what the build and the tests need. */
export function cleanEnvironment(env) {
  const dropped =
    /^(NODE_ENV|npm_config_(omit|only|production|dev|also|include|ignore_scripts|workspace|workspaces|global|dry_run|package_lock|engine_strict|prefix|location))$/i
  return Object.fromEntries(Object.entries(env).filter(([name]) => !dropped.test(name)))
}

/** @returns a sentence saying what is wrong with this Node.js, or undefined when it will do */
export function nodeFault(version, wanted = [20, 19]) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return undefined
  return `Karavan needs Node.js ${wanted.join('.')} or newer; this is ${version}. Install a newer one from your system's packages or https://nodejs.org/`
}
