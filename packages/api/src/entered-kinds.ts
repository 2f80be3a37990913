/** What may be entered. Apart from the schemas, so that a page can use it without them. */
export const ENTERED_KINDS = ['orders', 'reports', 'queues'] as const
