/** How often it is looked whether the parent is there, ms. */
const LOOK_EVERY = 300

/**
 * Ends this process by SIGTERM as soon as its parent is gone. `npm start` runs it from a shell that ends by a signal and hands none
 * on, so that the server would go on alone and keep its port.
 * @param parent - id of the parent when this process began
 */
export function endWithParent(parent) {
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY)
  timer.unref()
}
