/** The floor of a first paint: one script that makes a form. */
for (const name of ['Input', 'Output']) {
  const label = document.createElement('label');
  label.append(name, document.createElement('textarea'));
  document.body.append(label);
}
const button = document.createElement('button');
button.textContent = 'Run';
document.body.append(button);
