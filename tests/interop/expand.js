// SPDX-License-Identifier: Apache-2.0
// node expand.js MODULE FILE.jsonld: the file's quads, as jsonld.js makes them; nothing may be fetched.
const jsonld = require(process.argv[2]);
const document = JSON.parse(require('fs').readFileSync(process.argv[3], 'utf8'));
const documentLoader = (url) => { throw new Error('asked for ' + url); };
jsonld.toRDF(document, { format: 'application/n-quads', documentLoader })
  .then((quads) => process.stdout.write(quads))
  .catch((error) => { console.error(error); process.exit(1); });
