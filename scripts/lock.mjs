import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** How long the owner of a lock may take to write its number into it, ms. */
const UNSIGNED_MS = 10_000

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Process that a lock names; 0 where it names none, undefined where the lock is gone. */
function ownerOf(lock) {
  try {
    const text = readFileSync(lock, 'utf8').trim()
    return /^\d{1,10}$/.test(text) ? Number(text) : 0
  } catch {
    return undefined
  }
}

/** Whether nobody holds a lock any more. Our own number in it is that of a process before a restart of the machine. */
function isDead(lock, owner, now) {
  if (owner === process.pid) return true
  if (owner > 0) return !isAlive(owner)
  try {
    return now() - statSync(lock).mtimeMs > UNSIGNED_MS
  } catch {
    return false
  }
}

/**
 * Runs an action while no other process holds the lock; waits for one that does. In a folder that may only be read there is no
 * lock, and nothing that the action could change.
 * @param lock - path of the lock file
 * @param say - takes one line where it has to wait
 */
export async function exclusively(lock, action, { say, now = Date.now, poll = 200 }) {
  if (!existsSync(dirname(lock))) mkdirSync(dirname(lock), { recursive: true })
  for (let waited = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code === 'EACCES' || error.code === 'EROFS') return action()
      if (error.code !== 'EEXIST') throw error
    }
    const owner = ownerOf(lock)
    if (owner === undefined) continue
    if (isDead(lock, owner, now)) {
      rmSync(lock, { force: true })
      continue
    }
    if (!waited) say(`Waiting for another set-up of this checkout (process ${owner || 'unknown'}; lock ${lock}) …`)
    waited = true
    await new Promise((resolve) => setTimeout(resolve, poll))
  }
  try {
    return await action()
  } finally {
    rmSync(lock, { force: true })
  }
}
