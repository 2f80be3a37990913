declare module 'gtfs-utils/*.js' {
  const read: (...args: unknown[]) => AsyncIterable<unknown> & Promise<unknown>
  export default read
}
