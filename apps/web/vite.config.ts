import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { thirdParty } from './build/third-party.js'

const packages = fileURLToPath(new URL('../../packages/', import.meta.url))
const server = process.env['KARAVAN_API'] ?? 'http://127.0.0.1:8080'

/** Every browser that runs the map reads WOFF2; the older copies would double the fonts shipped. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform(code, id) {
    if (!/@fontsource[/\\].*\.css$/.test(id)) return null
    return { code: code.replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/g, ''), map: null }
  },
}

export default defineConfig({
  plugins: [onlyWoff2, react(), thirdParty()],
  resolve: { alias: [{ find: /^@karavan\/(core|model|api)$/, replacement: `${packages}$1/src/index.ts` }] },
  build: {
    // Our packages only declare: what the page does not use of them is left out.
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id: string) => !/[/\\]packages[/\\]|[/\\]typebox[/\\]/.test(id) },
      // Sheets that overrule each other by their order stay in one file: files of their own are loaded in any order.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'lists',
              test: /[/\\]styles[/\\](network|conditions|enter|consignments|watch|segments|guest|observatory|subscriptions)\.css$/,
            },
          ],
        },
      },
    },
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    target: 'es2022',
  },
  server: { proxy: { '/api': server, '/openapi.json': server } },
})
