/** Where the pages of the part are found. */
export const WATCH_PATHS = { watch: '/watch', subscriptions: '/watch/subscriptions' } as const

export type WatchPath = keyof typeof WATCH_PATHS
