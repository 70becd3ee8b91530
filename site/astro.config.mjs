import { defineConfig } from 'astro/config';

/**
 * A static site under one strict content security policy: no inline script, no inline style, nothing from another host.
 * Assets are therefore never inlined, however small.
 */
export default defineConfig({
  output: 'static',
  outDir: './dist',
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never', format: 'directory' },
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0, target: 'es2022' },
  },
});
