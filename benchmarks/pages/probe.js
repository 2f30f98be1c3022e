/**
 * Runs in every measured page before its own scripts, and measures it from outside: `window.bench`.
 *
 * It counts what crosses the ports of the page's workers, knows when the page is ready, and clicks. Floors, Lite and
 * Gradio are measured by the same lines, so what these cost is in all of them.
 */
(() => {
  /** Messages by direction, over all workers, and when the last came by; their texts too while `log` is a list. */
  const port = { out: 0, in: 0, log: null, last: { out: 0, in: 0 } };
  const note = (direction, data) => {
    port[direction] += 1;
    port.last[direction] = performance.now();
    if (port.log !== null) port.log.push([direction, typeof data === 'string' ? data : (data?.text ?? `{"type":"${data?.type}"}`)]);
  };

  let tellReady = () => {};
  const ready = new Promise((resolve) => {
    tellReady = resolve;
  });

  const NativeWorker = window.Worker;
  const nativePost = NativeWorker.prototype.postMessage;
  NativeWorker.prototype.postMessage = function (data, ...rest) {
    note('out', data);
    return nativePost.call(this, data, ...rest);
  };
  window.Worker = class Worker extends NativeWorker {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        note('in', data);
        if (data?.type === 'ready') afterHandlers(() => whenButton(() => tellReady({ ms: performance.now(), timings: data.timings ?? {} })));
        if (data?.type === 'failed_boot') tellReady({ failure: JSON.stringify(data.failure) });
      });
    }
  };

  /** Calls back when the page's own handlers of the present message have run. */
  function afterHandlers(callback) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = callback;
    port2.postMessage(null);
  }

  /** Calls back once there is a button to use: now, or when it is put into the page. */
  function whenButton(callback) {
    if (document.querySelector('button')) return callback();
    const observer = new MutationObserver(() => {
      if (!document.querySelector('button')) return;
      observer.disconnect();
      callback();
    });
    observer.observe(document, { childList: true, subtree: true });
  }

  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** Types `text` as a user would: past any property that a framework has put on the element. */
  function type(input, text) {
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value');
    set.call(input, text);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  /** Notes the moment at which `output.value` is set to what is waited for. */
  function watch(output) {
    const { get, set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(output), 'value');
    let awaited = null;
    let found = () => {};
    Object.defineProperty(output, 'value', {
      configurable: true,
      get() {
        return get.call(this);
      },
      set(text) {
        set.call(this, text);
        if (text !== awaited) return;
        awaited = null;
        found(performance.now());
      },
    });
    return (text, seconds = 120) => {
      awaited = text;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`After ${seconds} s the output is still ${JSON.stringify(get.call(output).slice(-80))}`)), seconds * 1000);
        found = (moment) => {
          clearTimeout(timer);
          resolve(moment);
        };
      });
    };
  }

  /** For each click the milliseconds until its message is posted, until the answer is there, until the result is in the page. */
  async function clicks({ input, button, output }, { count, name, pauseMs }) {
    const shown = watch(output);
    const times = [];
    for (let i = 0; i < count; i += 1) {
      const text = `${name} ${i}`;
      type(input, text);
      await sleep(pauseMs);
      const result = shown(text);
      const start = performance.now();
      button.click();
      const end = await result;
      // A page that talks to a server posts nothing: its two marks are older than the click.
      const [sent, answered] = [port.last.out, port.last.in].map((moment) => Math.max(moment - start, 0));
      times.push([sent, answered, end - start]);
    }
    return times;
  }

  /** Everything that crosses the port because of one click, until long after it: `[out, in]` for each of `count` clicks. */
  async function messages({ input, button, output }, { count }) {
    const shown = watch(output);
    const counts = [];
    for (let i = 0; i < count; i += 1) {
      type(input, `count ${i}`);
      await sleep(100);
      const before = { ...port };
      const result = shown(`count ${i}`);
      button.click();
      await result;
      await sleep(150);
      counts.push([port.out - before.out, port.in - before.in]);
    }
    return counts;
  }

  /** One stream whose last value is `last`: its time, and with `log` everything that crossed the port. */
  async function stream({ input, button, output }, { steps, last, log }) {
    // A page may listen to the end (the floor says it) or be watched for the last value.
    const ended = output.value === undefined ? () => new Promise((resolve) => button.addEventListener('streamed', () => resolve(performance.now()), { once: true })) : watch(output);
    type(input, String(steps));
    await sleep(100);
    port.log = log ? [] : null;
    const result = ended(last, 300);
    const start = performance.now();
    button.click();
    const ms = (await result) - start;
    const lastMessageMs = Math.max(port.last.in - start, 0);
    await sleep(200);
    const packets = port.log;
    port.log = null;
    return { ms, lastMessageMs, exact: (output.value ?? output.textContent) === last, packets };
  }

  /** Milliseconds from a click on `stop`, while what `hang` began has the CPU, until a click made right after it has its result. */
  async function afterCancel({ input, button, output, hang, stop }, { text, hangMs }) {
    const shown = watch(output);
    type(input, text);
    hang.click();
    await sleep(hangMs);
    const result = shown(text);
    const start = performance.now();
    stop.click();
    button.click();
    return (await result) - start;
  }

  /** Milliseconds from a click until both outputs show `text`. */
  async function both({ input, button, output, other }, { text }) {
    const shown = [output, other].map((each) => watch(each)(text));
    type(input, text);
    await sleep(100);
    const start = performance.now();
    button.click();
    return Math.max(...(await Promise.all(shown))) - start;
  }

  window.bench = { ready, clicks, messages, stream, afterCancel, both };
})();
