// Unpacks the Chromium of the locked package, and the libraries it needs on a bare machine, into the folder that TMPDIR
// names. Prints the program's path.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';

const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
await inflate(join(packed, 'al2023.tar.br'));
console.log(await chromium.executablePath());
