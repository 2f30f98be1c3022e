import { expect, test } from 'vitest';
import { importsMore } from './snapshot.js';

const modules = ['json', 'os', 'time', 'urllib'];
const about = { file: 'a.zst', sha256: '', size: 0, heap: 0, data: 0, pages: 0, strings: 0, frozen: 0, modules, without_jspi: [] };

test.each([
  ['import json', false],
  ['import gradio as gr\nimport os, time as t', false],
  ['import os.path', false],
  ['from urllib.parse import quote', false],
  ['from .words import some', false],
  ['import helper', false],
  ['text = "import this is no import"', false],
  ['import calendar', true],
  ['import json, calendar', true],
  ['def later():\n    from calendar import month_name', true],
  ['import numpy as np', true],
])('%s: more than the snapshot has is %s', (source, more) => {
  expect(importsMore(about, [source], ['app.py', 'helper.py', 'words/__init__.py'])).toBe(more);
});
