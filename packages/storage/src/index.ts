export { loadGoods, loadLand, loadNetwork, loadTables, loadWorld, type World } from './bundled-world.js'
