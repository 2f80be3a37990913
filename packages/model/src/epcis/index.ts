export * from './event.js'
export * from './json.js'
export * from './record.js'
