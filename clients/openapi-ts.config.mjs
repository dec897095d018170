// @hey-api/openapi-ts; DOCUMENT and OUTPUT are given by generate.py.
export default {
  input: process.env.DOCUMENT,
  output: { path: process.env.OUTPUT, postProcess: [], module: { extension: '.js' } },
  logs: { level: 'silent', file: false },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
};
