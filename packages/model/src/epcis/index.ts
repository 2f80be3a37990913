export * from './event.js'
export * from './json.js'
