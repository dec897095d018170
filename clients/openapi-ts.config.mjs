// @hey-api/openapi-ts; DOCUMENT and OUTPUT are given by generate.py.
export default {
  input: process.env.DOCUMENT,
  output: { path: process.env.OUTPUT, postProcess: [], module: { extension: '.js' } },
  logs: { level: 'silent', file: false },
  plugins: [
    // Whoever installs the package reaches its index alone, and there the client that is to be configured.
    { name: '@hey-api/client-fetch', includeInEntry: true },
    '@hey-api/typescript',
    '@hey-api/sdk',
  ],
};
