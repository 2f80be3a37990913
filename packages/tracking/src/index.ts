export { type Locate, story } from './story.js'
