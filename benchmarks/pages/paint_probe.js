/**
 * Runs in pages whose first paint is measured, before their own scripts: `window.painted` is milliseconds from the navigation until a text
 * box is in the document, has taken a text, and a frame with it has been drawn; and whether Python was up by then.
 */
window.painted = new Promise((resolve) => {
  const drawn = () => {
    const { port1, port2 } = new MessageChannel();
    // What a frame's callback posts arrives when the frame is done.
    port1.onmessage = () => resolve({ ms: performance.now(), python: document.querySelector('lite-app, gradio-lite')?.controller.runtime.state === 'ready' });
    requestAnimationFrame(() => port2.postMessage(null));
  };
  const look = () => {
    const box = document.querySelector('textarea');
    if (!box) return;
    observer.disconnect();
    box.value = 'typed';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    drawn();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
});
