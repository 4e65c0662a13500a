// Predicts WAV files in Node: node predict.js MODEL FILE…  ("-" takes the files from standard input, one per line)
// Prints one JSON object per file, with the keys of a prediction and "file", or with "file" and "error".

import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { EmotionModel } from './index.js';

const [source, ...files] = process.argv.slice(2);
if (source === undefined || files.length === 0) {
  console.error('Usage: node predict.js MODEL FILE…');
  process.exit(1);
}

try {
  const model = await EmotionModel.load(source);
  for (const file of files[0] === '-' ? (await text(process.stdin)).split('\n').filter(Boolean) : files) {
    console.log(JSON.stringify({ file, ...(await predict(model, file)) }));
  }
} catch (fault) {
  console.error(fault.message);
  process.exit(1);
}

async function predict(model, file) {
  try {
    return model.predictWav(await readFile(file), file);
  } catch (fault) {
    return { error: fault.code === 'ENOENT' ? `${file}: there is no such file` : fault.message };
  }
}
