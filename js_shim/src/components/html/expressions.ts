/**
 * The JavaScript in templates, `${items.map(…)}`, made to functions of the props.
 *
 * It goes through `app.author`, so the page's CSP decides; where it forbids that, the console says so and the place stays empty.
 */
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Node } from '../../render/contract.js';
import { type Evaluate, expressions, fill, type Props, parse } from './template.js';

type Compiled = Map<string, (...args: unknown[]) => unknown>;

const NAME = /^[A-Za-z_$][\w$]*$/;
const RESERVED = new Set(
  `await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if
  implements import in instanceof interface let new null package private protected public return static super switch this throw true
  try typeof var void while with yield arguments`.split(/\s+/),
);

/** `template` filled from `props`; null until its JavaScript is ready. */
export function useFilled(node: Node, template: string, props: Props): string | null {
  const parts = useMemo(() => parse(template), [template]);
  const sources = useMemo(() => [...new Set(expressions(parts))], [parts]);
  const names = Object.keys(props).filter((name) => NAME.test(name) && !RESERVED.has(name));
  const list = names.join();
  const [compiled, keep] = useState<{ of: string; functions: Compiled } | null>(null);
  const wanted = sources.length > 0 ? `${list}\n${template}` : '';
  useLayoutEffect(() => {
    if (sources.length === 0) return;
    let stale = false;
    void compile(node, sources, list).then((functions) => {
      if (!stale) keep({ of: wanted, functions });
    });
    return () => {
      stale = true;
    };
  }, [wanted]);
  if (sources.length > 0 && compiled?.of !== wanted) return null;
  const evaluate: Evaluate = (source, given) => {
    try {
      return compiled?.functions.get(source)?.(...names.map((name) => given[name]));
    } catch (error) {
      console.error(`\${${source}} in the template of an HTML component failed.`, error);
      return undefined;
    }
  };
  return fill(parts, props, evaluate);
}

async function compile(node: Node, sources: string[], names: string): Promise<Compiled> {
  const made = await Promise.all(
    sources.map(async (source) => [source, await node.app.author(`(function (${names}) {\nreturn (${source}\n);\n})`)] as const),
  );
  return new Map(made.filter((one): one is [string, (...args: unknown[]) => unknown] => typeof one[1] === 'function'));
}
