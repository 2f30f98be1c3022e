/** What only an app in trouble shows, in a chunk of its own: the failure panel, the console, and their looks. */
import css from './trouble.css?inline';

export { ConsolePanel } from './console.js';
export { FailurePanel } from './failure.js';
export { css };
